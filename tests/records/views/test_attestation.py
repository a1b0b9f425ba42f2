"""The chain of attestations as pages."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from people.kinds.role import Role
from people.models import Unit
from records.models import Attestation, AttestedAbsence, LedgerLeaf
from records.services.attestation import Told, confirm_unit, lock_campaign
from records.services.attestation_deciding import accept, return_to_unit
from records.services.ledger_sealing import seal_all
from tests.factories import NOON, GrantFactory, UnitFactory, UserFactory
from tests.records.chain import Chain, close, make_chain
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Chain:
    return make_chain()


def holder(unit: Unit, role: Role) -> Client:
    client = Client()
    client.force_login(
        GrantFactory(unit=unit, role=role).user,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def at(name: str, this: Chain, unit: Unit, *more: object) -> str:
    return reverse(f"records:{name}", args=[this.campaign.uid, unit.uid, *more])


def text(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_a36_secretary_confirms_with_a_reason_for_each(this):
    secretary = holder(this.cells[0], Role.CELL_SECRETARY)
    address = at("attestation_confirm", this, this.cells[0])
    uid = this.absent.uid

    page = text(secretary, address)
    bare = secretary.post(address, {"seen": "3-2-0-0"})
    moved = secretary.post(
        address, {"seen": "3-1-0-0", f"why_{uid}": "excused"}, follow=True
    )
    done = secretary.post(
        address,
        {"seen": "3-2-0-0", f"why_{uid}": "no_device", f"note_{uid}": "Máy hỏng"},
        follow=True,
    ).content.decode()

    assert this.absent.full_name in page
    assert 'value="3-2-0-0"' in page
    assert bare.status_code == 422
    assert "Hãy chọn lý do của người này." in bare.content.decode()
    assert "chưa xác nhận gì" in moved.content.decode()
    assert "Cấp trên sẽ tiếp nhận hoặc trả lại" in done
    assert "Đã xác nhận 2/3" in done
    absence = AttestedAbsence.objects.get()
    assert (absence.why, absence.note) == ("no_device", "Máy hỏng")


def test_a36_committee_accepts_many_and_returns_one(this):
    first, second = this.confirm(this.cells[0]), this.confirm(this.cells[1])
    officer = holder(this.committee, Role.COMMITTEE_OFFICER)
    page, accepts = (
        at(name, this, this.committee) for name in ("attestation", "attestation_accept")
    )

    waiting = text(officer, page)
    none = officer.post(accepts, {}, follow=True).content.decode()
    forged = officer.post(accepts, {"chosen": ["x"]}, follow=True).content.decode()
    both = {"chosen": [str(first.uid), str(second.uid)]}
    done = officer.post(accepts, both, follow=True).content.decode()
    back = at("attestation_return", this, this.committee, second.uid)
    empty = officer.post(back, {"reason": ""}, follow=True).content.decode()
    officer.post(back, {"reason": "Sai danh sách"})

    assert waiting.count('form="accept" name="chosen"') == 2
    assert "Hãy chọn ít nhất một tổ chức." in none
    assert "Hãy chọn lại." in forged
    assert "Đã tiếp nhận 2 tổ chức." in done
    assert "Hãy ghi lý do trả lại." in empty
    second.refresh_from_db()
    assert second.state == "returned"
    filtered = text(officer, f"{page}?state=accepted&q=thon")
    assert (this.cells[0].name in filtered, this.cells[1].name in filtered) == (
        True,
        False,
    )
    assert "Không có tổ chức nào khớp bộ lọc" in text(officer, f"{page}?q=zzz")


def test_a36_officer_of_the_unit_itself_cannot_accept(this):
    """The right is looked for on the level above, not on the unit."""
    one = this.confirm(this.cells[0])
    own = holder(this.cells[0], Role.COMMITTEE_OFFICER)

    for unit in (this.cells[0], this.committee, this.province):
        address = at("attestation_accept", this, unit)
        own.post(address, {"chosen": [str(one.uid)]})

    one.refresh_from_db()
    assert one.state == "confirmed"


def test_a36_returned_is_the_next_thing_of_the_secretary(this):
    one = this.confirm(this.cells[0])
    return_to_unit(
        attestation=one,
        superior=this.committee,
        reason="Ghi rõ lý do vắng",
        actor=this.officer,
    )
    secretary = holder(this.cells[0], Role.CELL_SECRETARY)
    confirm = at("attestation_confirm", this, this.cells[0])

    for address in ("/today/", reverse("records:attestations"), confirm):
        assert "Ghi rõ lý do vắng" in text(secretary, address)
    assert confirm in text(secretary, "/today/")
    assert "1 tổ chức cần anh/chị xác nhận số liệu" in text(secretary, "/work/")


def test_a36_officers_see_what_waits_for_them(this):
    one = this.confirm(this.cells[1])
    officer = holder(this.committee, Role.COMMITTEE_OFFICER)
    board = holder(this.province, Role.ORGANISATION_OFFICER)

    waiting = text(officer, "/work/")
    assert "1 tổ chức đã xác nhận số liệu, chờ anh/chị tiếp nhận" in waiting
    assert "chờ anh/chị tiếp nhận" not in text(board, "/work/")
    accept(attestation=one, superior=this.committee, actor=this.officer)
    other = this.confirm(this.cells[0])
    accept(attestation=other, superior=this.committee, actor=this.officer)
    assert "1 tổ chức cần anh/chị xác nhận số liệu" in text(officer, "/work/")
    whole = confirm_unit(
        campaign=this.campaign, unit=this.committee, actor=this.officer
    )
    assert "chờ anh/chị tiếp nhận" in text(board, "/work/")
    accept(attestation=whole, superior=this.province, actor=this.board)
    assert "1 đợt học tập đã tiếp nhận đủ, có thể chốt" in text(board, "/work/")
    lock = at("attestation_lock", this, this.province)
    assert lock in text(board, reverse("records:attestations"))


def test_a36_province_locks_and_a_later_change_stands_beside(this, noon):
    for cell in this.cells:
        one = this.confirm(cell)
        accept(attestation=one, superior=this.committee, actor=this.officer)
    whole = confirm_unit(
        campaign=this.campaign, unit=this.committee, actor=this.officer
    )
    accept(attestation=whole, superior=this.province, actor=this.board)
    board = holder(this.province, Role.ORGANISATION_OFFICER)
    lock = at("attestation_lock", this, this.province)
    assert "Chốt 4/5 cho toàn bộ?" in text(board, lock)

    done = board.post(lock, {"seen": "5-4-0-0"}, follow=True).content.decode()
    noon.shift(timedelta(days=2))
    this.round.study(this.absent)

    assert "Đã chốt" in done
    beside = "nay 5/5</strong> (tham gia +1 ngày 03/06/2026)"
    assert "Đã xác nhận 4/5 ngày 01/06/2026" in text(
        board, at("attestation", this, this.province)
    )
    for address in (
        at("attestation", this, this.province),
        at("board", this, this.province),
        at("board", this, this.committee),
        f"{at('board', this, this.committee)}?view=table",
        at("attestation_sheet", this, this.province),
    ):
        assert beside in text(board, address), address
    cell = "Đã xác nhận 2/3 ngày 01/06/2026; <strong>nay 3/3</strong>"
    for address in (
        at("missing", this, this.cells[0]),
        at("board", this, this.committee),
        at("attestation", this, this.cells[0]),
    ):
        assert cell in text(board, address), address
    assert (Attestation.objects.get(state="locked").participated) == 4


def test_a36_after_the_lock_pages_offer_nothing(this):
    told = Told(gaps={this.committee.uid: "Chưa nộp"})
    lock_campaign(campaign=this.campaign, actor=this.board, told=told)
    secretary = holder(this.cells[1], Role.CELL_SECRETARY)
    address = at("attestation_confirm", this, this.cells[1])

    page = text(secretary, at("attestation", this, this.cells[1]))
    late = secretary.post(address, {"seen": "2-2-0-0"})

    assert "Số liệu của đợt này đã chốt." in page
    assert address not in page
    assert late.status_code == 422
    assert "Số liệu của đợt này đã chốt." in late.content.decode()
    board = holder(this.province, Role.ORGANISATION_OFFICER)
    assert "Chưa nộp" in text(board, at("attestation", this, this.province))


def test_a36_sheet_names_the_signatories_and_bears_the_head(this, settings, tmp_path):
    settings.LEDGER_KEY = tmp_path / "key"
    secretary = UserFactory(display_name="Điểu Thị Ngọc & Uyên")
    one = this.confirm(this.cells[0], actor=secretary)
    viewer = holder(this.cells[0], Role.CELL_SECRETARY)
    address = at("attestation_sheet", this, this.cells[0])

    early = text(viewer, address)
    seal_all()
    page = text(viewer, address)

    assert "Mục đang chờ niêm phong" in early
    assert "Chưa có gì được niêm phong" in early
    assert f"Mục số {LedgerLeaf.objects.latest('number').number}, mã" in page
    for words in (
        escape(secretary.display_name),
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "T/M CHI BỘ",
        "2/3",
        "Đi công tác",
        '<svg viewBox="0 0',
    ):
        assert words in page, words
    assert "66,66" not in page  # of so few people names are told, not rates
    assert one.as_of == NOON
    missing = at("attestation_sheet", this, this.cells[1])
    assert holder(this.cells[1], Role.CELL_SECRETARY).get(missing).status_code == 404


def test_a36_work_list_asks_the_same_number_of_queries_for_one_and_three():
    assert _queries(1) == _queries(3)


def _queries(count: int) -> int:
    this = make_round()
    committee = UnitFactory(parent=this.province, kind=Unit.Kind.PARTY_COMMITTEE)
    cells = [UnitFactory(parent=committee) for _ in range(count)]
    people = [this.add(cell) for cell in cells]
    this.count()
    close(this)
    chain = Chain(this, committee, cells, people[0])
    for cell in cells:
        chain.confirm(cell)
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        for person in people:
            this.study(person)
    officer = holder(committee, Role.COMMITTEE_OFFICER)
    with CaptureQueriesContext(connection) as asked:
        page = text(officer, at("attestation", chain, committee))
    assert page.count("tham gia +1 ngày 02/06/2026") == count
    return len(asked)
