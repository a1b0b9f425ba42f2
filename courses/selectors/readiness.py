"""What a draft still lacks before it may be published: "còn thiếu gì"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.kinds.activity import kind_of, names
from courses.kinds.audience import Audience
from courses.kinds.wave import faults_of
from courses.models import Activity, CampaignStep, CampaignVersion
from courses.selectors.campaign import audience_units
from courses.selectors.wave import waves_of
from people.models import Person, Unit, UnitPath

# 64-KH/TU, 57-NQ/TW, 36/QĐ-TCT, 91/2025/QH15
SIGN = re.compile(r"^\d{1,5}(/\d{4})?[-/][A-ZĐ&]{1,8}\d{0,2}([-/][A-ZĐ&\d]{1,12})*$")


@dataclass(frozen=True)
class Problem:
    """One thing that is missing, in a sentence, and the part of the draft to mend it.

    ``part``: basics, audience, course, steps, heads or waves. What does not block is advice.
    """

    part: str
    sentence: str
    blocks: bool = True


def problems_of(draft: CampaignVersion, now: datetime) -> list[Problem]:
    """Everything that keeps ``draft`` from being published at ``now``, then advice."""
    found = [
        *_basics(draft, now),
        *_audience(draft, now),
        *_course(draft),
        *_steps(draft),
        *_heads(draft, now),
        *_waves(draft, now),
    ]
    return sorted(found, key=lambda one: not one.blocks)


def _basics(draft: CampaignVersion, now: datetime) -> Iterator[Problem]:
    if not draft.title.strip():
        yield Problem("basics", _("Give the campaign a title."))
    if draft.resolution is None and not draft.document_sign:
        yield Problem("basics", _("Name the document that is studied, or its sign."))
    if draft.document_sign and not SIGN.match(draft.document_sign):
        sentence = _("Write the sign of the document like 64-KH/TU.")
        yield Problem("basics", sentence)
    if draft.closes_at <= now:
        sentence = _("The last day has passed. Choose a later one.")
        yield Problem("basics", sentence)


def _audience(draft: CampaignVersion, now: datetime) -> Iterator[Problem]:
    audience = Audience.parse(draft.audience)
    if not audience.kinds:
        yield Problem("audience", _("Choose at least one kind of people."))
    if not audience.units:
        yield Problem("audience", _("Choose at least one unit that takes part."))
        return
    today = timezone.localdate(now)
    outside = Unit.objects.filter(uid__in=audience.units).exclude(
        pk__in=_below_owner(draft, now)
    )
    for unit in outside.order_by("name", "pk"):
        sentence = _("“%(unit)s” is not a unit below the campaign's owner today.")
        yield Problem("audience", sentence % {"unit": unit.name})
    somebody = Person.objects.filter(
        kind__in=audience.kinds,
        homes__period__contains=today,
        homes__unit__in=audience_units(draft, today),
    )
    if audience.kinds and not somebody.exists():
        sentence = _("Nobody at home in the chosen units is of the chosen kinds.")
        yield Problem("audience", sentence)


def _below_owner(draft: CampaignVersion, now: datetime) -> QuerySet[UnitPath, int]:
    today = timezone.localdate(now)
    owner = draft.campaign.owner_id
    paths = UnitPath.objects.filter(unit=owner, period__contains=today)
    below = UnitPath.objects.filter(
        period__contains=today,
        path__under_any=list(paths.values_list("path", flat=True)),
    )
    return below.values_list("unit", flat=True)


def _course(draft: CampaignVersion) -> Iterator[Problem]:
    if draft.course is None:
        yield Problem("course", _("Choose the course that is to be studied."))
        return
    required = _required(draft)
    if not required:
        sentence = _("The course “%(course)s” has no required lesson yet.")
        yield Problem("course", sentence % {"course": draft.course.title})
    for activity in required:
        yield from _activity(activity)


def _required(draft: CampaignVersion) -> list[Activity]:
    return list(
        Activity.objects.filter(section__course=draft.course, is_required=True)
        .select_related("section")
        .order_by("section__position", "position")
    )


def _activity(activity: Activity) -> Iterator[Problem]:
    if activity.kind not in names():
        sentence = _("“%(activity)s” is of a kind that nobody can open.")
        yield Problem("course", sentence % {"activity": activity.title})
        return
    for missing in kind_of(activity.kind).ready_to_publish(activity):
        sentence = _("“%(activity)s”: %(missing)s")
        words = {"activity": activity.title, "missing": missing}
        yield Problem("course", sentence % words)


def _steps(draft: CampaignVersion) -> Iterator[Problem]:
    if draft.course is None:
        return
    steps = list(
        draft.steps.select_related("section", "activity__section").order_by("position")
    )
    if not any(one.kind == CampaignStep.Kind.STUDY for one in steps):
        sentence = _("Name at least one step to study; it makes participation.")
        yield Problem("steps", sentence)
    for step in steps:
        section = step.activity.section if step.activity else step.section
        if section is None or section.course_id != draft.course_id:
            sentence = _("The step “%(step)s” does not belong to the chosen course.")
            yield Problem("steps", sentence % {"step": step.title})
    if not any(one.kind == CampaignStep.Kind.TEST for one in steps):
        sentence = _("There is no test: understanding will not be measured.")
        yield Problem("steps", sentence, blocks=False)


def _heads(draft: CampaignVersion, now: datetime) -> Iterator[Problem]:
    if not Audience.parse(draft.audience).units:
        return
    units = audience_units(draft, timezone.localdate(now))
    without = units.exclude(pk__in=draft.heads.values("unit")).count()
    if without:
        sentence = ngettext(
            "%(count)d unit has no responsible head of its own choice: the secretary "
            "known to the register will be named.",
            "%(count)d units have no responsible head of their own choice: the "
            "secretaries known to the register will be named.",
            without,
        )
        yield Problem("heads", sentence % {"count": without}, blocks=False)


def _waves(draft: CampaignVersion, now: datetime) -> Iterator[Problem]:
    """Of a campaign that was never published; afterwards its waves stand as they are."""
    waves = waves_of(draft.campaign) if draft.campaign.published_id is None else []
    first, last = (timezone.localdate(one) for one in (draft.opens_at, draft.closes_at))
    for fault in faults_of([one.plan for one in waves], first, last):
        yield Problem("waves", fault.sentence)
    audience = Audience.parse(draft.audience)
    named = {uid for one in waves for uid in one.plan.units}
    if not named or not audience.units:
        return
    asked = audience_units(draft, timezone.localdate(now))
    outside = Unit.objects.filter(uid__in=named).exclude(pk__in=asked)
    for unit in outside.order_by("name", "pk"):
        sentence = _("“%(unit)s” stands in a wave but takes no part in the campaign.")
        yield Problem("waves", sentence % {"unit": unit.name})
