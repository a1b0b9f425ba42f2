"""Hands, questions, polls, checkpoints: once each, in time, and only the right counts."""

from datetime import timedelta

import pytest

from live.kinds.code import code_at
from live.models import CheckIn, PollAnswer, SessionEvent
from live.selectors.room import poll_counts, poll_value, questions_by_votes
from live.services.poll import prepare_poll
from live.services.room import (
    CheckpointClosed,
    CodeStale,
    NoSeat,
    PollNotOpen,
    TooManyQuestions,
    answer_checkpoint,
    answer_poll,
    ask_question,
    close_poll,
    decide_question,
    invite_hand,
    lower_hand,
    open_poll,
    raise_hand,
    type_code,
    vote_for,
)
from live.services.running import SessionNotRunning, open_checkpoint, start_session
from tests.factories import NOON, UnitFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    HallFactory,
    LiveSessionFactory,
    member_of,
    seat,
)

pytestmark = pytest.mark.django_db


def _later(seconds):
    return NOON + timedelta(seconds=seconds)


@pytest.fixture
def session():
    session = LiveSessionFactory()
    AgendaPartFactory(session=session, position=1)
    start_session(session=session, actor=None, now=NOON)
    return session


@pytest.fixture
def people(session):
    unit = UnitFactory()
    return [member_of(session, unit) for _ in range(3)]


def test_a10_hand_stands_once_in_the_queue(session, people):
    first = raise_hand(session=session, person=people[0])

    assert raise_hand(session=session, person=people[0]) == first
    assert [invite_hand(hand=first), invite_hand(hand=first)] == [True, False]
    assert lower_hand(session=session, person=people[0]) is True
    assert lower_hand(session=session, person=people[0]) is False


def test_a10_questions_come_by_votes_and_are_followed_up(session, people):
    quiet = ask_question(session=session, person=people[0], text="Câu một?")
    loud = ask_question(session=session, person=people[1], text="Câu hai?")
    assert [vote_for(question=loud, person=people[0]) for _ in range(2)] == [
        True,
        False,
    ]

    assert list(questions_by_votes(session.pk)) == [loud, quiet]
    decide_question(question=loud, state="answered", note="", actor=UserFactory())
    assert list(questions_by_votes(session.pk)) == [quiet, loud]
    assert ask_question(session=session, person=people[0], text="Câu một?") == quiet


def test_a10_sixth_open_question_waits(session, people):
    for number in range(5):
        ask_question(session=session, person=people[0], text=f"Câu {number}?")

    with pytest.raises(TooManyQuestions):
        ask_question(session=session, person=people[0], text="Câu nữa?")


def test_a10_poll_takes_one_answer_each_and_hides_its_key_while_open(session, people):
    actor = UserFactory()
    poll = prepare_poll(
        session=session, question="Mấy nội dung?", options=["3", "5"], right=1,
        actor=actor,
    )  # fmt: skip
    with pytest.raises(PollNotOpen):
        answer_poll(poll=poll, person=people[0], option=1)
    assert [open_poll(poll=poll, actor=actor) for _ in range(2)] == [True, False]
    assert answer_poll(poll=poll, person=people[0], option=1) is True
    assert answer_poll(poll=poll, person=people[0], option=0) is False
    answer_poll(poll=poll, person=people[1], option=0)
    with pytest.raises(PollNotOpen):
        answer_poll(poll=poll, person=people[2], option=2)

    assert poll_counts(poll) == [1, 1]
    assert set(poll_value(poll)) == {"uid", "question", "options", "state"}
    assert [close_poll(poll=poll, actor=actor) for _ in range(2)] == [True, False]
    with pytest.raises(PollNotOpen):
        answer_poll(poll=poll, person=people[2], option=1)
    poll.refresh_from_db()
    assert poll_value(poll)["right"] == 1
    assert PollAnswer.objects.count() == 2
    told = SessionEvent.objects.filter(kind="poll").order_by("sequence")
    assert "right" not in told[0].payload


def test_a10_opening_a_poll_closes_the_one_before(session):
    actor = UserFactory()
    first, second = (
        prepare_poll(
            session=session, question=q, options=["a", "b"], right=None, actor=actor
        )
        for q in "xy"
    )

    open_poll(poll=first, actor=actor)
    open_poll(poll=second, actor=actor)

    first.refresh_from_db()
    assert first.state == "closed"


@pytest.mark.parametrize("seconds", [-1, 66, 3600])
def test_a13_checkpoint_is_met_only_while_it_is_open(session, people, seconds):
    point = open_checkpoint(session=session, actor=None, now=NOON)

    with pytest.raises(CheckpointClosed):
        answer_checkpoint(
            checkpoint=point, person=people[0], option=point.right, device="",
            now=_later(seconds),
        )  # fmt: skip


def test_a13_first_answer_stands_and_a_wrong_one_does_not_count(session, people):
    point = open_checkpoint(session=session, actor=None, now=NOON)
    wrong = (point.right + 1) % 4

    for option in (wrong, point.right):
        answer_checkpoint(
            checkpoint=point, person=people[0], option=option, device="",
            now=_later(5),
        )  # fmt: skip

    assert CheckIn.objects.get().flag == CheckIn.Flag.WRONG_ANSWER


def test_a13_second_member_on_one_device_is_let_in_and_both_are_flagged(
    session, people
):
    point = open_checkpoint(session=session, actor=None, now=NOON)

    for person, device in zip(people, ("may-1", "may-1", "may-2"), strict=True):
        answer_checkpoint(
            checkpoint=point, person=person, option=point.right, device=device,
            now=_later(5),
        )  # fmt: skip

    flags = {one.person_id: one.flag for one in CheckIn.objects.all()}
    assert [flags[one.pk] for one in people] == ["shared_device", "shared_device", ""]


def test_a13_code_of_the_screen_is_good_for_its_hall_and_its_seconds(session, people):
    hall = HallFactory(session=session, unit=UnitFactory())
    other = HallFactory(session=session, unit=UnitFactory())
    seat(hall, people[0], hall.unit)
    point = open_checkpoint(session=session, actor=None, now=NOON, seconds=300)
    code = code_at(bytes(hall.secret), str(point.uid), NOON.timestamp())
    foreign = code_at(bytes(other.secret), str(point.uid), NOON.timestamp())
    told = {"session": session, "device": "may-1"}

    with pytest.raises(CodeStale):
        type_code(person=people[0], code=foreign, now=NOON, **told)
    with pytest.raises(CodeStale):
        type_code(person=people[0], code=code, now=_later(31), **told)
    with pytest.raises(NoSeat):
        type_code(person=people[1], code=code, now=NOON, **told)
    with pytest.raises(CheckpointClosed):
        type_code(person=people[0], code=code, now=_later(400), **told)
    done = type_code(person=people[0], code=code, now=NOON, **told)

    assert (done.hall, done.how, done.flag) == (hall, CheckIn.How.CODE, "")


def test_a13_nothing_can_be_done_in_a_session_that_is_ahead():
    ahead = LiveSessionFactory()
    person = member_of(ahead, UnitFactory())

    with pytest.raises(SessionNotRunning):
        raise_hand(session=ahead, person=person)
    with pytest.raises(SessionNotRunning):
        ask_question(session=ahead, person=person, text="Sớm?")
    with pytest.raises(CheckpointClosed):
        type_code(session=ahead, person=person, code="123456", device="")
