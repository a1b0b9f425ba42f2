"""What is known about me, a request about it, and the answer."""

from datetime import timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from playwright.sync_api import expect

from courses.models import CampaignVersion, CourseRun
from people.kinds.role import Role
from people.models import MailCode, MailWish, PrivacyRequest
from people.services.privacy_request import ask
from people.tasks import send_mail_code
from records.kinds.erasure import Told
from records.models import CompletionRecord, LedgerErasure
from records.services.ledger_sealing import seal_all
from tests.browser.visitor import press
from tests.factories import (
    GrantFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)
from tests.records.factories import Round, make_round


def test_d05_member_sees_what_is_known_and_is_answered(visit: Any) -> None:
    unit = UnitFactory(name="Chi bộ Trường Phổ thông Dân tộc nội trú THCS Bù Gia Mập")
    person = PersonFactory(
        user=UserFactory(), unit=unit, full_name="Điểu Thị Hoàng Ngọc Phương Uyên"
    )
    officer = GrantFactory(role=Role.ORGANISATION_OFFICER, unit=unit).user
    member, board = visit("both"), visit("both")
    member.is_signed_in_as(person.user)
    board.is_signed_in_as(officer)
    board.go("/privacy/")
    board.look("privacy_list_empty")

    member.go("/mine/")
    press(member.page, "main a[href='/mine/data/']")
    member.look("own_data")
    press(member.page, "main a[href='/mine/data/requests/']")
    member.page.check("[name=kind][value=erase]")
    member.page.fill("[name=words]", "Xóa chi tiết các lần tôi vào lớp trực tuyến.")
    press(member.page, "main form .button-primary")
    member.look("own_privacy_waits")

    board.go("/privacy/")
    board.look("privacy_list")
    press(board.page, "main .cards a")
    board.look("privacy")
    board.page.check("[name=outcome][value=granted]")
    board.page.fill("[name=words]", "Đã xóa dữ liệu thô; kết quả học tập được giữ.")
    press(board.page, "main form .button-primary")
    expect(board.page.get_by_text("Đã trả lời.").first).to_be_visible()

    member.page.reload()
    expect(member.page.get_by_text("Đã xóa dữ liệu thô")).to_be_visible()
    member.look("own_privacy_answered")
    assert PrivacyRequest.objects.get().state == "granted"


def _asked() -> tuple[Round, PrivacyRequest]:
    """A member who studied, and asks that the ledger forget it."""
    this = make_round()
    cell = UnitFactory(parent=this.province, name="Chi bộ ấp Thạnh Biên, xã Lộc Thạnh")
    person = this.add(
        cell, user=UserFactory(), full_name="Điểu Thị Hoàng Ngọc Phương Uyên"
    )
    now = timezone.now()
    CourseRun.objects.update(closes_at=now + timedelta(days=1))
    this.enrolments[person.pk].refresh_from_db()
    this.study(person)
    this.sit_test(person)
    seal_all()
    request = ask(
        person=person, kind="erase", words="Xin xóa cả phần mở trong sổ cái.",
        actor=person.user,
    )  # fmt: skip
    return this, request


def test_d05_two_officers_have_the_ledger_forget_a_member(
    visit: Any, settings: Any, tmp_path: Any
) -> None:
    settings.LEDGER_KEY, settings.RECORD_PROOF_YEARS = tmp_path / "ledger" / "key", "0"
    this, request = _asked()
    person = request.person
    first, second, member = visit("both"), visit("both"), visit("both")
    for officer in (first, second):
        role = GrantFactory(role=Role.ORGANISATION_OFFICER, unit=this.province)
        officer.is_signed_in_as(role.user)
    member.is_signed_in_as(person.user)

    first.go(f"/privacy/{request.uid}/")
    press(first.page, "main a[href$='/ledger/']")
    first.look("erasure")
    first.page.fill("[name=reason]", "Theo đơn của đảng viên ngày 01/6/2026.")
    press(first.page, "main form .button-primary")
    first.look("erasure_waits")
    this.sit_test(person, "1.0")  # more is entered before the second person looks
    seal_all()
    second.go("/notices/")
    press(second.page, "main .cards form button")
    second.look("erasure_list_changed")
    second.page.fill("[name=reason]", "Danh mục đã thay đổi so với đề xuất.")
    press(second.page, "main form .button")
    first.page.reload()
    first.look("erasure_declined")
    first.page.fill("[name=reason]", "Theo đơn của đảng viên ngày 01/6/2026.")
    press(first.page, "main form .button-primary")
    second.page.reload()
    second.look("erasure_to_decide")
    second.page.fill("[name=words]", "Đã xóa phần mở trong sổ cái.")
    press(second.page, "main form .button-danger")
    second.look("erasure_done")

    member.go(f"/mine/{CompletionRecord.objects.get().uid}/")
    member.look("own_record_erased")
    assert LedgerErasure.objects.count() == 1


def test_d05_officer_begins_with_what_is_past_its_years(
    visit: Any, settings: Any, tmp_path: Any
) -> None:
    settings.LEDGER_KEY, settings.RECORD_PROOF_YEARS = tmp_path / "ledger" / "key", "0"
    settings.RECORD_KEEP_YEARS = [f"{kind}=0" for kind in Told.values]
    this = make_round()
    cell = UnitFactory(parent=this.province, name="Chi bộ ấp Thạnh Biên, xã Lộc Thạnh")
    person = this.add(cell, full_name="Điểu Thị Hoàng Ngọc Phương Uyên")
    now = timezone.now()
    CourseRun.objects.update(closes_at=now + timedelta(days=1))
    this.enrolments[person.pk].refresh_from_db()
    this.study(person)
    seal_all()
    CampaignVersion.objects.update(closes_at=now - timedelta(days=30))
    home = person.homes.get()
    home.period = DateRange(home.period.lower, now.date() - timedelta(days=20))
    home.save()
    officer = visit("both")
    role = GrantFactory(role=Role.ORGANISATION_OFFICER, unit=this.province)
    officer.is_signed_in_as(role.user)

    officer.go("/privacy/")
    press(officer.page, "main a[href='/privacy/past-keeping/']")
    officer.look("past_keeping")
    press(officer.page, "main table form button")
    expect(officer.page.get_by_text("1 phần mở").first).to_be_visible()
    officer.look("past_keeping_erasure")
    assert PrivacyRequest.objects.get().person == person


def test_a43_address_for_mail_is_confirmed_by_a_code(
    visit: Any, settings: Any, mailoutbox: Any
) -> None:
    settings.NOTICES_BY_MAIL = True
    member = visit("both")
    person = PersonFactory(user=UserFactory())
    member.is_signed_in_as(person.user)

    member.go("/notices/mail/")
    member.look("notice_mail")
    member.page.fill("[name=address]", "dieu.thi.hoang.ngoc.phuong.uyen@example.org")
    member.page.check("[name=agrees]")
    press(member.page, "main form .button-primary")
    member.look("notice_mail_waits")
    member.forgive("422")
    member.page.fill("[name=code]", "12")
    press(member.page, "main form .button-primary")
    member.look("notice_mail_wrong")
    send_mail_code(code_id=MailCode.objects.get().pk)
    digits = mailoutbox[0].subject[-6:]
    member.page.fill("[name=code]", digits)
    press(member.page, "main form .button-primary")
    member.look("notice_mail_confirmed")

    assert MailWish.objects.get().confirmed_at is not None
