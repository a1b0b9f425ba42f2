"""Small groups over HTTP: the lecturer's page, the member's part, and the report."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from live.models import GroupWork, LiveSession, SmallGroup
from live.services.group_answer import take_pen, write_answer
from live.services.group_work import open_work
from live.services.grouping import make_groups
from live.services.running import end_session, start_session
from people.kinds.role import Role
from tests.factories import GrantFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    LiveSessionFactory,
    lease,
    member_of,
    new_uuid,
)

pytestmark = pytest.mark.django_db
JSON = {"headers": {"Accept": "application/json"}}
CASE = "Một đảng viên chia sẻ tin chưa kiểm chứng. Chi bộ nên làm gì?"


@pytest.fixture
def session():
    session = LiveSessionFactory()
    AgendaPartFactory(session=session, position=1)
    start_session(session=session, actor=None)
    return LiveSession.objects.get()


@pytest.fixture
def people(session):
    unit = session.activity.section.course.owner
    return [_come(session, unit) for _ in range(3)]


@pytest.fixture
def lecturer(session, client):
    unit = session.activity.section.course.owner
    user = GrantFactory(role=Role.LECTURER, unit=unit).user
    client.force_login(user)
    return user


def _come(session, unit, **person):
    one = member_of(session, unit, **person)
    now = timezone.now()
    lease(session, now, now, person=one)
    return one


def _work(session, count=1):
    actor = UserFactory()
    work = make_groups(
        session=session, division="number", count=count, case=CASE, actor=actor
    )
    open_work(work=work, actor=actor)
    return work


def test_a10_lecturer_makes_groups_gives_cases_and_lets_them_begin(
    client, session, people, lecturer
):
    page = reverse("live:console_groups", args=[session.uid])
    command = reverse("live:console_groups_command", args=[session.uid])

    empty = client.get(page).text
    made = client.post(page, {"division": "number", "count": "1", "case": CASE})
    work, group = GroupWork.objects.get(), SmallGroup.objects.get()
    looked = client.get(page).text
    client.post(
        command,
        {"do": "change", "uid": group.uid, "case": "Khác", "reporter": people[1].uid},
    )
    begun = client.post(command, {"do": "open", "uid": work.uid}, follow=True).text
    take_pen(group=SmallGroup.objects.get(), person=people[1])
    client.post(  # from a page on which nobody was the reporter yet
        command, {"do": "change", "uid": group.uid, "case": "Khác nữa"}
    )
    group.refresh_from_db()
    over = client.post(command, {"do": "close", "uid": work.uid}, follow=True).text

    assert "3 người đang kết nối" in empty
    assert made.url == page
    assert all(one.full_name in looked for one in people)
    assert (group.case, group.reporter) == ("Khác nữa", people[1])
    assert "Các nhóm đang làm việc" in begun
    assert "Chia lớp" in over


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "Chọn cách chia lớp."),
        ({"division": "number", "case": CASE}, "Ghi số nhóm cần chia."),
        ({"division": "number", "count": "9", "case": CASE}, "Số người đang kết nối"),
        ({"division": "number", "count": "0", "case": CASE}, "1"),
        ({"division": "number", "count": "2"}, "Ghi tình huống"),
        ({"division": "unit", "case": "x" * 4001}, "4.000 ký tự"),
        ({"division": "fly", "case": CASE}, "fly"),
    ],
)
def test_a10_unclear_division_is_refused_with_the_remedy(
    client, session, people, lecturer, told, said
):
    answer = client.post(reverse("live:console_groups", args=[session.uid]), told)

    assert answer.status_code == 422
    assert said in answer.text
    assert not GroupWork.objects.exists()


def test_a10_command_about_groups_of_others_is_not_there(
    client, session, people, lecturer
):
    command = reverse("live:console_groups_command", args=[session.uid])
    group = _work(session).groups.get()
    stranger = member_of(session, session.activity.section.course.owner)

    foreign = [
        client.post(command, told).status_code
        for told in (
            {"do": "open", "uid": new_uuid()},
            {"do": "change", "uid": new_uuid(), "case": CASE},
            {"do": "change", "uid": group.uid, "reporter": stranger.uid},
        )
    ]
    lost = client.post(command, {"do": "fly", "uid": group.uid}, follow=True).text
    long = client.post(
        command, {"do": "change", "uid": group.uid, "case": "x" * 4001}, follow=True
    ).text

    assert foreign == [404, 404, 404]
    assert "Không hiểu lệnh này" in lost
    assert "4.000 ký tự" in long


def test_a10_member_takes_the_pen_and_writes_as_form_and_as_json(
    client, session, people
):
    group = _work(session).groups.get()
    act = reverse("live:room_act", args=[session.uid])
    room = reverse("live:room", args=[session.uid])
    part = reverse("live:room_group", args=[session.uid])
    client.force_login(people[0].user)

    before = client.get(room).text
    assert client.post(act, {"do": "take_pen", "uid": group.uid}).url == room
    mine = client.get(part).text
    said = client.post(
        act, {"do": "write_answer", "uid": group.uid, "answer": "Một\nHai"}, **JSON
    ).json()
    empty = client.post(
        act, {"do": "write_answer", "uid": group.uid, "answer": " "}, **JSON
    )
    long = client.post(
        act, {"do": "write_answer", "uid": group.uid, "answer": "x" * 4001}, **JSON
    )
    client.force_login(people[1].user)
    theirs = client.get(part).text
    refused = client.post(
        act, {"do": "write_answer", "uid": group.uid, "answer": "Tôi"}, **JSON
    )

    assert CASE in before
    assert 'name="do" value="take_pen"' in before
    assert '<textarea id="group-answer"' in mine
    assert said["ok"]
    group.refresh_from_db()
    assert group.answer == "Một\nHai"
    assert "Ghi câu trả lời của nhóm" in empty.json()["said"]
    assert "4.000 ký tự" in long.json()["said"]
    assert "<textarea" not in theirs
    assert "Một\nHai" in theirs
    assert people[0].full_name in theirs
    assert "thư ký" in refused.json()["said"]


def test_a10_group_of_others_is_not_there_for_a_member(client, session, people):
    _work(session, count=3)
    client.force_login(people[0].user)
    foreign = SmallGroup.objects.exclude(members__person=people[0]).first()

    answer = client.post(
        reverse("live:room_act", args=[session.uid]),
        {"do": "take_pen", "uid": foreign.uid},
    )

    assert answer.status_code == 404


def test_a10_console_sees_answers_and_shows_one_and_the_report_lists_them(
    client, session, people, lecturer
):
    group = _work(session, count=2).groups.get(position=1)
    writer = group.members.first().person
    take_pen(group=group, person=writer)
    write_answer(group=group, person=writer, text="Nhắc nhở trước chi bộ")
    command = reverse("live:console_command", args=[session.uid])
    htmx = {"headers": {"HX-Request": "true"}}

    panel = client.get(reverse("live:console_panel", args=[session.uid])).text
    shown = client.post(command, {"do": "group_show", "uid": group.uid}, **htmx).text
    client.force_login(people[0].user)
    room = client.get(reverse("live:room", args=[session.uid])).text
    client.force_login(lecturer)
    hidden = client.post(command, {"do": "group_hide", "uid": group.uid}, **htmx).text
    end_session(session=session, actor=None)
    unit = session.activity.section.course.owner
    client.force_login(GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=unit).user)
    report = client.get(reverse("live:report", args=[session.uid])).text

    assert "1 trên 2 nhóm đã trả lời" in panel
    assert writer.full_name in panel
    assert 'value="group_hide"' in shown
    assert "<strong data-answer>Nhắc nhở trước chi bộ</strong>" in room
    assert 'value="group_show"' in hidden
    assert "Nhắc nhở trước chi bộ" in report
    assert "Nhóm chưa ghi câu trả lời." in report


@pytest.mark.parametrize("route", ["console_groups", "console_panel"])
def test_a10_pages_of_groups_ask_the_same_for_one_and_for_three(
    client, session, people, lecturer, route
):
    page = reverse(f"live:{route}", args=[session.uid])
    client.get(page)
    asked = []
    for count in (1, 3):
        GroupWork.objects.all().delete()
        _work(session, count=count)
        with CaptureQueriesContext(connection) as seen:
            client.get(page)
        asked.append(len(seen))

    assert asked[0] == asked[1]
