"""The evaluation export: facts, safe and the same again."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from courses.models import CourseRun
from kernel.models import AuditEvent
from people.models import HomeUnit, Person, UnitName
from records.kinds.evaluation import COLUMNS, UNIT_COLUMNS
from records.models import CompletionRecord, ExportRun
from records.services.erasure_list import keep_erasures, reapply_erasures
from records.services.evaluation import (
    AnswerChanged,
    AsOfAhead,
    ColumnsOld,
    PeriodWrong,
    answer_evaluation,
    ask_evaluation,
)
from records.services.ledger_entry import erase_openings
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.factories import Round, make_round, seal_by_now
from tests.records.restoring import bring_back, openings

pytestmark = pytest.mark.django_db
WINDOW = timedelta(days=10)


@pytest.fixture
def this() -> Round:
    return make_round()


@pytest.fixture
def settled(this, noon):
    """Has everybody told and lets the window pass."""

    def settle() -> None:
        this.tell()
        seal_by_now(noon)  # months later

    return settle


def ask(this: Round, **changes):
    asked = {
        "unit": this.province,
        "from_on": date(2026, 4, 1),
        "until_on": date(2026, 6, 30),
        "actor": UserFactory(),
    }
    return ask_evaluation(**(asked | changes))


def answer(run: ExportRun, extension: str = "csv") -> bytes:
    with answer_evaluation(run=run, extension=extension, actor=UserFactory()) as file:
        return file.read()


def rows_of(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def test_export_states_the_facts_in_frozen_columns(this, settled):
    cell = UnitFactory(parent=this.province, name="Chi bộ Một", code="01")
    person = this.add(cell, full_name="Nguyễn Thị Hạnh", code="DV1")
    this.study(person)
    this.sit_test(person)
    this.add(cell, full_name="Trần An", code="DV2", exclusion="exempt")
    this.add(cell, full_name="Lê Chờ", code="DV3", exclusion="not_open")  # A04
    settled()

    rows = rows_of(answer(ask(this)))

    head = rows.index(list(COLUMNS))
    title = this.version.title
    assert "DV3" not in str(rows)
    assert COLUMNS[0] == "Mã đảng viên"
    assert rows[head + 1 : head + 3] == [
        ["DV2", "Trần An", "Đảng viên", "01", "Chi bộ Một", title, "1",
         "miễn sinh hoạt", "không", "không", "không", "", "", ""],
        ["DV1", "Nguyễn Thị Hạnh", "Đảng viên", "01", "Chi bộ Một", title, "1",
         "có", "có", "có", "có", "01/06/2026", "trực tuyến", "A"],
    ]  # fmt: skip


def test_export_names_its_query_and_its_moment(this):
    run = ask(this)

    rows = dict(row for row in rows_of(answer(run)) if len(row) == 2)

    assert rows["Mã truy vấn"] == str(run.uid)
    assert rows["Số liệu đến"] == "19:00:00.000000 01/06/2026 +0700"


def test_a45_others_stand_apart(this, settled):
    cell = UnitFactory(parent=this.province)
    this.add(cell, code="DV1")
    this.add(cell, code="BC1", kind=Person.Kind.PRESS)
    settled()

    csv_rows = rows_of(answer(ask(this)))
    book = load_workbook(io.BytesIO(answer(ask(this), "xlsx")))

    first = [row[0] for row in csv_rows if row]
    assert first[first.index("DV1") :] == [
        "DV1",
        "Người học không phải đảng viên (không tính vào tỷ lệ)",
        "Mã đảng viên",
        "BC1",
        "Đang khiếu nại (để riêng, không có số liệu)",
        "Mã đảng viên",
        "Chưa hết hạn đề nghị xem lại (để riêng, không có số liệu)",
        "Mã đảng viên",
        "Chưa niêm phong trong sổ cái (để riêng, không có số liệu)",
        "Mã đảng viên",
        "Tổ chức đảng: số đảng viên phải tính",
        "Mã tổ chức",
        this.province.code,
        cell.code,
    ]
    assert [row[0].value for row in book["Đảng viên"]][1:] == ["DV1"]
    other = [one.value for one in list(book["Không phải đảng viên"])[1]]
    assert (other[0], other[2], other[7]) == ("BC1", "Báo chí", "không tính")


def test_a38_row_stands_apart_until_a_head_of_the_ledger_reaches_it(this, noon):
    cell = UnitFactory(parent=this.province)
    done, idle = this.add(cell, code="DV1"), this.add(cell, code="DV2")
    this.study(done)
    this.tell()
    noon.shift(WINDOW)
    early = ask(this)
    before = answer(early)

    seal_by_now(noon)
    after = answer(ask(this))

    ends = {row[0]: row[-1] for row in rows_of(before) if row and row[0][:2] == "DV"}
    assert ends == {done.code: "chưa niêm phong trong sổ cái", idle.code: ""}
    ends = {row[0]: row[-1] for row in rows_of(after) if row and row[0][:2] == "DV"}
    assert ends == {done.code: "A", idle.code: ""}
    assert answer(early) == before


def test_d05_exports_read_the_same_after_the_ledger_has_forgotten(this, noon):
    done = this.add(UnitFactory(parent=this.province), code="DV1")
    this.study(done)
    this.tell()
    noon.shift(WINDOW)
    early = ask(this)
    seal_by_now(noon)
    sealed = ask(this)
    before, backup = [answer(one) for one in (early, sealed)], openings()
    uid = CompletionRecord.objects.get(person=done).uid

    erase_openings(record_uid=uid, reason="Theo đơn", actor=None)

    assert [answer(one) for one in (early, sealed)] == before
    keep_erasures()
    bring_back(backup)
    assert reapply_erasures().openings == len(backup)
    assert [answer(one) for one in (early, sealed)] == before
    ends = {row[0]: row[-1] for row in rows_of(answer(ask(this))) if row}
    assert ends["DV1"] == "A"


def test_a38_organisations_have_the_sums_of_their_members(this, settled):
    commune = UnitFactory(parent=this.province, name="Xã Một", code="01")
    cells = [UnitFactory(parent=commune, code=f"01.{n}") for n in (1, 2)]
    done, idle, late = (this.add(cells[n]) for n in (0, 0, 1))
    this.add(cells[1], exclusion="exempt")
    this.add(cells[1], kind=Person.Kind.PRESS)
    for person in (done, late):
        this.study(person)
    this.sit_test(done)
    settled()
    CourseRun.objects.update(closes_at=timezone.now() + WINDOW)
    this.study(idle)  # changed since the person was told

    book = load_workbook(io.BytesIO(answer(ask(this), "xlsx")))
    rows = [[cell.value for cell in row] for row in book["Tổ chức đảng"]]

    title = this.version.title
    assert rows[0] == list(UNIT_COLUMNS)
    assert rows[1:] == [
        [this.province.code, "Tỉnh ủy", title, 3, 2, 1, 1, 1],
        ["01", "Xã Một", title, 3, 2, 1, 1, 1],
        ["01.1", cells[0].name, title, 2, 1, 1, 1, 1],
        ["01.2", cells[1].name, title, 1, 1, 0, 0, 0],
    ]
    below = load_workbook(io.BytesIO(answer(ask(this, unit=cells[1]), "xlsx")))
    assert [row[0].value for row in below["Tổ chức đảng"]][1:] == ["01.2"]


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_t12_same_question_gives_the_same_bytes_later(this, settled, noon, extension):
    cell = UnitFactory(parent=this.province)
    done, late = this.add(cell), this.add(cell)
    this.study(done)
    settled()
    CourseRun.objects.update(closes_at=timezone.now() + 9 * WINDOW)
    run = ask(this)
    first = answer(run, extension)
    noon.shift(timedelta(days=1))
    this.study(late)
    UnitName.objects.filter(unit=cell).update(name="Chi bộ Một")
    UnitName.objects.filter(unit=cell).update(name=cell.name)
    HomeUnit.objects.filter(person=done).delete()

    second = answer(ask(this, as_of=run.as_of), extension)

    assert second == first
    assert ExportRun.objects.count() == 1


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_t12_a_changed_answer_is_refused(this, settled, extension):
    person = this.add(UnitFactory(parent=this.province))
    this.study(person)
    settled()
    run = ask(this)
    answer(run, extension)
    CompletionRecord.objects.update(completed_at=NOON)

    with pytest.raises(AnswerChanged):
        answer(run, extension)


def test_t12_hostile_names_open_as_text(this):
    cell = UnitFactory(parent=this.province)
    for n, name in enumerate(["=1+1", "+84", "-2", "@SUM(A1)", '=cmd|"/c calc"!A1']):
        this.add(cell, full_name=name, code=f"={n}")

    rows = rows_of(answer(ask(this)))
    book = load_workbook(io.BytesIO(answer(ask(this), "xlsx")))

    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"}]
    assert {
        cell.data_type for sheet in book for row in sheet for cell in row if cell.value
    } == {"s", "n"}


def test_export_holds_only_campaigns_of_the_period(this):
    this.add(UnitFactory(parent=this.province), code="DV1")

    before = answer(ask(this, from_on=date(2026, 1, 1), until_on=date(2026, 3, 31)))

    assert "DV1" not in before.decode()


def test_a41_export_keeps_to_the_unit_and_its_tree(this):
    mine, other = (UnitFactory(parent=this.province) for _ in range(2))
    this.add(UnitFactory(parent=mine), code="TRONG")
    this.add(other, code="NGOAI")

    text = answer(ask(this, unit=mine)).decode()

    assert ("TRONG" in text, "NGOAI" in text) == (True, False)


def test_each_download_is_written_down(this):
    run = ask(this)
    ask(this)
    for extension in ("csv", "xlsx", "csv"):
        answer(run, extension)

    verbs = [one.verb for one in AuditEvent.objects.order_by("pk")]
    run.refresh_from_db()

    assert verbs.count("evaluation.asked") == 1
    assert verbs.count("evaluation.exported") == 3
    assert len(run.csv_sha256) == len(run.xlsx_sha256) == 64


def test_ask_refuses_what_cannot_be(this):
    with pytest.raises(PeriodWrong):
        ask(this, from_on=date(2026, 7, 1))
    with pytest.raises(AsOfAhead):
        ask(this, as_of=NOON + timedelta(seconds=1))


def test_a_question_of_other_columns_is_refused(this):
    run = ask(this)
    ExportRun.objects.update(columns_version=1)
    run.refresh_from_db()

    with pytest.raises(ColumnsOld):
        answer(run)
