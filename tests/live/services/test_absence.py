"""Absences: one state each, two persons, and the make-up that is never presence."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from courses.models import Progress
from courses.selectors.gate import why_closed
from courses.services.completion import report_evidence
from kernel.models import AuditEvent
from live.kinds.absence import AbsenceState
from live.kinds.roll import Mark, RollMark
from live.models import Absence, Attendance
from live.services.absence import (
    AbsenceSettled,
    NeedsAnother,
    NotAbsent,
    ProofUnreadable,
    ReasonMissing,
    decide_absence,
    tell_reason,
)
from live.services.hall import take_marks
from live.services.makeup import (
    LessonElsewhere,
    NotConfirmedByOneself,
    NotExcused,
    NotStudied,
    confirm_make_up,
    say_studied,
    set_make_up,
)
from live.services.settlement import settle
from records.kinds.moment import Moment
from records.models import CompletionRecord, Participation
from records.selectors.missing import Wish, missing_people
from records.selectors.scene import Scene
from tests.factories import NOON, ActivityFactory, UnitFactory, UserFactory
from tests.live.factories import (
    CheckpointFactory,
    HallFactory,
    held,
    lease,
    member_of,
    new_uuid,
    seat,
)
from tests.live.services.test_settlement import _campaign

pytestmark = pytest.mark.django_db
END = NOON + timedelta(minutes=100)
LATER = NOON + timedelta(hours=14)
PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def session():
    return held(NOON, ("talk", 60), ("break", 10), ("discussion", 30))


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def person(session, unit):
    return member_of(session, unit)


def _excused(session, person, now=LATER):
    absence = tell_reason(
        session=session, person=person, reason="Trực", actor=person.user, now=now
    )
    decide_absence(
        absence=absence, is_excused=True, reason="Có lịch trực", actor=UserFactory(),
        now=now,
    )  # fmt: skip
    absence.refresh_from_db()
    return absence


def test_a14_every_non_participant_has_exactly_one_state(session, unit):
    present, silent, told, rolled, partly = (member_of(session, unit) for _ in range(5))
    lease(session, NOON, END, person=present)
    point = CheckpointFactory(session=session, is_closing=True)
    point.check_ins.create(person=present, how="online", at=END)
    lease(session, NOON, NOON + timedelta(minutes=9), person=partly)
    tell_reason(session=session, person=told, reason="Ốm", actor=told.user, now=NOON)
    hall, clerk = HallFactory(session=session, unit=unit), UserFactory()
    seat(hall, rolled, unit)
    mark = RollMark(
        uid=UUID(new_uuid()), device=UUID(new_uuid()), sequence=1, counter=1,
        kind=Mark.REASON, about=str(rolled.uid), value="Đi công tác", at=NOON,
    )  # fmt: skip
    take_marks(hall=hall, marks=[mark], actor=clerk, now=NOON)

    for _ in range(2):
        settle(session=session, actor=None, now=LATER)

    states = {one.person_id: one.state for one in Absence.objects.all()}
    assert states == {
        silent.pk: "unexcused",
        told.pk: "pending",
        rolled.pk: "pending",
        partly.pk: "unexcused",
    }
    known = Absence.objects.get(person=rolled)
    assert (known.reason, known.told_by) == ("Đi công tác", clerk)


def test_a14_reason_with_proof_is_decided_by_a_second_person(session, person):
    secretary, other = UserFactory(), UserFactory()
    file = ContentFile(PDF, name="Giấy ra viện.pdf")

    absence = tell_reason(
        session=session, person=person, reason=" Nằm viện ", actor=secretary, file=file
    )
    again = tell_reason(
        session=session, person=person, reason="Nằm viện", actor=secretary
    )

    assert (absence.pk, absence.reason) == (again.pk, "Nằm viện")
    assert absence.file_name == "Giấy ra viện.pdf"
    with absence.file.open() as proof:
        assert proof.read() == PDF
    assert "absences/" in absence.file.name
    for actor in (secretary, person.user):
        with pytest.raises(NeedsAnother):
            decide_absence(absence=absence, is_excused=True, reason="Có", actor=actor)
    with pytest.raises(ReasonMissing):
        decide_absence(absence=absence, is_excused=True, reason=" ", actor=other)
    did = [
        decide_absence(absence=absence, is_excused=True, reason="Có giấy", actor=other)
        for _ in range(2)
    ]
    assert did == [True, False]
    absence.refresh_from_db()
    assert (absence.state, absence.decided_by) == (AbsenceState.EXCUSED, other)
    with pytest.raises(AbsenceSettled):
        tell_reason(session=session, person=person, reason="Khác", actor=secretary)
    verbs = AuditEvent.objects.filter(target_uid=absence.uid).order_by("pk")
    assert [one.verb for one in verbs] == ["absence.told", "absence.excused"]


def test_a14_refused_reason_may_be_followed_by_another(session, person):
    absence = tell_reason(
        session=session, person=person, reason="Bận", actor=person.user
    )
    decide_absence(
        absence=absence, is_excused=False, reason="Chưa rõ", actor=UserFactory()
    )
    absence.refresh_from_db()
    assert absence.state == AbsenceState.UNEXCUSED

    again = tell_reason(
        session=session, person=person, reason="Bận trực chốt", actor=person.user
    )

    assert (again.pk, again.state) == (absence.pk, AbsenceState.PENDING)
    assert again.decided_by is None


def test_a14_what_cannot_stand_is_refused(session, person):
    told = {"session": session, "person": person, "actor": person.user}
    with pytest.raises(ReasonMissing):
        tell_reason(**told, reason=" \n ")
    with pytest.raises(ProofUnreadable):
        tell_reason(**told, reason="Ốm", file=ContentFile(b"MZ..", name="a.pdf"))
    assert not Absence.objects.exclude(reason="").exists()
    Attendance.objects.create(
        session=session, person=person, unit=UnitFactory(), taught=60, seconds=60,
        checkpoints=2, closing=1, outcome="present", settled_at=LATER,
    )  # fmt: skip
    with pytest.raises(NotAbsent):
        tell_reason(**told, reason="Ốm")


def test_a14_database_refuses_one_person_for_both(session, person):
    absence = _excused(session, person)

    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.filter(pk=absence.pk).update(decided_by=person.user)


def test_a57_lesson_makes_up_an_excused_absence_and_is_no_presence(
    session, unit, person, run_jobs
):
    section = session.activity.section
    lesson = ActivityFactory(section=section, position=51, is_required=False)
    test = ActivityFactory(
        section=section, position=52, kind="quiz", opens_after=session.activity
    )
    set_make_up(session=session, url="", lesson=lesson, actor=None)
    campaign = _campaign(session, [person])
    settle(session=session, actor=None, now=LATER)
    _excused(session, person)
    place, done_at = person.enrolments.get(), LATER + timedelta(hours=2)
    assert why_closed(place, test, LATER) is not None

    report_evidence(
        enrolment=place, activity=lesson, evidence={"finished_at": "x"}, actor=None,
        now=done_at,
    )  # fmt: skip
    run_jobs()

    absence = Absence.objects.get()
    assert (absence.state, absence.make_up) == ("made_up", "lesson")
    assert absence.made_up_at == done_at
    assert Attendance.objects.get(person=person).outcome == "absent"
    progress = Progress.objects.get(activity=session.activity)
    assert progress.completed_at == done_at
    assert (progress.evidence["mode"], progress.evidence["grade"]) == ("makeup", "A")
    assert "attended" not in progress.evidence
    record = CompletionRecord.objects.get(campaign=campaign)
    assert (record.grade, record.mode) == ("A", "makeup")
    assert why_closed(place, test, done_at) is None


def test_a57_recording_counts_by_the_word_of_two_persons_with_grade_d(session, person):
    campaign, other = _campaign(session, [person]), UserFactory()
    absence = tell_reason(
        session=session, person=person, reason="Ốm", actor=person.user, now=LATER
    )
    set_make_up(session=session, url="https://xem.vn/1", lesson=None, actor=None)
    with pytest.raises(NotExcused):
        say_studied(absence=absence, actor=person.user, now=LATER)
    decide_absence(
        absence=absence, is_excused=True, reason="Có giấy", actor=other, now=LATER
    )
    with pytest.raises(NotStudied):
        confirm_make_up(absence=absence, actor=other, now=LATER)

    said = [say_studied(absence=absence, actor=person.user, now=LATER) for _ in "ab"]
    with pytest.raises(NotConfirmedByOneself):
        confirm_make_up(absence=absence, actor=person.user, now=LATER)
    done = [confirm_make_up(absence=absence, actor=other, now=LATER) for _ in "ab"]

    assert (said, done) == ([True, False], [True, False])
    record = CompletionRecord.objects.get(campaign=campaign)
    assert (record.grade, record.mode) == ("D", "makeup")
    piece = Participation.objects.get(record=record)
    assert (piece.entered_by, piece.decided_by) == (person.user, other)
    assert piece.reason == "Ốm"


def test_a14_lesson_of_another_course_makes_up_nothing(session):
    with pytest.raises(LessonElsewhere):
        set_make_up(session=session, url="", lesson=ActivityFactory(), actor=None)


def test_a35_list_of_the_missing_tells_the_state_of_an_absence(session, unit):
    silent, waits, excused = people = [member_of(session, unit) for _ in range(3)]
    campaign = _campaign(session, people)
    settle(session=session, actor=None, now=LATER)
    tell_reason(session=session, person=waits, reason="Ốm", actor=waits.user)
    _excused(session, excused)
    campaign.refresh_from_db()
    assert campaign.published is not None
    scene = Scene(
        campaign, campaign.published, unit, f"u{unit.pk}", NOON.date(), above=()
    )

    wish = Wish(moment=Moment(LATER, NOON.date()))

    found = {one.person_uid: one.reason.value for one in missing_people(scene, wish)}
    before = {one.person_uid: one.reason.value for one in missing_people(scene, Wish())}

    assert before[silent.uid] == "not_opened"
    assert before[waits.uid] == "absent_pending"  # told ahead
    assert found == {
        silent.uid: "absent_unexcused",
        waits.uid: "absent_pending",
        excused.uid: "absent_excused",
    }
