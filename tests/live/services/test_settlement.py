"""From minutes to the campaign's record, with the evidence grade."""

from datetime import timedelta
from uuid import UUID

import pytest

from courses.models import Campaign, CampaignStep, Progress
from live.kinds.roll import Mark, RollMark
from live.models import Attendance
from live.services.hall import take_marks
from live.services.settlement import SessionNotOver, report_attendance, settle
from live.tasks import settle_sessions
from records.models import CompletionRecord
from tests.factories import (
    NOON,
    ActivityFactory,
    CampaignVersionFactory,
    RosterEntryFactory,
    UnitFactory,
)
from tests.live.factories import (
    CheckpointFactory,
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


@pytest.fixture
def session():
    return held(NOON, ("talk", 60), ("break", 10), ("discussion", 30))


@pytest.fixture
def unit():
    return UnitFactory()


def _campaign(session, people):
    """A campaign whose one step is the session, with ``people`` on its list."""
    run = people[0].enrolments.get().run
    for person in people:
        person.enrolments.update(run=run)
    version = CampaignVersionFactory(
        course=run.course, run=run, published_at=NOON - timedelta(days=7)
    )
    CampaignStep.objects.create(
        version=version,
        position=1,
        kind="study",
        title="Dự học",
        activity=session.activity,
    )
    Campaign.objects.filter(pk=version.campaign_id).update(
        published=version, state=Campaign.State.PUBLISHED
    )
    for person in people:
        RosterEntryFactory(version=version, unit=person.homes.get().unit, person=person)
    return version.campaign


def _online(session, person, *, closing=True):
    lease(session, NOON, END, person=person)
    if closing:
        point = CheckpointFactory(session=session, is_closing=True)
        point.check_ins.create(person=person, how="online", at=END)


def test_a12_attendance_enters_the_record_with_its_grade(session, unit):
    online, seated, once, partly = (member_of(session, unit) for _ in range(4))
    halls = [HallFactory(session=session, unit=unit) for _ in range(2)]
    campaign = _campaign(session, [online, seated, once, partly])
    _online(session, online)
    _online(session, partly, closing=False)
    _seat_and_mark(session, seated, halls[0], both=True)
    _seat_and_mark(session, once, halls[1], both=False)

    settle_sessions_at(session)

    records = {
        one.person_id: (one.grade, one.mode)
        for one in CompletionRecord.objects.filter(
            campaign=campaign, participated_at__isnull=False
        )
    }
    assert records == {online.pk: ("A", "online"), seated.pk: ("B", "hall")}
    lines = {
        one.person_id: (one.outcome, one.grade) for one in Attendance.objects.all()
    }
    assert lines == {
        online.pk: ("present", "A"),
        seated.pk: ("present", "B"),
        once.pk: ("partial", ""),  # came for the end alone
        partly.pk: ("partial", ""),
    }


def _seat_and_mark(session, person, hall, *, both):
    """As a clerk marks it: events, from which the settlement makes the roll."""
    seat(hall, person, hall.unit)
    lease(session, NOON, END, hall=hall)
    device = UUID(new_uuid())
    marks = [
        RollMark(
            uid=UUID(new_uuid()),
            device=device,
            sequence=n,
            counter=n,
            kind=kind,
            about=str(person.uid),
            value=value,
            at=NOON + timedelta(minutes=minutes),
        )
        for n, (kind, minutes, value) in enumerate(
            [(Mark.OPENING, 0, both), (Mark.CLOSING, 75, True)]
        )
    ]
    take_marks(hall=hall, marks=marks, actor=None)


def settle_sessions_at(session):
    settle(session=session, actor=None, now=LATER)
    return report_attendance(session=session, now=LATER)


def test_a12_settling_twice_changes_nothing(session, unit):
    person = member_of(session, unit)
    _online(session, person)

    assert [settle_sessions_at(session), settle_sessions_at(session)] == [1, 0]

    assert Attendance.objects.count() == 1
    progress = Progress.objects.get()
    assert progress.completed_at is not None
    assert progress.evidence["attended"] is True


def test_a12_settlement_waits_twelve_hours_for_the_clerks(session, unit, noon):
    _online(session, member_of(session, unit))
    noon.move_to(END + timedelta(hours=11))
    assert settle_sessions() == 0
    session.refresh_from_db()
    assert session.settled_at is None

    noon.move_to(END + timedelta(hours=12))

    assert settle_sessions() == 1
    assert settle_sessions() == 0


def test_settling_before_the_end_is_refused():
    with pytest.raises(SessionNotOver):
        settle(session=LiveSessionFactory(), actor=None)


def test_a05_session_is_not_bound_by_the_order_of_lessons(session, unit):
    """A class is held at its hour, whatever lesson stands before it unread."""
    person = member_of(session, unit)
    _online(session, person)
    session.activity.position = 2
    session.activity.save()
    ActivityFactory(section=session.activity.section, position=1)

    assert settle_sessions_at(session) == 1
