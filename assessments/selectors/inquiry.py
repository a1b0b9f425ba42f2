"""Inquiries, as those who decide about them and those whom they concern may see them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from assessments.kinds.explained import Explained
from assessments.kinds.given import given_of
from assessments.kinds.inquiry import SETTLED, InquiryState, Way
from assessments.kinds.question_type import type_of
from assessments.kinds.sheet import sheet_of
from assessments.kinds.widget import Told
from assessments.models import Attempt, Inquiry, LookItem
from assessments.permissions import REVIEW_SIGNAL
from assessments.selectors.correction import content_under, in_force
from assessments.selectors.paper import ShownItem
from people.access import Actor, units_for

_TABS = {
    "waiting": Q(state=InquiryState.WAITING),
    "asked": Q(state=InquiryState.ASKED),
    "proposed": Q(state=InquiryState.PROPOSED),
    "settled": Q(state__in=SETTLED),
}
SORTS = {
    "person": "attempt__person__sort_key",
    "unit": "unit__name",
    "opened": "opened_at",
    "due": "due_at",
}


@dataclass(frozen=True)
class Looked:
    """A question of a second look as staff read it: what was given, what is right."""

    position: int
    stem: str
    given: str
    right: str
    points: Decimal | None
    max_points: Decimal | None

    @property
    def is_right(self) -> bool:
        return self.points is not None and self.points == self.max_points


def inquiries_for(user: Actor) -> QuerySet[Inquiry]:
    """Those of the units of the user's grants, but for the user's own."""
    found = Inquiry.objects.filter(unit__in=units_for(user, REVIEW_SIGNAL))
    if user.pk is not None:
        found = found.exclude(attempt__person__user=user.pk)
    return _with_all(found)


def in_tab(inquiries: QuerySet[Inquiry], tab: str) -> QuerySet[Inquiry]:
    """Those of one step: waiting, asked, proposed or settled."""
    return inquiries.filter(_TABS.get(tab, _TABS["waiting"]))


def counts_of_tabs(inquiries: QuerySet[Inquiry]) -> dict[str, int]:
    """How many there are in each step; one query."""
    return inquiries.aggregate(
        **{name: Count("pk", filter=claim) for name, claim in _TABS.items()}
    )


def in_order(inquiries: QuerySet[Inquiry], sort: str) -> QuerySet[Inquiry]:
    """By a key of ``SORTS``, from the other end after a ``-``; the oldest first else."""
    name = SORTS.get(sort.removeprefix("-"), "opened_at")
    key = F(name).desc(nulls_last=True) if sort.startswith("-") else F(name).asc()
    return inquiries.order_by(key, "pk")


def rounds_of(inquiries: QuerySet[Inquiry]) -> list[tuple[str, str]]:
    """The tests of campaigns that have inquiries, as choices; the newest round first."""
    rows = (
        inquiries.order_by()
        .values_list(
            "attempt__quiz__activity__uid",
            "attempt__enrolment__run__uid",
            "attempt__quiz__activity__title",
            "attempt__enrolment__run__title",
            "attempt__enrolment__run__course__title",
            "attempt__enrolment__run__opens_at",
        )
        .distinct()
    )
    newest = sorted(rows, key=lambda row: row[5], reverse=True)
    return [
        (f"{activity}:{run}", f"{title} · {name or course}")
        for activity, run, title, name, course, _opens_at in newest
    ]


def in_round(inquiries: QuerySet[Inquiry], told: str) -> QuerySet[Inquiry]:
    """Those of one of ``rounds_of``."""
    activity, _colon, run = told.partition(":")
    return inquiries.filter(
        attempt__quiz__activity__uid=UUID(activity),
        attempt__enrolment__run__uid=UUID(run),
    )


def waiting_for(user: Actor, now: datetime) -> QuerySet[Inquiry]:
    """What ``user`` can do something about: to look at, to weigh, to confirm."""
    heard = Q(answered_at__isnull=False) | Q(talked_on__isnull=False)
    return inquiries_for(user).filter(
        Q(state=InquiryState.WAITING)
        | Q(state=InquiryState.ASKED) & (heard | Q(due_at__lte=now))
        | Q(state=InquiryState.PROPOSED) & ~Q(proposed_by=user.pk)
    )


def own_inquiries(user: Actor) -> QuerySet[Inquiry]:
    """Second looks and outcomes of the person who bears the account, the newest first."""
    mine = Inquiry.objects.filter(
        attempt__person__user=user.pk, attempt__person__user__isnull=False
    )
    told = Q(asked_at__isnull=False) | Q(state=InquiryState.CLEARED)
    return _with_all(mine.filter(told)).order_by("-opened_at", "-pk")


def own_news(user: Actor) -> QuerySet[Inquiry]:
    """Those that ask for something, and outcomes not read yet."""
    asks = Q(state=InquiryState.ASKED) & (
        Q(way=Way.TALK, talked_on=None) | Q(way=Way.QUESTIONS, answered_at=None)
    )
    unread = Q(state__in=[InquiryState.KEPT, InquiryState.DISALLOWED], seen_at=None)
    return own_inquiries(user).filter(asks | unread)


def last_look(attempt: Attempt) -> Inquiry | None:
    """The inquiry in which an attempt was not recognised."""
    found = Inquiry.objects.filter(attempt=attempt, state=InquiryState.DISALLOWED)
    return found.order_by("pk").last()


def shown_look(
    inquiry: Inquiry, told: Mapping[int, Told] | None = None
) -> list[ShownItem]:
    """The questions of a second look as the member sees them: no key, no identity.

    Args:
        told: what the page holds by position, before it is stored.
    """
    told = told or {}
    return [_shown(one, told.get(one.position)) for one in _items_of(inquiry)]


def looked_at(inquiry: Inquiry) -> list[Looked]:
    """What the member answered beside what is right, for those who weigh it."""
    items = list(_items_of(inquiry))
    corrections = in_force(one.version_id for one in items)
    found = []
    for one in items:
        content = content_under(one.version, corrections.get(one.version_id))
        given = given_of(one.picked, one.texts, one.places)
        told = type_of(one.version.kind).explain(content, given, tuple(one.options))
        found.append(
            Looked(
                position=one.position,
                stem=one.version.stem,
                given="; ".join(_given(told)),
                right="; ".join(_right(told)),
                points=one.points,
                max_points=one.max_points,
            )
        )
    return found


def _items_of(inquiry: Inquiry) -> QuerySet[LookItem]:
    items = LookItem.objects.filter(inquiry=inquiry).select_related("version")
    return items.order_by("position")


def _shown(item: LookItem, told: Told | None) -> ShownItem:
    type_ = type_of(item.version.kind)
    told = told or Told(tuple(item.picked), item.texts)
    given = given_of(told.tokens, told.texts, item.places)
    sheet = sheet_of(f"look-{item.position}", item.options, item.tokens, given)
    return ShownItem(
        uid=str(item.position),
        position=item.position,
        stem=item.version.stem,
        seq=0,
        widget=type_.show(type_.read(item.version.content), sheet),
    )


def _given(told: Explained) -> Iterator[str]:
    yield from (one.text for one in told.options if one.is_chosen)
    for line in told.lines:
        if line.given:
            yield f"{line.label}: {line.given}" if line.label else line.given
    for part in told.parts:
        yield from _given(part.answer)


def _right(told: Explained) -> Iterator[str]:
    yield from (one.text for one in told.options if one.is_key)
    for line in told.lines:
        if line.key:
            yield f"{line.label}: {line.key}" if line.label else line.key
    for part in told.parts:
        yield from _right(part.answer)


def _with_all(inquiries: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    return inquiries.select_related(
        "attempt__person",
        "attempt__quiz__activity",
        "attempt__enrolment__run__course",
        "unit",
        "asked_by",
        "proposed_by",
        "decided_by",
    )
