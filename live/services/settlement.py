"""After the end: attendance is reckoned once and handed to the course."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Enrolment
from courses.services.completion import (
    ActivityClosed,
    EvidenceLate,
    open_activity,
    report_evidence,
)
from kernel import audit
from kernel.errors import DomainError
from live.kinds.rule import Outcome, grade_of
from live.models import Attendance, HallSeat, LiveSession, RollCall
from live.selectors.attendance import Line, lines_of
from live.selectors.closing import signed_in
from live.services.absentee import note_absences
from live.services.following import open_what_follows
from live.services.hall import make_roll
from people.models import HomeUnit, User

SETTLE_AFTER = timedelta(hours=12)  # clerks who were cut off bring their marks
MODES = {True: "hall", False: "online"}


class SessionNotOver(DomainError):
    message = _("The session is not over yet.")


@transaction.atomic
def settle(
    *, session: LiveSession, actor: User | None, now: datetime | None = None
) -> int:
    """Reckon everybody's attendance; how many lines. Again, it reckons anew.

    What has been handed to the course stays as it was handed over.

    Raises:
        SessionNotOver.
    """
    now = now or timezone.now()
    session = (
        LiveSession.objects.select_for_update(of=("self",))
        .select_related("activity__section")
        .get(pk=session.pk)
    )
    if session.state != LiveSession.State.ENDED:
        raise SessionNotOver
    reasons: dict[str, str] = {}
    for hall in session.halls.order_by("pk"):
        roll = make_roll(hall=hall)
        reasons |= {k: v.reason for k, v in roll.seats.items() if v.reason}
    lines = list(lines_of(session, now))
    Attendance.objects.filter(session=session, reported_at=None).delete()
    rows = _by_paper(session, _rows(session, lines, reasons, now))
    Attendance.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    note_absences(session=session, rows=rows)
    open_what_follows(session=session, actor=actor, now=now)
    session.settled_at = now
    session.save(update_fields=["settled_at"])
    audit.record(
        actor=actor, verb="session.settled", target=session, now=now, people=len(lines)
    )
    return len(lines)


def report_attendance(*, session: LiveSession, now: datetime | None = None) -> int:
    """Hand those present to the course, each in a transaction; how many.

    Whoever cannot be handed over now (their place was withdrawn, the course closed) stays
    on the list and is tried again.
    """
    now = now or timezone.now()
    waiting = (
        Attendance.objects.filter(session=session, reported_at=None)
        .exclude(grade="")
        .select_related("person", "session__activity__section", "paper")
    )
    return sum(_report(one, now) for one in waiting.order_by("pk"))


def _report(line: Attendance, now: datetime) -> bool:
    activity = line.session.activity
    place = (
        Enrolment.objects.filter(
            person=line.person_id, run__course=activity.section.course_id
        )
        .exclude(state=Enrolment.State.WITHDRAWN)
        .order_by("-pk")
        .first()
    )
    if place is None:
        return False
    held_at = line.session.ended_at or now
    try:
        with transaction.atomic():
            open_activity(enrolment=place, activity=activity, actor=None, now=held_at)
            report_evidence(
                enrolment=place,
                activity=activity,
                evidence=_evidence(line),
                actor=None,
                now=held_at,
            )
            Attendance.objects.filter(pk=line.pk).update(reported_at=now)
    except (ActivityClosed, EvidenceLate):
        return False
    return True


def _evidence(line: Attendance) -> dict[str, object]:
    paper = {"paper": str(line.paper.uid)} if line.paper else {}
    return paper | {
        "attended": True,
        "session": str(line.session.uid),
        "attendance": str(line.uid),
        "seconds": line.seconds,
        "checkpoints_met": line.checkpoints,
        "grade": line.grade,
        "mode": MODES[line.hall_id is not None],
    }


def _rows(
    session: LiveSession, lines: list[Line], reasons: dict[str, str], now: datetime
) -> list[Attendance]:
    homes = _last_homes([one.person_id for one in lines if one.unit_id is None])
    told = _reason_by_person(session, reasons)
    owner = session.activity.section.course.owner_id
    return [
        Attendance(
            session=session,
            person_id=one.person_id,
            unit_id=one.unit_id or homes.get(one.person_id, owner),
            hall_id=one.hall_id,
            taught=one.seen.taught,
            seconds=one.seen.seconds,
            checkpoints=one.seen.checkpoints,
            closing=one.seen.closing,
            outcome=one.outcome,
            grade=grade_of(one.seen, one.outcome),
            reason=told.get(one.person_id, "") if one.outcome == Outcome.ABSENT else "",
            settled_at=now,
        )
        for one in lines
    ]


def _by_paper(session: LiveSession, rows: list[Attendance]) -> list[Attendance]:
    """Let signed lists stand where nothing stronger does: present, with grade C.

    Whoever left early by the roll has signed in vain.
    """
    signed = signed_in(session)
    left = set(
        RollCall.objects.filter(
            session=session, period__endswith__lt=session.ended_at
        ).values_list("person", flat=True)
    )
    for one in rows:
        mark = signed.get(one.person_id)
        if mark is not None and not one.grade and one.person_id not in left:
            one.outcome, one.grade = Outcome.PRESENT, "C"
            one.paper_id, one.reason = mark.paper_list_id, ""
            one.hall_id = one.hall_id or mark.paper_list.hall_id
    return rows


def _last_homes(people: list[int]) -> dict[int, int]:
    rows = HomeUnit.objects.filter(person__in=people).order_by("period")
    return dict(rows.values_list("person", "unit"))


def _reason_by_person(session: LiveSession, reasons: dict[str, str]) -> dict[int, str]:
    seats = HallSeat.objects.filter(session=session, person__uid__in=reasons)
    return {
        person: reasons[str(uid)]
        for person, uid in seats.values_list("person", "person__uid")
    }
