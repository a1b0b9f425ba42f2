"""What a member is to do today: one thing, then the rest."""

from dataclasses import dataclass
from datetime import datetime

from courses.models import Enrolment
from courses.selectors.enrolment import (
    Outline,
    enrolments_for,
    in_order_of_need,
    outline,
)
from courses.selectors.study import with_counts
from people.access import Actor

MOST = 8  # courses looked at; who has more finds them all under Learn


@dataclass(frozen=True)
class Today:
    """``next`` has a step to be done now, if anything has; ``others`` are as they close."""

    next: Outline | None
    others: tuple[Enrolment, ...]
    upcoming: tuple[Enrolment, ...]
    is_finished: bool  # there were courses, and nothing is left to do


def today_of(user: Actor, now: datetime) -> Today:
    """The user's day: one query for the courses, three for the outline of one."""
    places = list(
        with_counts(in_order_of_need(enrolments_for(user))).filter(
            state__in=[Enrolment.State.ACTIVE, Enrolment.State.COMPLETED],
            run__closes_at__gt=now,
        )[:MOST]
    )
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
    )


def _first_with_a_step(places: list[Enrolment], now: datetime) -> Outline | None:
    for place in places:
        view = outline(place, now)
        if view.next is not None:
            return view
    return None
