"""The room, the console and the hall over HTTP, with and without scripts."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from live.models import ChatMessage, CheckIn, Hand, PollAnswer, RoomQuestion
from live.services.chat import mute, send_chat, set_chat_mode
from live.services.poll import prepare_poll
from live.services.room import open_poll
from live.services.running import end_session, open_checkpoint, start_session
from people.kinds.role import Role
from tests.factories import GrantFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    HallFactory,
    LiveSessionFactory,
    member_of,
    new_uuid,
    seat,
)

pytestmark = pytest.mark.django_db
JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def session():
    session = LiveSessionFactory()
    AgendaPartFactory(session=session, position=1)
    AgendaPartFactory(session=session, position=2, kind="discussion")
    start_session(session=session, actor=None)
    return session


@pytest.fixture
def member(session, client):
    member = member_of(session, session.activity.section.course.owner)
    client.force_login(member.user)
    return member


@pytest.fixture
def lecturer(session):
    unit = session.activity.section.course.owner
    return GrantFactory(role=Role.LECTURER, unit=unit).user


def test_a10_deeds_of_the_room_work_as_forms_and_as_json(client, session, member):
    actor = UserFactory()
    poll = prepare_poll(
        session=session, question="Mấy?", options=["3", "5"], right=1, actor=actor
    )
    open_poll(poll=poll, actor=actor)
    point = open_checkpoint(session=session, actor=None)
    act = reverse("live:room_act", args=[session.uid])

    assert client.post(act, {"do": "raise"}).status_code == 302
    said = client.post(act, {"do": "ask", "text": "Khi nào?"}, **JSON).json()
    question = RoomQuestion.objects.get()
    client.post(act, {"do": "vote", "uid": str(question.uid)}, **JSON)
    client.post(act, {"do": "poll", "uid": str(poll.uid), "option": "1"}, **JSON)
    client.post(
        act,
        {"do": "confirm", "uid": str(point.uid), "option": str(point.right)},
        **JSON,
    )

    assert said == {"ok": True, "said": "Đã gửi câu hỏi."}
    assert Hand.objects.get().person == member
    assert question.votes.count() == PollAnswer.objects.count() == 1
    assert CheckIn.objects.get().flag == ""
    page = client.get(reverse("live:room", args=[session.uid]))
    assert "1 lần điểm danh" in page.text


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"do": "fly"},
        {"do": "ask", "text": "  \x00 "},
        {"do": "vote"},
        {"do": "poll", "uid": "x"},
        {"do": "confirm", "uid": new_uuid()},
        {"do": "code", "code": "000000"},
    ],
)
def test_deed_that_is_not_understood_is_a_sentence(client, session, member, told):
    answer = client.post(reverse("live:room_act", args=[session.uid]), told, **JSON)

    assert answer.status_code == 409
    assert answer.json()["said"]


def test_door_leads_from_the_outline_to_the_room(client, session, member):
    place = member.enrolments.get()

    answer = client.get(reverse("live:door", args=[place.uid, session.activity.uid]))

    assert answer.url == reverse("live:room", args=[session.uid])


def test_a10_console_leads_and_its_panel_stays_within_its_queries(
    client, session, member, lecturer, django_assert_max_num_queries
):
    client.force_login(lecturer)
    command = reverse("live:console_command", args=[session.uid])
    htmx = {"headers": {"HX-Request": "true"}}

    panel = client.post(command, {"do": "next", "number": "1"}, **htmx)
    client.post(command, {"do": "checkpoint", "number": "60"}, **htmx)
    again = client.post(command, {"do": "checkpoint", "number": "60"}, **htmx)
    lost = client.post(command, {"do": "fly"}, **htmx)
    with django_assert_max_num_queries(25):
        client.get(reverse("live:console_panel", args=[session.uid]))

    assert 'aria-current="step"' in panel.text
    assert "Đang có một lần điểm danh mở" in again.text
    assert "Không hiểu lệnh này" in lost.text
    assert session.checkpoints.count() == 1
    assert client.post(command, {"do": "end"}).status_code == 302


def _mark(person, **more):
    return {
        "uid": new_uuid(), "device": new_uuid(), "sequence": 1, "counter": 1,
        "kind": "opening", "about": str(person.uid), "value": True,
        "at": "2026-06-01T12:00:00+00:00", **more,
    }  # fmt: skip


@pytest.fixture
def hall(session, member, client):
    unit = session.activity.section.course.owner
    hall = HallFactory(session=session, unit=unit)
    seat(hall, member, unit)
    client.force_login(GrantFactory(role=Role.CELL_SECRETARY, unit=unit).user)
    return hall


def test_a11_marks_are_acknowledged_twice_and_counted_once(client, hall, member):
    url, sent = reverse("live:hall_marks", args=[hall.uid]), {"marks": [_mark(member)]}

    answers = [
        client.post(url, json.dumps(sent), content_type="application/json").json()
        for _ in range(2)
    ]

    assert answers[0] == answers[1]
    assert answers[0]["taken"] == [sent["marks"][0]["uid"]]
    assert answers[0]["roll"]["seats"][str(member.uid)]["opening"] is True
    assert hall.roll.count() == hall.roll_events.count() == 1


@pytest.mark.parametrize(
    "body",
    [
        "", "[]", "{", '{"marks": 3}', '{"marks": [3]}', "[" * 50_000,
        *(
            {"sequence": -1}, {"counter": 2**60}, {"kind": "fly"}, {"value": "x"},
            {"at": "hôm qua"}, {"at": "2026-06-01T12:00:00"}, {"uid": "x"}, {"about": 3},
            {"at": "0001-01-01T00:00:00+14:00"}, {"at": "9999-12-31T23:59:59-14:00"},
        ),
    ],
)  # fmt: skip
def test_b03_marks_that_cannot_be_read_are_refused_whole(client, hall, member, body):
    if isinstance(body, dict):
        body = json.dumps({"marks": [_mark(member), _mark(member, **body)]})

    answer = client.post(
        reverse("live:hall_marks", args=[hall.uid]),
        body,
        content_type="application/json",
    )

    assert answer.status_code == 400
    assert hall.roll_events.count() == 0


def test_a13_screen_gets_a_code_only_while_a_checkpoint_is_open(client, hall, session):
    url = reverse("live:hall_code", args=[hall.uid])
    assert client.get(url).json()["code"] == ""

    open_checkpoint(session=session, actor=None)

    told = client.get(url)
    assert len(told.json()["code"]) == 6
    assert told.headers["Cache-Control"] == "no-store"


def test_a10_chat_works_as_a_plain_form_and_by_scripts(session, member, client):
    set_chat_mode(session=session, mode="open", actor=UserFactory())
    url, sent = reverse("live:room_act", args=[session.uid]), new_uuid()
    told = {"do": "chat", "uid": sent, "text": "Nghe rõ <b>lắm</b>"}

    page = client.post(url, told, follow=True).content.decode()
    again = client.post(url, told, **JSON)
    soon = client.post(url, told | {"uid": new_uuid()}, **JSON)

    assert "Nghe rõ &lt;b&gt;lắm&lt;/b&gt;" in page
    assert "<b>lắm" not in page
    assert again.json() == {"ok": True, "said": "Đã gửi tin nhắn."}
    assert soon.status_code == 409
    assert "ba giây" in soon.json()["said"]
    assert ChatMessage.objects.count() == 1


@pytest.mark.parametrize("text", ["", "a\x00b", "a\x1bb", "x" * 301, "x" * 9000])
def test_a10_chat_refuses_what_is_unfit_in_clear_words(session, member, client, text):
    set_chat_mode(session=session, mode="open", actor=UserFactory())
    url = reverse("live:room_act", args=[session.uid])

    answer = client.post(url, {"do": "chat", "uid": new_uuid(), "text": text}, **JSON)

    assert answer.status_code == 409
    assert "1 đến 300 ký tự" in answer.json()["said"]


def test_a10_chat_has_its_page_and_tells_who_is_muted(
    session, member, client, django_assert_max_num_queries
):
    lecturer = UserFactory()
    set_chat_mode(session=session, mode="open", actor=lecturer)
    url = reverse("live:room_chat", args=[session.uid])
    empty = client.get(url).content.decode()
    for n in range(60):
        send_chat(
            session=session, person=member, sent_uid=uuid4(), text=f"tin {n}",
            now=timezone.now() + timedelta(seconds=3 * n),
        )  # fmt: skip
    mute(session=session, person=member, actor=lecturer)

    with django_assert_max_num_queries(20):
        first = client.get(url).content.decode()
    second = client.get(url, {"page": 2}).content.decode()
    room = client.get(reverse("live:room", args=[session.uid])).content.decode()

    assert "Chưa có tin nhắn" in empty
    assert "tin 59<" in first
    assert "tin 9<" not in first
    assert "tin 9<" in second
    assert "tin 10<" in room
    assert "tin 9<" not in room
    assert '<room-chat data-mode="open" data-muted' in room
    end_session(session=session, actor=None)
    over = client.get(reverse("live:room", args=[session.uid])).content.decode()
    assert url in over
    assert "<room-chat" not in over


def test_a10_console_moderates_the_chat(session, member, client):
    lecturer = UserFactory(username="giangvien")
    owner = session.activity.section.course.owner
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=owner)
    client.force_login(lecturer)
    url = reverse("live:console_chat_command", args=[session.uid])

    def does(**told):
        return client.post(url, told, headers={"HX-Request": "true"}).content.decode()

    opened = does(do="mode", mode="approved")
    message = send_chat(
        session=session, person=member, sent_uid=uuid4(), text="Xin hỏi"
    )
    shown = does(do="show", uid=message.uid)
    hidden = does(do="hide", uid=message.uid)
    muted = does(do="mute", uid=message.uid)
    let = does(do="unmute", uid=member.uid)
    plain = client.post(url, {"do": "mode", "mode": "off"})

    assert 'id="chat-mode-approved" aria-pressed="true"' in opened
    assert f'id="chat-hide-{message.uid}"' in shown
    assert f"Ẩn bởi {lecturer}" in hidden
    assert f'id="chat-unmute-{member.uid}"' in muted
    assert f'id="chat-unmute-{member.uid}"' not in let
    assert plain.url == reverse("live:console", args=[session.uid])
    for unclear in ({"do": "mode", "mode": "loud"}, {"do": "hide"}):
        assert "callout-danger" in does(**unclear)
    assert client.post(url, {"do": "hide", "uid": new_uuid()}).status_code == 404
    console = client.get(reverse("live:console", args=[session.uid])).content.decode()
    assert f"Ẩn bởi {lecturer}" in console
