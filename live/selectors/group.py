"""Small groups: who is there to be divided, who sits where, and what is new in them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet

from live.kinds.group import WorkState
from live.models import GroupMember, GroupWork, LiveSession, PresenceLease, SmallGroup
from live.selectors.session import expected_in
from people.access import today
from people.models import HomeUnit, Person

GRACE = timedelta(seconds=60)  # a line that breaks comes back


def present_in(session: LiveSession, now: datetime) -> QuerySet[Person]:
    """Those who are connected on their own and still invited."""
    heard = PresenceLease.objects.filter(
        session=session, last_seen_at__gte=now - GRACE, person__isnull=False
    )
    return expected_in(session).filter(pk__in=heard.values("person"))


def unit_names(people: Iterable[Person]) -> dict[int, str]:
    """Person's id -> the name of the unit where they are at home today."""
    homes = HomeUnit.objects.filter(person__in=list(people), period__contains=today())
    return dict(homes.values_list("person", "unit__name"))


def works_of(session: LiveSession) -> QuerySet[GroupWork]:
    """The works of a session, the newest first, with groups, members and reporters."""
    members = GroupMember.objects.select_related("person").order_by(
        "person__sort_key", "pk"
    )
    groups = SmallGroup.objects.select_related("reporter").order_by("position")
    seated = groups.prefetch_related(Prefetch("members", members))
    return session.group_works.prefetch_related(Prefetch("groups", seated)).order_by(
        "-made_at", "-pk"
    )


def own_groups(session: LiveSession, person: Person) -> QuerySet[SmallGroup]:
    """The groups in which ``person`` sits, of works that were begun; the newest first."""
    return (
        SmallGroup.objects.filter(work__session=session, members__person=person)
        .exclude(work__state=WorkState.PREPARED)
        .select_related("work", "reporter")
        .order_by("-work__opened_at", "-pk")
    )


def own_group(session: LiveSession, person: Person) -> dict[str, Any]:
    """What a member's page shows: the own group of the newest work, who sits in it.

    Empty if nothing was begun, or they are in no group of it.
    """
    begun = session.group_works.exclude(state=WorkState.PREPARED)
    newest = begun.order_by("-opened_at", "-pk").values("pk")[:1]
    group = own_groups(session, person).filter(work__in=newest).first()
    if group is None:
        return {}
    seated = group.members.select_related("person").order_by("person__sort_key", "pk")
    return {
        "group": group,
        "names": [one.person.full_name for one in seated],
        "is_reporter": group.reporter_id == person.pk,
    }


def groups_since(session_id: int, change: int) -> tuple[int, dict[int, int]]:
    """The newest change's number, and user's id -> that of their group after ``change``."""
    changed = GroupMember.objects.filter(
        work__session=session_id,
        group__change__gt=change,
        person__user__isnull=False,
    ).values_list("person__user", "group__change")
    told: dict[int, int] = dict(changed.order_by("group__change"))
    return max(told.values(), default=change), told


def shown_value(session_id: int) -> dict[str, Any]:
    """The answer that everybody sees; nothing if none is shown."""
    shown = shown_in(session_id).first()
    return group_value(shown) if shown else {}


def shown_in(session_id: int) -> QuerySet[SmallGroup]:
    return SmallGroup.objects.filter(work__session=session_id, is_shown=True)


def group_value(group: SmallGroup) -> dict[str, Any]:
    """A group's answer for everybody, without names of people."""
    return {"title": group.title, "case": group.case, "answer": group.answer}


def reported_groups(session: LiveSession) -> QuerySet[SmallGroup]:
    """The groups of all works that were begun, in their order."""
    groups = SmallGroup.objects.filter(work__session=session)
    begun = groups.exclude(work__state=WorkState.PREPARED).select_related("work")
    return begun.order_by("work__opened_at", "work", "position")
