"""Absences on the phone and at the office."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from live.models import Absence
from live.services.absence import tell_reason
from live.services.settlement import settle
from people.kinds.role import Role
from tests.factories import (
    NOON,
    ActivityFactory,
    GrantFactory,
    UnitFactory,
    UserFactory,
)
from tests.live.factories import held, member_of

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def session(unit):
    return held(NOON, ("talk", 60), activity__section__course__owner=unit)


@pytest.fixture
def person(session, unit):
    return member_of(session, unit)


@pytest.fixture
def officer(unit):
    return GrantFactory(role=Role.COMMITTEE_OFFICER, unit=unit).user


def test_a14_member_tells_the_reason_on_the_phone_and_reads_the_decision(
    client, session, person, officer
):
    mine = reverse("live:absence", args=[session.uid])
    client.force_login(person.user)
    proof = SimpleUploadedFile("giay.pdf", PDF)
    assert client.post(mine, {"reason": "Ốm", "file": proof}).status_code == 302
    assert "Lý do chờ xét" in client.get(mine).text
    file = client.get(reverse("live:absence_file", args=[session.uid]))
    assert b"".join(file.streaming_content) == PDF
    assert "attachment" in file.headers["Content-Disposition"]
    client.force_login(officer)
    desk = client.get(reverse("live:absences")).text
    assert person.full_name in desk

    decide = reverse("live:absence_decide", args=[Absence.objects.get().uid])
    client.post(decide, {"outcome": "excused", "reason": "Có giấy ra viện"})

    client.force_login(person.user)
    page = client.get(mine).text
    assert "Vắng có lý do" in page
    assert "Có giấy ra viện" in page
    assert "Học bù" in page
    assert "Gửi lý do" not in page


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"reason": " \x00 "}, "errorlist"),
        ({"reason": "Ốm", "file": ("a.pdf", b"MZ")}, "không phải PDF"),
        ({"reason": "Ốm", "file": ("a.pdf", b"")}, "Tệp rỗng"),
        ({"reason": "Ốm", "file": ("a.pdf", PDF + b"0" * (5 << 20))}, "lớn hơn 5 MB"),
    ],
)
def test_t6_reason_that_cannot_stand_is_a_sentence(
    client, session, person, told, words
):
    client.force_login(person.user)
    if "file" in told:
        told["file"] = SimpleUploadedFile(*told["file"])

    answer = client.post(reverse("live:absence", args=[session.uid]), told)

    assert answer.status_code in {400, 422}
    assert words in answer.text or answer.status_code == 400
    assert not Absence.objects.exists()


def test_a14_clerk_tells_for_another_and_cannot_decide_on_it(
    client, session, person, officer, unit
):
    settle(session=session, actor=None)
    clerk = GrantFactory(role=Role.CELL_SECRETARY, unit=unit).user
    client.force_login(clerk)
    report = client.get(reverse("live:report", args=[session.uid])).text
    address = reverse("live:absence_for", args=[session.uid, person.uid])
    assert address in report

    assert client.post(address, {"reason": "Đi công tác"}).status_code == 302

    known = Absence.objects.get()
    decide = reverse("live:absence_decide", args=[known.uid])
    client.post(decide, {"outcome": "excused", "reason": "Đúng"})
    known.refresh_from_db()
    assert known.state == "pending"
    client.force_login(officer)
    client.post(decide, {"outcome": "fly", "reason": "Đúng"})
    client.post(decide, {"outcome": "refused", "reason": "Không có lệnh điều động"})
    known.refresh_from_db()
    assert (known.state, known.decided_by) == ("unexcused", officer)


def test_a57_planner_names_the_make_up_and_the_unit_confirms_the_recording(
    client, session, person, officer, unit
):
    planner = GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=unit).user
    lesson = ActivityFactory(
        section=session.activity.section, position=70, title="Bài học bù"
    )
    client.force_login(planner)
    plan = reverse("live:plan_make_up", args=[session.uid])
    bad = client.post(plan, {"url": "javascript:alert(1)", "lesson": "x"})
    assert bad.status_code == 422
    nothing = client.post(plan, {"url": "", "lesson": ""}, follow=True)
    assert "chưa có nội dung để học bù" in nothing.text
    sent = {"url": "https://xem.vn/1", "lesson": str(lesson.uid)}
    assert client.post(plan, sent).status_code == 302
    absence = tell_reason(
        session=session, person=person, reason="Ốm", actor=person.user
    )
    client.force_login(officer)
    client.post(
        reverse("live:absence_decide", args=[absence.uid]),
        {"outcome": "excused", "reason": "Có giấy"},
    )
    client.force_login(person.user)
    page = client.get(reverse("live:absence", args=[session.uid])).text
    assert "https://xem.vn/1" in page
    assert "Bài học bù" in page
    client.post(reverse("live:absence_studied", args=[session.uid]))
    client.force_login(officer)
    assert (
        "Xác nhận học bù" in client.get(reverse("live:absences") + "?show=studied").text
    )

    client.post(reverse("live:absence_confirm", args=[absence.uid]))

    absence.refresh_from_db()
    assert (absence.state, absence.make_up) == ("made_up", "replay")


@pytest.mark.parametrize("show", ["waiting", "unexcused", "studied", "?"])
def test_list_of_absences_takes_one_number_of_queries(
    client, session, officer, unit, show, django_assert_max_num_queries
):
    client.force_login(officer)
    for _ in range(3):
        person = member_of(session, unit)
        tell_reason(session=session, person=person, reason="Ốm", actor=UserFactory())

    with django_assert_max_num_queries(9):
        client.get(reverse("live:absences"), {"show": show})
