"""A session is planned and announced: what is refused, what is kept."""

import pytest
from django.utils import timezone

from kernel.models import AuditEvent
from live.kinds.agenda import Part
from live.models import HallSeat, LiveSession
from live.services.planning import (
    Plan,
    SessionHeld,
    SessionNotReady,
    add_hall,
    change_session,
    create_session,
    publish_session,
)
from live.services.running import start_session
from tests.factories import SectionFactory, UnitFactory, UserFactory
from tests.live.factories import HallFactory, member_of

pytestmark = pytest.mark.django_db
GOOD = (Part("talk", "Giảng", 85), Part("discussion", "Thảo luận", 15))


def _plan(*parts, mode="online", title="Buổi học Nghị quyết"):
    return Plan(title=title, mode=mode, starts_at=timezone.now(), parts=parts)


def _made(*parts, **more):
    return create_session(
        section=SectionFactory(), plan=_plan(*parts, **more), invited=[], actor=None
    )


def test_a15_publishing_with_too_little_discussion_names_the_minutes():
    session = _made(Part("talk", "Giảng", 90), Part("discussion", "Thảo luận", 10))

    with pytest.raises(SessionNotReady) as refusal:
        publish_session(session=session, actor=None)

    assert refusal.value.problems == [
        "Thời gian thảo luận còn thiếu 5 phút để đạt 15 % thời lượng."
    ]
    session.refresh_from_db()
    assert session.state == LiveSession.State.DRAFT


def test_a15_publishing_with_enough_discussion_is_done_once():
    session, actor = _made(*GOOD), UserFactory()

    assert publish_session(session=session, actor=actor) is True
    assert publish_session(session=session, actor=actor) is False

    told = AuditEvent.objects.filter(verb="session.published")
    assert [one.actor_uid for one in told] == [actor.uid]


def test_publishing_names_an_empty_agenda_and_missing_halls():
    session = _made(mode="hall")

    with pytest.raises(SessionNotReady) as refusal:
        publish_session(session=session, actor=None)

    assert refusal.value.problems == [
        "Chương trình chưa có phần nào.",
        "Buổi học truyền đến điểm cầu cần ít nhất một điểm cầu.",
    ]


def test_announced_session_cannot_lose_its_discussion_and_a_held_one_stands():
    session = _made(*GOOD)
    publish_session(session=session, actor=None)

    with pytest.raises(SessionNotReady):
        change_session(session=session, plan=_plan(GOOD[0]), invited=[], actor=None)
    start_session(session=session, actor=None)
    with pytest.raises(SessionHeld):
        change_session(session=session, plan=_plan(*GOOD), invited=[], actor=None)


def test_change_session_replaces_the_agenda_and_the_invitations():
    session, unit = _made(*GOOD), UnitFactory()

    for _twice in range(2):
        change_session(
            session=session,
            plan=_plan(*GOOD, Part("break", "Nghỉ", 5), title="Tên mới"),
            invited=[unit],
            actor=None,
        )

    session.activity.refresh_from_db()
    assert session.activity.title == "Tên mới"
    assert session.activity.minutes == 100
    assert [one.minutes for one in session.parts.order_by("position")] == [85, 15, 5]
    assert [one.unit for one in session.invited.all()] == [unit]


def test_a11_hall_seats_the_people_of_several_units_once_each():
    session, first, second = _made(*GOOD, mode="hall"), UnitFactory(), UnitFactory()
    one, other = member_of(session, first), member_of(session, second)
    member_of(session, UnitFactory())

    for _twice in range(2):
        hall = add_hall(
            session=session,
            name="Hội trường Đảng ủy",
            unit=first,
            units=[first, second],
            actor=None,
        )
    rival = add_hall(
        session=session, name="Nhà văn hóa", unit=second, units=[second], actor=None
    )

    seats = HallSeat.objects.filter(hall=hall).values_list("person", "unit")
    assert set(seats) == {(one.pk, first.pk), (other.pk, second.pk)}
    assert rival.seats.count() == 0  # whoever has a seat keeps it


def test_hall_of_a_session_that_is_over_is_refused():
    hall = HallFactory(
        unit=UnitFactory(),
        session__state="ended",
        session__started_at=timezone.now(),
        session__ended_at=timezone.now(),
    )

    with pytest.raises(SessionHeld):
        add_hall(
            session=hall.session, name="Khác", unit=hall.unit, units=[], actor=None
        )
