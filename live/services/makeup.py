"""Make-up study (học bù): an excused absence is made up, marked as such, never presence."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import Activity, Enrolment, Progress
from courses.services.completion import (
    ActivityClosed,
    EvidenceLate,
    report_evidence,
)
from courses.services.waiver import grant_waiver
from kernel import audit
from kernel.errors import DomainError
from live.kinds.absence import GRADES, AbsenceState, MakeUp
from live.models import Absence, LiveSession, ReplayWatch
from live.services.following import open_what_follows
from people.models import Person, User


class LessonElsewhere(DomainError):
    message = gettext_lazy("The lesson for the make-up must be one of the same course.")


class NotExcused(DomainError):
    message = gettext_lazy("Only an excused absence can be made up.")


class NotStudied(DomainError):
    message = gettext_lazy(
        "The person has not said yet that they have watched the recording."
    )


class NotConfirmedByOneself(DomainError):
    message = gettext_lazy("Somebody else must confirm the make-up.")


class CourseOver(DomainError):
    message = gettext_lazy(
        "The course has closed, or the person has left it: nothing was counted."
    )


@transaction.atomic
def set_make_up(
    *, session: LiveSession, url: str, lesson: Activity | None, actor: User | None
) -> None:
    """Say what an excused absence is made up with; also after the session.

    Whoever is excused already may open the lesson at once.

    Raises:
        LessonElsewhere.
    """
    session = (
        LiveSession.objects.select_for_update(of=("self",))
        .select_related("activity__section")
        .get(pk=session.pk)
    )
    course_id = session.activity.section.course_id
    if lesson is not None and lesson.section.course_id != course_id:
        raise LessonElsewhere
    session.replay_url, session.make_up_lesson = url, lesson
    session.save(update_fields=["replay_url", "make_up_lesson"])
    if lesson is not None and actor is not None:
        excused = session.absences.filter(state=AbsenceState.EXCUSED)
        for absence in excused.order_by("pk"):
            let_in(absence=absence, actor=actor, now=timezone.now())
    audit.record(
        actor=actor, verb="session.make_up_set", target=session, url=url,
        lesson=str(lesson.uid) if lesson else "",
    )  # fmt: skip


@transaction.atomic
def say_studied(*, absence: Absence, actor: User, now: datetime | None = None) -> bool:
    """The person has watched the recording; a second person confirms it.

    Returns whether this call noted it.

    Raises:
        NotExcused: it is not excused, or there is no recording.
    """
    now = now or timezone.now()
    absence = _claim(absence)
    if absence.state == AbsenceState.MADE_UP or absence.studied_at is not None:
        return False
    if absence.state != AbsenceState.EXCUSED or not absence.session.replay_url:
        raise NotExcused
    absence.studied_at = now
    absence.save(update_fields=["studied_at"])
    audit.record(actor=actor, verb="absence.studied", target=absence, now=now)
    return True


@transaction.atomic
def confirm_make_up(
    *, absence: Absence, actor: User, now: datetime | None = None
) -> bool:
    """Let the recording that was watched count. Returns whether this call did it.

    Raises:
        NotExcused, NotStudied: there is nothing to confirm.
        NotConfirmedByOneself: it is about ``actor``.
        CourseOver: it can no longer be counted.
    """
    now = now or timezone.now()
    absence = _claim(absence)
    if absence.state == AbsenceState.MADE_UP:
        return False
    if absence.state != AbsenceState.EXCUSED:
        raise NotExcused
    if absence.studied_at is None:
        raise NotStudied
    if actor.pk == absence.person.user_id:
        raise NotConfirmedByOneself
    absence.confirmed_by = actor
    if not _make_up(absence, MakeUp.REPLAY, absence.studied_at, now, actor):
        raise CourseOver
    return True


def let_in(*, absence: Absence, actor: User, now: datetime) -> None:
    """Let somebody who is excused open the lesson, whatever stands before it.

    The session itself stands before it in the order, and is what they missed.
    """
    absence = _claim(absence)
    place, lesson = _place(absence), absence.session.make_up_lesson
    if place is not None and lesson is not None:
        reason = _("Make-up of “%(title)s”") % {"title": absence.session.activity.title}
        grant_waiver(
            enrolment=place, activity=lesson, reason=reason, actor=actor, now=now
        )


def make_up_if_studied(*, absence: Absence, now: datetime) -> bool:
    """Count the lesson named for it, if it was completed since the session began."""
    absence = _claim(absence)
    session = absence.session
    if absence.state != AbsenceState.EXCUSED or session.make_up_lesson_id is None:
        return False
    done = Progress.objects.filter(
        enrolment__person=absence.person_id,
        activity=session.make_up_lesson_id,
        completed_at__gte=session.started_at or session.starts_at,
    ).first()
    if done is None or done.completed_at is None:
        return False
    return _make_up(absence, MakeUp.LESSON, done.completed_at, now, None)


def make_up_if_watched(*, absence: Absence, now: datetime) -> bool:
    """Count the recording kept here, if enough of it was seen to be played."""
    absence = _claim(absence)
    if absence.state != AbsenceState.EXCUSED:
        return False
    watch = ReplayWatch.objects.filter(
        session=absence.session_id, person=absence.person_id, completed_at__isnull=False
    ).first()
    if watch is None or watch.completed_at is None:
        return False
    return _make_up(absence, MakeUp.WATCHED, watch.completed_at, now, None)


def lessons_done(*, lesson: Activity, person: Person, now: datetime) -> int:
    """Make up with ``lesson`` whatever it was named for; how many absences."""
    waiting = Absence.objects.filter(
        person=person, state=AbsenceState.EXCUSED, session__make_up_lesson=lesson
    )
    return sum(
        make_up_if_studied(absence=one, now=now) for one in waiting.order_by("pk")
    )


@transaction.atomic
def _make_up(
    absence: Absence, how: MakeUp, done_at: datetime, now: datetime, actor: User | None
) -> bool:
    """Mark it and hand it to the course; nothing at all where the course is closed."""
    session, place = absence.session, _place(absence)
    if place is None:
        return False
    absence.state, absence.make_up = AbsenceState.MADE_UP, how
    absence.made_up_at = done_at
    try:
        with transaction.atomic():
            absence.save()
            report_evidence(
                enrolment=place,
                activity=session.activity,
                evidence=_evidence(absence, how),
                actor=actor,
                now=done_at,
            )
    except (ActivityClosed, EvidenceLate):
        return False
    audit.record(
        actor=actor, verb="absence.made_up", target=absence, now=now, how=str(how)
    )
    open_what_follows(session=session, actor=actor, now=now, people=[absence.person_id])
    return True


def _place(absence: Absence) -> Enrolment | None:
    """The person's place in the session's course."""
    return (
        Enrolment.objects.filter(
            person=absence.person_id,
            run__course=absence.session.activity.section.course_id,
        )
        .exclude(state=Enrolment.State.WITHDRAWN)
        .select_related("run")
        .order_by("-pk")
        .first()
    )


def _evidence(absence: Absence, how: MakeUp) -> dict[str, object]:
    told: dict[str, object] = {
        "made_up": True,
        "session": str(absence.session.uid),
        "absence": str(absence.uid),
        "grade": GRADES[how],
        "mode": "makeup",
    }
    if absence.confirmed_by is not None and absence.person.user is not None:
        told |= {
            "told_by": str(absence.person.user.uid),
            "confirmed_by": str(absence.confirmed_by.uid),
            "reason": absence.reason,
        }
    return told


def _claim(absence: Absence) -> Absence:
    locked = Absence.objects.select_for_update(of=("self",)).select_related(
        "person__user",
        "session__activity__section",
        "session__make_up_lesson",
        "confirmed_by",
    )
    return locked.get(pk=absence.pk)
