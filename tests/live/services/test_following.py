"""What opens by itself when a session is closed."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from courses.models import Admission
from courses.selectors.enrolment import next_step
from courses.selectors.gate import why_closed
from courses.services.waiver import grant_waiver
from kernel.models import AuditEvent
from live.kinds.roll import Mark, RollMark
from live.services.hall import take_marks
from live.services.running import end_session, start_session
from live.services.settlement import settle
from tests.factories import NOON, ActivityFactory, UnitFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    HallFactory,
    LiveSessionFactory,
    lease,
    member_of,
    new_uuid,
    seat,
)

pytestmark = pytest.mark.django_db
END = NOON + timedelta(minutes=90)


@pytest.fixture
def session():
    session = LiveSessionFactory(activity__position=2)
    AgendaPartFactory(session=session, position=1, minutes=90)
    start_session(session=session, actor=None, now=NOON)
    section = session.activity.section
    session.lesson = ActivityFactory(section=section, position=1, title="Bài đọc")
    session.test = ActivityFactory(
        section=section,
        position=3,
        kind="quiz",
        title="Kiểm tra sau buổi học",
        opens_after=session.activity,
    )
    return session


@pytest.fixture
def unit():
    return UnitFactory()


def _next(person):
    step = next_step(person, END)
    return step.title if step else None


def test_a16_closing_the_session_opens_the_test_to_those_who_were_there(session, unit):
    there, away, before = (member_of(session, unit) for _ in range(3))
    lease(session, NOON, END, person=there)
    lease(
        session, NOON - timedelta(hours=1), NOON - timedelta(minutes=1), person=before
    )
    enrolment = there.enrolments.get()
    told = why_closed(enrolment, session.test, END)
    assert told is not None
    assert told.sentence == (
        "Bài này tự mở khi “Buổi học trực tiếp” kết thúc, cho những người đã dự."
    )

    assert end_session(session=session, actor=None, now=END)

    assert why_closed(enrolment, session.test, END) is None
    assert [_next(one) for one in (there, away, before)] == [
        "Kiểm tra sau buổi học",  # before the lesson that stands unread
        "Bài đọc",
        "Bài đọc",
    ]
    assert why_closed(away.enrolments.get(), session.test, END) == told
    noted = AuditEvent.objects.get(verb="activity.admitted")
    assert noted.facts["people"] == 1


def test_a16_home_and_room_lead_to_the_test_at_once(client, session, unit, noon):
    person = member_of(session, unit)
    lease(session, NOON, END, person=person)
    client.force_login(person.user)
    noon.move_to(END)
    assert "Kiểm tra sau buổi học" not in client.get(reverse("home")).text

    end_session(session=session, actor=None)

    home = client.get(reverse("home")).text
    room = client.get(reverse("live:room", args=[session.uid])).text
    address = reverse(
        "courses:study_activity", args=[person.enrolments.get().uid, session.test.uid]
    )
    assert '<h2 id="next-title">Kiểm tra sau buổi học</h2>' in home
    assert f'href="{address}"' in room


def test_a16_marks_that_come_later_and_the_settlement_open_it_once(session, unit):
    person, hall = member_of(session, unit), HallFactory(session=session, unit=unit)
    seat(hall, person, unit)
    end_session(session=session, actor=None, now=END)
    assert _next(person) == "Bài đọc"
    mark = RollMark(
        uid=UUID(new_uuid()),
        device=UUID(new_uuid()),
        sequence=1,
        counter=1,
        kind=Mark.OPENING,
        about=str(person.uid),
        value=True,
        at=NOON,
    )

    take_marks(hall=hall, marks=[mark], actor=None, now=END + timedelta(hours=1))
    settle(session=session, actor=None, now=END + timedelta(hours=12))
    settle(session=session, actor=None, now=END + timedelta(hours=13))

    assert _next(person) == "Kiểm tra sau buổi học"
    assert Admission.objects.count() == 1


def test_a16_leave_from_the_order_opens_it_to_one_who_was_away(session, unit):
    place = member_of(session, unit).enrolments.get()
    end_session(session=session, actor=None, now=END)

    grant_waiver(
        enrolment=place,
        activity=session.test,
        reason="Trực cấp cứu",
        actor=UserFactory(),
    )

    assert why_closed(place, session.test, END) is None


def test_a05_what_stands_behind_a_session_held_does_not_wait_for_its_settlement(
    session, unit
):
    person = member_of(session, unit)
    lease(session, NOON, END, person=person)
    later = ActivityFactory(
        section=session.activity.section, position=4, title="Bài sau", is_required=True
    )
    session.lesson.is_required = False
    session.lesson.save()
    session.test.is_required = False
    session.test.save()
    place = person.enrolments.get()
    assert why_closed(place, later, END) is not None

    end_session(session=session, actor=None, now=END)

    assert why_closed(place, later, END) is None
