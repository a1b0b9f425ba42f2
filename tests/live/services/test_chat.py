"""The chat of a class: once each, short, paced, moderated, and gone in its time."""

import uuid
from datetime import timedelta

import pytest

from kernel.models import AuditEvent
from live.models import ChatMessage, ChatMute, LiveSession
from live.selectors.chat import chat_since, chat_value, desk_of
from live.services.chat import (
    ChatClosed,
    ChatMuted,
    ChatTextUnfit,
    ChatTooSoon,
    hide_message,
    mute,
    send_chat,
    set_chat_mode,
    show_message,
    unmute,
)
from live.services.running import SessionNotRunning, end_session, start_session
from lms.services.retention import forget_raw
from tests.factories import NOON, UnitFactory, UserFactory
from tests.live.factories import AgendaPartFactory, LiveSessionFactory, member_of

pytestmark = pytest.mark.django_db


def _later(seconds):
    return NOON + timedelta(seconds=seconds)


@pytest.fixture
def lecturer():
    return UserFactory()


@pytest.fixture
def session(lecturer):
    session = LiveSessionFactory()
    AgendaPartFactory(session=session, position=1)
    start_session(session=session, actor=None, now=NOON)
    set_chat_mode(session=session, mode="open", actor=lecturer, now=NOON)
    return session


@pytest.fixture
def people(session):
    unit = UnitFactory()
    return [member_of(session, unit) for _ in range(3)]


def _says(session, person, text="Kính chào các đồng chí", at=0, sent_uid=None):
    return send_chat(
        session=session, person=person, text=text, now=_later(at),
        sent_uid=sent_uid or uuid.uuid4(),
    )  # fmt: skip


def _seen(session):
    return [one["text"] for one in chat_value(session.pk)[1]["all"]]


def _verbs():
    rows = AuditEvent.objects.filter(verb__startswith="chat.").order_by("pk")
    return list(rows.values_list("verb", flat=True))


def test_a10_message_that_is_sent_again_is_one_message(session, people):
    sent = uuid.uuid4()

    first = _says(session, people[0], sent_uid=sent)
    second = _says(session, people[0], text="đổi ý", sent_uid=sent, at=1)
    other = _says(session, people[1], sent_uid=sent)

    assert second == first
    assert other != first
    assert _seen(session) == ["Kính chào các đồng chí"] * 2


@pytest.mark.parametrize(
    "text",
    ["", "   ", "a" * 301, "a\x00b", "a\x1bb", "a\nb", "\ud800", "a\u202eb", "\u2028"],
)
def test_a10_message_that_is_unfit_is_refused_and_not_mended(session, people, text):
    with pytest.raises(ChatTextUnfit):
        _says(session, people[0], text=text)

    assert not ChatMessage.objects.exists()


def test_a10_message_of_three_hundred_letters_with_pictures_is_taken(session, people):
    text = "ế" * 298 + "👍🏽"

    assert _says(session, people[0], text=f" {text} ").text == text


def test_a10_one_person_writes_once_in_three_seconds(session, people):
    _says(session, people[0])
    _says(session, people[1])

    with pytest.raises(ChatTooSoon):
        _says(session, people[0], at=2.9)

    assert _says(session, people[0], at=3).number == 4  # after the mode's change


def test_a10_chat_is_closed_until_the_lecturer_opens_it(session, people, lecturer):
    assert not set_chat_mode(session=session, mode="open", actor=lecturer)
    set_chat_mode(session=session, mode="off", actor=lecturer)
    quiet = LiveSessionFactory(state=LiveSession.State.RUNNING, started_at=NOON)

    for closed in (session, quiet):
        with pytest.raises(ChatClosed):
            _says(closed, people[0])
    assert chat_value(quiet.pk) == (0, {"mode": "off", "all": []})
    assert _verbs() == ["chat.mode_set"] * 2


def test_a10_nobody_writes_after_the_end_but_all_may_read(session, people):
    _says(session, people[0])
    end_session(session=session, actor=None, now=_later(60))

    with pytest.raises(SessionNotRunning):
        _says(session, people[1], at=61)

    assert len(_seen(session)) == 1


def test_a10_message_waits_for_approval_and_then_has_the_newest_place(
    session, people, lecturer
):
    set_chat_mode(session=session, mode="approved", actor=lecturer)
    one, other = _says(session, people[0], "một"), _says(session, people[1], "hai")
    refused = _says(session, people[2], "ba")

    assert _seen(session) == []
    assert show_message(message=other, actor=lecturer)
    assert show_message(message=one, actor=lecturer)
    assert not show_message(message=one, actor=lecturer)
    assert hide_message(message=refused, actor=lecturer)

    assert _seen(session) == ["hai", "một"]
    assert [one.state for one in desk_of(session).recent] == [
        "hidden", "shown", "shown",
    ]  # fmt: skip
    assert not desk_of(session).waiting
    assert _verbs()[-3:] == ["chat.shown", "chat.shown", "chat.hidden"]


def test_a10_hidden_message_leaves_and_may_come_back(session, people, lecturer):
    message, _other = _says(session, people[0], "một"), _says(session, people[1], "hai")
    seen_until = chat_value(session.pk)[0]

    assert hide_message(message=message, actor=lecturer, now=_later(9))
    assert not hide_message(message=message, actor=lecturer)
    news = chat_since(session.pk, seen_until)

    assert _seen(session) == ["hai"]
    assert news.value == {"mode": "open", "add": [], "gone": [str(message.uid)]}
    message.refresh_from_db()
    assert (message.decided_by, message.decided_at) == (lecturer, _later(9))
    assert message.text not in AuditEvent.objects.get(verb="chat.hidden").target_label
    assert show_message(message=message, actor=lecturer)
    assert _seen(session) == ["hai", "một"]


def test_a10_muted_person_is_refused_for_this_session_until_let_again(
    session, people, lecturer
):
    _says(session, people[0])

    assert mute(session=session, person=people[0], actor=lecturer)
    assert not mute(session=session, person=people[0], actor=lecturer)
    with pytest.raises(ChatMuted):
        _says(session, people[0], at=9)
    _says(session, people[1], at=9)

    assert unmute(session=session, person=people[0], actor=lecturer)
    assert not unmute(session=session, person=people[0], actor=lecturer)
    _says(session, people[0], at=12)
    assert mute(session=session, person=people[0], actor=lecturer)
    assert ChatMute.objects.count() == 1
    assert _verbs()[1:] == ["chat.muted", "chat.unmuted", "chat.muted"]


def test_a10_news_come_in_parts_and_none_is_missing(session, people):
    told, change, until = [], 0, []
    for number in range(130):
        _says(session, people[0], f"tin {number}", at=3 * number)

    while (news := chat_since(session.pk, change)) is not None:
        change = news.change
        told += [one["text"] for one in news.value["add"]]
        until.append(news.has_more)

    assert told == [f"tin {number}" for number in range(130)]
    assert until == [True, False]
    assert _seen(session) == told[-50:]


def test_d06_chat_goes_ninety_days_after_the_session_was_settled(
    session, people, lecturer
):
    _says(session, people[0])
    mute(session=session, person=people[0], actor=lecturer)
    LiveSession.objects.update(settled_at=NOON)

    assert forget_raw(now=NOON + timedelta(days=90)) == {}
    assert forget_raw(now=NOON + timedelta(days=90, seconds=1)) == {
        "live.ChatMessage": 1,
        "live.ChatMute": 1,
    }
