"""The second witness of a hall, and lists signed on paper."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from courses.models import Progress
from kernel.models import AuditEvent
from live.kinds.roll import Mark, RollMark
from live.models import Attendance, HallWitness, PaperList
from live.services.closing import (
    CountsDiffer,
    NobodySigned,
    NoSeatHere,
    NotHeldYet,
    NothingCounted,
    ScanKnown,
    ScanUnreadable,
    WitnessedAlready,
    WitnessIsClerk,
    add_paper_list,
    witness_hall,
)
from live.services.hall import take_marks
from live.services.settlement import report_attendance, settle
from tests.factories import NOON, UnitFactory, UserFactory
from tests.live.factories import (
    HallFactory,
    LiveSessionFactory,
    held,
    lease,
    member_of,
    new_uuid,
    seat,
)

pytestmark = pytest.mark.django_db
END = NOON + timedelta(minutes=100)
LATER = NOON + timedelta(hours=14)


def _marks(*told):
    device = UUID(new_uuid())
    return [
        RollMark(
            uid=UUID(new_uuid()), device=device, sequence=n, counter=n, kind=kind,
            about=about, value=value, at=NOON + timedelta(minutes=minutes),
        )
        for n, (kind, about, value, minutes) in enumerate(told)
    ]  # fmt: skip


@pytest.fixture
def hall():
    session = held(NOON, ("talk", 60), ("break", 10), ("discussion", 30))
    hall = HallFactory(session=session, unit=UnitFactory())
    hall.people = [member_of(session, hall.unit) for _ in range(5)]
    for person in hall.people:
        seat(hall, person, hall.unit)
    return hall


@pytest.fixture
def clerk(hall):
    clerk = UserFactory()
    marks = _marks((Mark.COUNT, "opening", 9, 1), (Mark.COUNT, "closing", 58, 75))
    take_marks(hall=hall, marks=marks, actor=clerk)
    return clerk


def test_a11_second_witness_counts_once_and_is_not_the_clerk(hall, clerk):
    witness, third = UserFactory(), UserFactory()
    with pytest.raises(WitnessIsClerk):
        witness_hall(hall=hall, count=58, reason="", actor=clerk)

    did = [witness_hall(hall=hall, count=58, reason="", actor=witness) for _ in "ab"]

    assert did == [True, False]
    kept = HallWitness.objects.get()
    assert (kept.count, kept.clerk_count, kept.differs) == (58, 58, False)
    with pytest.raises(WitnessedAlready):
        witness_hall(hall=hall, count=58, reason="", actor=third)
    assert AuditEvent.objects.filter(verb="hall.witnessed").count() == 1


def test_a11_differing_counts_are_shown_and_need_a_reason(hall, clerk):
    witness = UserFactory()

    with pytest.raises(CountsDiffer) as refused:
        witness_hall(hall=hall, count=56, reason=" ", actor=witness)

    assert str(refused.value) == (
        "Anh/chị đếm được 56 người, thư ký đếm 58. Hãy đếm lại hoặc ghi lý do khác nhau."
    )
    assert witness_hall(hall=hall, count=56, reason="Hai người ra trước", actor=witness)
    kept = HallWitness.objects.get()
    assert (kept.differs, kept.reason) == (True, "Hai người ra trước")
    with pytest.raises(IntegrityError), transaction.atomic():
        HallWitness.objects.update(reason="")


def test_a11_without_a_head_count_of_the_closing_there_is_nothing_to_witness(hall):
    take_marks(
        hall=hall, marks=_marks((Mark.COUNT, "opening", 9, 1)), actor=UserFactory()
    )

    with pytest.raises(NothingCounted):
        witness_hall(hall=hall, count=9, reason="", actor=UserFactory())


def _scan(text=b"%PDF-1.7 danh sach"):
    return ContentFile(text, name="Danh sách ký tên.pdf")


def test_a11_paper_list_gives_grade_c_where_nothing_stronger_stands(hall, run_jobs):
    session, (both, once, never, early, other) = hall.session, hall.people
    lease(session, NOON, END, hall=hall)
    take_marks(
        hall=hall,
        marks=_marks(
            (Mark.OPENING, str(both.uid), True, 0),
            (Mark.CLOSING, str(both.uid), True, 75),
            (Mark.CLOSING, str(once.uid), True, 75),
            (Mark.OPENING, str(early.uid), True, 0),
            (Mark.LEFT, str(early.uid), True, 20),
        ),
        actor=None,
    )
    settle(session=session, actor=None, now=LATER)
    before = {one.person_id: one.outcome for one in Attendance.objects.all()}
    assert before[never.pk] == "absent"

    scan = add_paper_list(
        hall=hall, file=_scan(), people=[both, once, never, early], actor=UserFactory()
    )
    run_jobs()  # what was settled is reckoned again

    lines = {
        one.person_id: (one.outcome, one.grade, one.paper_id)
        for one in Attendance.objects.all()
    }
    assert lines == {
        both.pk: ("present", "B", None),
        once.pk: ("present", "C", scan.pk),
        never.pk: ("present", "C", scan.pk),
        early.pk: ("partial", "", None),
        other.pk: ("absent", "", None),
    }
    evidence = Progress.objects.get(enrolment__person=never).evidence
    assert (evidence["grade"], evidence["mode"]) == ("C", "hall")
    assert evidence["paper"] == str(scan.uid)
    assert report_attendance(session=session) == 0


def test_a11_scan_is_kept_in_the_private_store_once(hall):
    actor, people = UserFactory(), hall.people[:1]

    scan = add_paper_list(hall=hall, file=_scan(), people=people, actor=actor)

    assert scan.file.name.startswith("hall-lists/")
    assert scan.file_name == "Danh sách ký tên.pdf"
    with scan.file.open() as file:
        assert file.read() == b"%PDF-1.7 danh sach"
    with pytest.raises(ScanKnown):
        add_paper_list(hall=hall, file=_scan(), people=people, actor=actor)
    assert AuditEvent.objects.filter(verb="hall.paper_added").count() == 1


def test_a11_paper_list_that_cannot_stand_leaves_nothing(hall):
    actor, stranger = UserFactory(), member_of(hall.session, UnitFactory())
    ahead = HallFactory(session=LiveSessionFactory(), unit=hall.unit)
    for refusal, told in (
        (NobodySigned, {"people": []}),
        (NoSeatHere, {"people": [hall.people[0], stranger]}),
        (ScanUnreadable, {"file": _scan(b"MZ")}),
        (NotHeldYet, {"hall": ahead}),
    ):
        given = {"hall": hall, "file": _scan(), "people": hall.people[:1], **told}
        with pytest.raises(refusal):
            add_paper_list(actor=actor, **given)

    assert not PaperList.objects.exists()
