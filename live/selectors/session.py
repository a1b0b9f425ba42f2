"""Sessions that a person may plan, lead, see or join."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from courses.models import Enrolment
from live.models import Hall, InvitedUnit, LiveSession
from live.permissions import VIEW_ATTENDANCE
from people.access import Actor, Permission, people_for, today, units_for
from people.models import HomeUnit, Person, UnitPath

SHOWN = [
    LiveSession.State.PUBLISHED,
    LiveSession.State.RUNNING,
    LiveSession.State.ENDED,
]


def sessions_for(user: Actor, permission: Permission) -> QuerySet[LiveSession]:
    """The sessions of courses at or below the units of the user's grants.

    Who may see attendance also gets those in which people of their units are enrolled.
    """
    units = units_for(user, permission)
    owned = Q(activity__section__course__owner__in=units)
    sessions = LiveSession.objects.select_related("activity__section__course__owner")
    if permission != VIEW_ATTENDANCE:
        return sessions.filter(owned)
    theirs = Enrolment.objects.filter(
        run__course=OuterRef("activity__section__course"),
        person__in=people_for(user, permission),
    )
    return sessions.filter(owned | Exists(theirs), state__in=SHOWN)


def own_sessions(user: Actor) -> QuerySet[LiveSession]:
    """The sessions to which ``user`` is invited: of their courses, for their unit."""
    if not user.is_authenticated or not user.is_active:
        return LiveSession.objects.none()
    places = Enrolment.objects.filter(
        run__course=OuterRef("activity__section__course"), person__user=user
    ).exclude(state=Enrolment.State.WITHDRAWN)
    invited = InvitedUnit.objects.filter(session=OuterRef("pk"))
    home = UnitPath.objects.filter(
        unit__homes__person__user=user,
        unit__homes__period__contains=today(),
        period__contains=today(),
    ).values_list("path", flat=True)
    above = {int(label[1:]) for path in home for label in path.split(".")}
    return LiveSession.objects.select_related("activity__section__course").filter(
        ~Exists(invited) | Exists(invited.filter(unit__in=above)),
        Exists(places),
        state__in=SHOWN,
    )


def person_in(user: Actor, session: LiveSession) -> Person | None:
    """The person as whom ``user`` takes part in ``session`` now, if they may."""
    if not user.is_authenticated:
        return None
    if not own_sessions(user).filter(pk=session.pk).exists():
        return None
    return Person.objects.filter(user=user).first()


def expected_in(session: LiveSession) -> QuerySet[Person]:
    """Everybody who is invited: enrolled in the course, at home below an invited unit."""
    places = Enrolment.objects.filter(
        run__course=session.activity.section.course_id
    ).exclude(state=Enrolment.State.WITHDRAWN)
    people = Person.objects.filter(pk__in=places.values("person"))
    paths = invited_paths(session)
    if not paths:
        return people
    return people.filter(pk__in=_at_home(paths))


def people_below(people: QuerySet[Person], units: Any) -> QuerySet[Person]:
    """Those of ``people`` at home today in ``units`` or below them."""
    paths = UnitPath.objects.filter(unit__in=units, period__contains=today())
    return people.filter(pk__in=_at_home(list(paths.values_list("path", flat=True))))


def invited_paths(session: LiveSession) -> list[str]:
    """The paths of the invited units today; none means the whole course."""
    return list(
        UnitPath.objects.filter(
            unit__in=session.invited.values("unit"), period__contains=today()
        ).values_list("path", flat=True)
    )


def _at_home(paths: list[str]) -> QuerySet[Any]:
    units = UnitPath.objects.filter(period__contains=today(), path__under_any=paths)
    return HomeUnit.objects.filter(
        period__contains=today(), unit__in=units.values("unit")
    ).values("person")


def halls_for(user: Actor, permission: Permission) -> QuerySet[Hall]:
    """The halls whose unit lies below the user's grants, once they are announced."""
    return Hall.objects.select_related("session__activity", "unit").filter(
        unit__in=units_for(user, permission), session__state__in=SHOWN
    )


def with_sizes(halls: QuerySet[Hall]) -> QuerySet[Hall]:
    """``halls`` with ``expected``: how many people are awaited in each."""
    return halls.annotate(expected=Count("seats"))
