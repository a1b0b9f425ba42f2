"""What a member is to do today: one thing, then the rest; and what was changed for them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from assessments.models import ResultChange
from assessments.selectors.result_notice import unseen_notices
from courses.models import Enrolment
from courses.selectors.enrolment import (
    Outline,
    enrolments_for,
    in_order_of_need,
    outline,
)
from courses.selectors.study import with_counts
from kernel.prepared import prepared
from people.models import User

MOST = 8  # courses looked at; who has more finds them all under Learn


@dataclass(frozen=True)
class Today:
    """``next`` has a step to be done now, if anything has; ``others`` are as they close.

    ``changed``: places with a test result that was marked again and not looked at since;
    ``changed_attempt`` of each is the uid of the attempt. ``marked``: places with one
    that was marked by hand meanwhile, as ``marked_attempt``.
    """

    next: Outline | None
    others: tuple[Enrolment, ...]
    upcoming: tuple[Enrolment, ...]
    is_finished: bool  # there were courses, and nothing is left to do
    changed: tuple[Enrolment, ...] = ()
    marked: tuple[Enrolment, ...] = ()


def today_of(user: User, now: datetime, *, has_test_news: bool) -> Today:
    """The user's day: one query for the courses, three for the outline of one.

    Args:
        has_test_news: whether to look for results that are new, with one query more.
    """
    places = _open_places(user, now)
    seen = list(_with_news(user, now)[:MOST]) if has_test_news else []
    active = [one for one in places if one.state == Enrolment.State.ACTIVE]
    under_way = [one for one in active if one.run.opens_at <= now]
    found = _first_with_a_step(under_way, now)
    return Today(
        next=found,
        others=tuple(
            one for one in under_way if found is None or one.pk != found.enrolment.pk
        ),
        upcoming=tuple(one for one in active if one.run.opens_at > now),
        is_finished=found is None and bool(places) and len(under_way) == 0,
        changed=tuple(one for one in seen if one.changed_attempt),  # type: ignore[attr-defined]
        marked=tuple(one for one in seen if one.marked_attempt),  # type: ignore[attr-defined]
    )


@prepared
def _open_places(user: User, now: datetime) -> QuerySet[Enrolment]:
    return _places(user).filter(run__closes_at__gt=now)[:MOST]


def _places(user: User) -> QuerySet[Enrolment]:
    """The user's courses, but for those they left, the nearest end first."""
    held = [Enrolment.State.ACTIVE, Enrolment.State.COMPLETED]
    return with_counts(in_order_of_need(enrolments_for(user))).filter(state__in=held)


def _with_news(user: User, now: datetime) -> QuerySet[Enrolment]:
    """Courses with a result that is new, over or not."""
    unseen = ResultChange.objects.filter(
        attempt__enrolment=OuterRef("pk"), seen_at=None
    ).order_by("-pk")
    marked = unseen_notices(now).filter(attempt__enrolment=OuterRef("pk"))
    first_marked = marked.order_by("pk").values("attempt__uid")[:1]
    return (
        _places(user)
        .annotate(
            changed_attempt=Subquery(unseen.values("attempt__uid")[:1]),
            marked_attempt=Subquery(first_marked),
        )
        .filter(Exists(unseen) | Exists(marked))
    )


def _first_with_a_step(places: list[Enrolment], now: datetime) -> Outline | None:
    for place in places:
        view = outline(place, now)
        if view.next is not None:
            return view
    return None
