"""Absences: one's own, and those of the people of one's units."""

from django.db.models import F, Q, QuerySet

from courses.models import Activity
from live.kinds.absence import AbsenceState
from live.kinds.rule import Outcome
from live.models import Absence, Attendance, LiveSession
from people.access import Actor, Permission, people_for, units_for
from people.models import Person


def absences_for(user: Actor, permission: Permission) -> QuerySet[Absence]:
    """Those for whom the user's units answer, but for the user's own."""
    found = Absence.objects.filter(unit__in=units_for(user, permission))
    if user.pk is not None:
        found = found.exclude(person__user=user.pk)
    return found.select_related(
        "person", "unit", "session__activity", "told_by", "decided_by", "confirmed_by"
    )


def own_absence(user: Actor, session: LiveSession) -> Absence | None:
    """What is known of the user's own absence."""
    mine = Absence.objects.filter(session=session, person__user=user.pk)
    return mine.select_related("decided_by").first()


def waiting(absences: QuerySet[Absence]) -> QuerySet[Absence]:
    """Reasons that wait for a decision, the oldest first."""
    return absences.filter(state=AbsenceState.PENDING).order_by("told_at", "pk")


def decidable(user: Actor, permission: Permission) -> QuerySet[Absence]:
    """What waits for a decision or a confirmation of ``user``."""
    mine = absences_for(user, permission)
    to_weigh = Q(state=AbsenceState.PENDING) & ~Q(told_by=user.pk)
    to_weigh |= Q(state=AbsenceState.PENDING, told_by=None)
    to_confirm = Q(state=AbsenceState.EXCUSED, studied_at__isnull=False)
    return mine.filter(to_weigh | to_confirm)


def studied(absences: QuerySet[Absence]) -> QuerySet[Absence]:
    """Recordings that were watched, to be confirmed."""
    return absences.filter(
        state=AbsenceState.EXCUSED, studied_at__isnull=False
    ).order_by("studied_at", "pk")


def newest(absences: QuerySet[Absence], state: str) -> QuerySet[Absence]:
    """Those of one state, or all; of the newest session first."""
    chosen = absences.filter(state=state) if state in AbsenceState.values else absences
    return chosen.order_by(
        "-session__starts_at", "unit__name", F("person__sort_key"), "pk"
    )


def absentees_for(
    user: Actor, permission: Permission, session: LiveSession
) -> QuerySet[Person]:
    """For whom of the user's units a reason may be given: invited, and not present."""
    there = Attendance.objects.filter(session=session, outcome=Outcome.PRESENT)
    invited = people_for(user, permission).filter(
        enrolments__run__course=session.activity.section.course_id
    )
    return invited.exclude(pk__in=there.values("person")).distinct()


def lessons_of(session: LiveSession) -> QuerySet[Activity]:
    """What may be named for the make-up: lessons of the session's course."""
    return Activity.objects.filter(
        section__course=session.activity.section.course_id, kind="lesson"
    ).order_by("section__position", "position")
