"""After the round: the test opens, a hall is closed by two, an absence is made up."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from live.kinds.roll import Mark, RollMark
from live.models import Absence, HallWitness, LiveSession, PaperList
from live.services.hall import take_marks
from live.services.makeup import set_make_up
from live.services.planning import add_hall
from live.services.running import end_session, start_session
from live.services.settlement import settle
from people.kinds.role import Role
from people.models import Unit
from tests.browser.live_site import served
from tests.browser.visitor import press
from tests.factories import ActivityFactory, GrantFactory, UnitFactory, UserFactory
from tests.live.factories import (
    AgendaPartFactory,
    LiveSessionFactory,
    lease,
    member_of,
    new_uuid,
)

expect.set_options(timeout=30_000)  # several browsers and a server share the machine
NAMES = ("Nguyễn Thị Hồng Hạnh", "Điểu K'Ré", "Trần Nguyễn Thị Ngọc Bích Phượng")


@pytest.fixture
def site(tmp_path, settings, transactional_db):
    settings.MEDIA_ROOT = tmp_path / "media"
    with served(tmp_path) as address:
        yield address


@pytest.fixture
def cast(site):
    """A session under way in a hall of a commune; a test follows it."""
    now = timezone.now()
    commune = UnitFactory(name="Đảng ủy xã Bù Gia Mập", kind=Unit.Kind.PARTY_COMMITTEE)
    cell = UnitFactory(
        name="Chi bộ thôn Phước Quả – Đảng bộ xã Bù Gia Mập", parent=commune
    )
    session = LiveSessionFactory(
        activity__title="Quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV",
        activity__section__course__owner=commune,
        starts_at=now - timedelta(minutes=30),
        mode=LiveSession.Mode.MIXED,
    )
    AgendaPartFactory(session=session, position=1, minutes=30)
    test = ActivityFactory(
        section=session.activity.section,
        position=90,
        kind="quiz",
        title="Kiểm tra nhận thức sau buổi học",
        opens_after=session.activity,
    )
    people = [member_of(session, cell, full_name=name) for name in NAMES]
    for person in people:
        person.enrolments.all()[0].run.__class__.objects.update(
            opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=5)
        )
    hall = add_hall(
        session=session, name="Hội trường xã", unit=commune, units=[cell], actor=None
    )
    start_session(session=session, actor=None, now=now - timedelta(minutes=30))
    session.refresh_from_db()
    return session, hall, people, commune, cell, test


def _grant(role, unit):
    user = UserFactory()
    GrantFactory(user=user, role=role, unit=unit)
    return user


def _count(hall, clerk, heads):
    mark = RollMark(
        uid=UUID(new_uuid()), device=UUID(new_uuid()), sequence=1, counter=1,
        kind=Mark.COUNT, about="closing", value=heads, at=timezone.now(),
    )  # fmt: skip
    take_marks(hall=hall, marks=[mark], actor=clerk)


def test_a16_the_test_opens_by_itself_when_the_session_is_closed(site, visit, cast):
    session, _hall, people, _commune, _cell, test = cast
    phone = visit("phone", people[0].user, at=site)
    desk = visit("desk", people[0].user, at=site)
    now = timezone.now()
    lease(session, now - timedelta(minutes=20), now, person=people[0])
    phone.go(f"/sessions/{session.uid}/")
    expect(phone.page.locator("[data-stage]")).to_be_visible()

    end_session(session=session, actor=None)

    link = phone.page.get_by_role("link", name="Vào làm ngay")
    expect(link).to_be_visible()  # the page went on by itself
    phone.look("live_follows")
    desk.go("/today/")
    expect(desk.page.get_by_role("heading", name=test.title)).to_be_visible()
    desk.look("live_follows_home")
    absent = visit("phone", people[1].user, at=site)
    absent.go("/today/")
    expect(absent.page.get_by_role("heading", name=test.title)).to_have_count(0)


def test_a11_hall_is_closed_by_a_witness_and_a_paper_list(site, visit, cast, tmp_path):
    session, hall, people, commune, cell, _test = cast
    clerk = _grant(Role.COMMITTEE_OFFICER, commune)
    secretary = _grant(Role.CELL_SECRETARY, cell)
    _count(hall, clerk, 60)
    witness = visit("phone", secretary, at=site)
    witness.go("/halls/")
    press(
        witness.page,
        witness.page.get_by_role("link", name="Người chứng kiến thứ hai"),
    )
    witness.look("hall_witness")
    witness.page.get_by_label("Số người trong hội trường").fill("58")
    witness.page.get_by_role("button", name="Lưu số đếm của tôi").click()
    expect(witness.page.get_by_text("thư ký đếm 60").first).to_be_visible()
    witness.look("hall_witness_differs")
    witness.page.get_by_label("Lý do khác").fill("Hai người về trước giờ đếm")
    witness.page.get_by_role("button", name="Lưu số đếm của tôi").click()
    expect(witness.page.get_by_text("Hai số đếm khác nhau")).to_be_visible()
    witness.look("hall_witnessed")
    witness.forgive("422")
    assert HallWitness.objects.get().reason == "Hai người về trước giờ đếm"

    end_session(session=session, actor=None)
    scan = tmp_path / "Danh sách ký tên.pdf"
    scan.write_bytes(b"%PDF-1.7\n%%EOF")
    desk = visit("desk", clerk, at=site)
    desk.go(f"/halls/{hall.uid}/paper/")
    desk.page.get_by_label("Bản quét").set_input_files(scan)
    desk.page.get_by_label(NAMES[2]).check()
    desk.look("hall_paper")
    desk.page.get_by_role("button", name="Lưu danh sách").click()
    expect(desk.page.get_by_text("1 người đã ký")).to_be_visible()
    assert PaperList.objects.get().marks.get().person == people[2]
    settle(session=session, actor=None)
    for visitor in (desk, visit("phone", clerk, at=site)):
        visitor.go(f"/staff/attendance/{session.uid}/halls/")
        expect(visitor.page.get_by_text("1 điểm cầu, 3 người đăng ký")).to_be_visible()
        visitor.look("hall_report")


def test_a14_absence_is_told_on_the_phone_decided_and_made_up(
    site, visit, cast, tmp_path
):
    session, _hall, people, commune, _cell, _test = cast
    set_make_up(
        session=session, url="https://xem.example.vn/1", lesson=None, actor=None
    )
    end_session(session=session, actor=None)
    settle(session=session, actor=None)
    proof = tmp_path / "Giấy ra viện.pdf"
    proof.write_bytes(b"%PDF-1.7\n%%EOF")
    phone = visit("phone", people[1].user, at=site)
    phone.go(f"/sessions/{session.uid}/")
    phone.page.get_by_role("link", name="Vắng mặt: lý do và học bù").click()
    phone.page.get_by_label("Lý do vắng").fill("Nằm viện từ ngày 20 đến ngày 27")
    phone.page.get_by_label("Minh chứng").set_input_files(proof)
    phone.look("absence_form")
    phone.page.get_by_role("button", name="Gửi lý do").click()
    expect(phone.page.get_by_text("Lý do chờ xét")).to_be_visible()
    phone.look("absence_waits")

    desk = visit("desk", _grant(Role.COMMITTEE_OFFICER, commune), at=site)
    desk.go("/staff/absences/")
    desk.look("absences")
    desk.page.get_by_label("Lý do quyết định").fill("Có giấy ra viện")
    desk.page.get_by_role("button", name="Chấp nhận lý do", exact=True).click()
    desk.page.get_by_text("Chưa có lượt vắng nào ở đây").wait_for()
    desk.look("absences_empty")
    _make_up(phone, desk)
    assert Absence.objects.get(person=people[1]).state == "made_up"
    desk.go(f"/staff/attendance/{session.uid}/?outcome=absent")
    expect(desk.page.get_by_text("Đã học bù").first).to_be_visible()
    desk.look("live_report_absences")


def _make_up(phone, desk):
    """The recording is watched on the phone, and the unit confirms it."""
    phone.page.reload()
    expect(phone.page.get_by_role("heading", name="Học bù")).to_be_visible()
    phone.look("absence_excused")
    phone.page.get_by_role("button", name="Tôi đã xem hết").click()
    expect(phone.page.get_by_text("Anh/chị đã báo xem xong")).to_be_visible()
    desk.go("/staff/absences/?show=studied")
    desk.page.get_by_role("button", name="Xác nhận học bù").click()
    desk.page.get_by_text("Chưa có lượt vắng nào ở đây").wait_for()
    phone.page.reload()
    expect(phone.page.get_by_text("Đã học bù").first).to_be_visible()
    phone.look("absence_made_up")
