"""Entries by hand that wait, and the people they may be about."""

from django.db.models import Exists, OuterRef, QuerySet

from courses.models import RosterEntry
from people.access import Actor, Permission, units_for
from people.models import Person
from records.kinds.missing import Goal, Reason
from records.models import Participation
from records.selectors.missing import Wish, missing_people
from records.selectors.scene import Scene


def entries_for(user: Actor, permission: Permission) -> QuerySet[Participation]:
    """Entries by hand about people for whom units of the user's grants answer."""
    listed = RosterEntry.objects.filter(
        campaign=OuterRef("record__campaign"),
        person=OuterRef("record__person"),
        unit__in=units_for(user, permission),
        ended_at=None,
    ).exclude(exclusion=RosterEntry.Exclusion.MOVED_OUT)
    return Participation.objects.filter(
        Exists(listed), entered_by__isnull=False
    ).select_related(
        "record__person", "record__unit", "record__version", "entered_by", "decided_by"
    )


def waiting_for(user: Actor, permission: Permission) -> QuerySet[Participation]:
    """Those that wait for a decision and that ``user`` may decide, the oldest first."""
    waiting = entries_for(user, permission).filter(state=Participation.State.PROPOSED)
    mine = waiting.exclude(entered_by=user.pk).exclude(record__person__user=user.pk)
    return mine.order_by("recorded_at", "pk")


def people_to_enter(scene: Scene, limit: int) -> list[tuple[str, str]]:
    """Counted people below the scene's unit whose participation lacks: uid and words."""
    rows = missing_people(
        scene, Wish(goal=Goal.PARTICIPATION, sort="unit"), limit=limit
    )
    return [
        (str(one.person_uid), f"{one.name} · {one.code} · {one.unit}")
        for one in rows
        if one.reason != Reason.AWAITING
    ]


def others_to_enter(scene: Scene) -> list[tuple[str, str]]:
    """Learners of the unit itself who are not members and have no participation."""
    entries = RosterEntry.objects.filter(
        campaign=scene.campaign,
        unit=scene.unit,
        ended_at=None,
        is_member=False,
        exclusion="",
    ).exclude(
        person__records__campaign=scene.campaign,
        person__records__participated_at__isnull=False,
    )
    people = Person.objects.filter(pk__in=entries.values("person")).order_by(
        "sort_key", "pk"
    )
    return [(str(one.uid), f"{one.full_name} · {one.code}") for one in people[:200]]
