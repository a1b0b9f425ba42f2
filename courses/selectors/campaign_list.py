"""Rows of the list of campaigns, and the parts of a campaign's page."""

from dataclasses import dataclass

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.kinds.audience import Audience, excluded_standings
from courses.models import Campaign, CampaignStep, CampaignVersion
from kernel.kinds.wording import day
from people.kinds.name import search_key
from people.models import Person, Standing, Unit


def with_titles(campaigns: QuerySet[Campaign]) -> QuerySet[Campaign]:
    """``campaigns`` with what their version says.

    ``title``, ``sign``, ``opens_at``, ``closes_at`` and ``number`` are of the version in
    force, or of the draft while nothing is in force.
    """
    newest = CampaignVersion.objects.filter(campaign=OuterRef("pk")).order_by("-number")
    drafts = newest.filter(published_at=None)
    fields = {
        "title": "title",
        "sign": "document_sign",
        "opens_at": "opens_at",
        "closes_at": "closes_at",
        "number": "number",
    }
    return campaigns.select_related("owner").annotate(
        draft_number=Subquery(drafts.values("number")[:1]),
        **{
            name: Coalesce(F(f"published__{field}"), Subquery(newest.values(field)[:1]))
            for name, field in fields.items()
        },
    )


def sorted_campaigns(campaigns: QuerySet[Campaign], sort: str) -> QuerySet[Campaign]:
    """``campaigns`` (with titles) by a column's key or -key; the latest end first."""
    key = sort.removeprefix("-") or "closes_at"
    by = Lower("title") if key == "title" else F(key)
    is_down = sort.startswith("-") or not sort
    return campaigns.order_by(by.desc() if is_down else by.asc(), "-pk")


def bearing(campaigns: QuerySet[Campaign], words: str) -> list[Campaign]:
    """Those whose title or sign contains ``words``, with or without accents."""
    wanted = search_key(words)
    return [
        one
        for one in campaigns
        if wanted in search_key(f"{one.title} {one.sign}")  # type: ignore[attr-defined]
    ]


STEP_WORDS: dict[str, Promise] = {
    CampaignStep.Kind.STUDY: _("to study"),
    CampaignStep.Kind.TEST: _("to be tested"),
}


@dataclass(frozen=True)
class Fact:
    """One line of a version; with ``before`` it is held against an earlier one."""

    title: str | Promise
    lines: tuple[str, ...]
    before: tuple[str, ...] | None = None

    @property
    def has_changed(self) -> bool:
        return self.before is not None and self.before != self.lines


def facts_of(
    version: CampaignVersion, former: CampaignVersion | None = None
) -> list[Fact]:
    """What ``version`` asks for, line by line, beside ``former`` if there is one."""
    now = _lines(version)
    then = _lines(former) if former else None
    return [
        Fact(title, lines, then[title] if then else None)
        for title, lines in now.items()
    ]


def _lines(version: CampaignVersion) -> dict[str | Promise, tuple[str, ...]]:
    audience = Audience.parse(version.audience)
    units = Unit.objects.filter(uid__in=audience.units).order_by("name", "pk")
    steps = version.steps.order_by("position")
    kinds = [str(Person.Kind(one).label) for one in audience.kinds]
    excluded = excluded_standings(version.denominator)
    return {
        _("Title"): (version.title,),
        _("Document"): (str(version.resolution),) if version.resolution else (),
        _("Sign of the plan"): (version.document_sign,)
        if version.document_sign
        else (),
        _("First day"): (day(version.opens_at),),
        _("Last day"): (day(version.closes_at),),
        _("Target"): (f"{version.target} %".replace(".", ","),),
        _("Units that take part"): tuple(one.name for one in units),
        _("Kinds of people"): tuple(kinds),
        _("Not counted"): tuple(str(Standing.State(one).label) for one in excluded),
        _("Course"): (version.course.title,) if version.course else (),
        _("Steps"): tuple(f"{one.title} ({STEP_WORDS[one.kind]})" for one in steps),
    }
