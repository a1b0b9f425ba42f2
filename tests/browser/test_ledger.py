"""The board watches over the ledger; a member keeps a receipt."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from courses.models import CourseRun
from kernel.models import Job
from kernel.tasks import run_job
from people.kinds.role import Role
from records.models import CompletionRecord, LedgerHead
from records.services.ledger_check import check_ledger, hand_in_head
from records.services.ledger_sealing import seal_all
from tests.browser.visitor import press
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db(transaction=True)
CELL = "Chi bộ thôn Bù Gia Phúc 2, xã Phú Nghĩa, Đảng bộ xã Phú Nghĩa"


@pytest.fixture(autouse=True)
def _own_key(settings, tmp_path):
    settings.LEDGER_KEY = tmp_path / "key"


def _open_round() -> Round:
    """A round that is open in a browser's time."""
    this = make_round()
    CourseRun.objects.update(closes_at=timezone.now() + timedelta(days=9))
    return this


def test_a32_board_watches_over_the_ledger(visit):
    this = _open_round()
    cell = UnitFactory(parent=this.province, name=CELL)
    officer = GrantFactory(role=Role.ORGANISATION_OFFICER, unit=this.province).user
    board = visit("both")
    board.is_signed_in_as(officer)
    board.go("/ledger/")
    board.look("ledger_empty")
    for _ in range(3):
        this.study(this.add(cell))
    seal_all()
    hand_in_head(note=LedgerHead.objects.get().note, actor=officer)
    check_ledger()

    board.go("/ledger/")
    expect(board.page.get_by_text("Sổ cái nguyên vẹn")).to_be_visible()
    board.page.locator("details summary", has_text="Đầu sổ đã ký").click()
    board.look("ledger_whole")
    expect(board.page.get_by_text("Sổ cái nối tiếp đầu sổ này")).to_be_visible()
    CompletionRecord.objects.update(scaled="1.0000")
    press(board.page, board.page.get_by_role("button", name="Kiểm tra ngay"))
    run_job(Job.objects.latest("pk").pk)
    board.go("/ledger/")

    expect(board.page.get_by_text("Sổ cái không còn nguyên vẹn")).to_be_visible()
    board.look("ledger_differs")
    with board.page.expect_download() as download:
        board.page.get_by_role("button", name="Tải sổ cái").click()
    assert download.value.suggested_filename.startswith("so-cai-")


def test_a32_member_keeps_a_receipt(visit):
    this = _open_round()
    person = this.add(UnitFactory(parent=this.province, name=CELL), user=UserFactory())
    this.study(person)
    seal_all()
    member = visit("both")
    member.is_signed_in_as(person.user)
    member.go(f"/mine/{CompletionRecord.objects.get().uid}/")

    expect(member.page.get_by_text("Đã vào sổ: số 1, mã")).to_be_visible()
    member.look("own_record_entered")
    with member.page.expect_download() as download:
        member.page.get_by_role("link", name="Tải biên nhận").click()
    assert download.value.suggested_filename.startswith("bien-nhan-")
