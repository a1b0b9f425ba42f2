"""Reports: what they say, that they say it for ever, in the Party's layout."""

import hashlib
import io
import zipfile
from dataclasses import fields, replace
from datetime import date, timedelta

import docx
import pytest
from django.core.files.base import ContentFile
from docx.oxml.ns import qn
from openpyxl import load_workbook

from courses.models import RosterEntry
from kernel.models import AuditEvent, Job
from people.models import Person, Unit
from records.kinds.report import Heading, Shape
from records.kinds.report_document import QUALITY, Document, Quality
from records.kinds.report_docx import write_docx
from records.kinds.report_pdf import write_pdf
from records.kinds.report_sheet import write_report_xlsx
from records.models import CompletionRecord, Participation, Report
from records.selectors.board import lines_now, whole
from records.selectors.missing import Wish, missing_by_reason
from records.selectors.report import scenes_of, standing_of
from records.selectors.report_content import document_of
from records.services import report as service
from records.services.report import (
    NothingToReport,
    ReportAhead,
    ReportChanged,
    ReportNotMade,
    ask_report,
    make_report,
    prepare_report,
    take_report,
)
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    """Two committees with cells: 40 and 30 people, 58 took part and 20 passed the test."""
    this = make_round()
    cells = []
    for n in (1, 2):
        committee = UnitFactory(
            parent=this.province,
            kind=Unit.Kind.PARTY_COMMITTEE,
            name=f"Đảng ủy xã {n}",
        )
        cells.append(UnitFactory(parent=committee, name=f"Chi bộ thôn {n}"))
    crowd(this, [cells[0]] * 40 + [cells[1]] * 30, took_part=58, passed=20)
    crowd(this, [cells[1]], exclusion="exempt")
    crowd(this, [cells[1]], kind="press")
    this.count()
    return this


def crowd(
    this: Round,
    units: list[Unit],
    *,
    took_part: int = 0,
    passed: int = 0,
    exclusion: str = "",
    kind: str = "member",
) -> None:
    """People of the list, one for each of ``units``, the first of whom took part."""
    first = Person.objects.count()
    names = [f"Người {first + n:03}" for n in range(len(units))]
    people = Person.objects.bulk_create(
        Person(code=name, full_name=name, name_key="", sort_key=name, kind=kind)
        for name in names
    )
    at = NOON - timedelta(hours=2)
    RosterEntry.objects.bulk_create(
        RosterEntry(
            campaign=this.campaign, version=this.version, person=person, unit=unit,
            is_member=kind == "member", exclusion=exclusion, since_on=at, recorded_at=at,
        )
        for person, unit in zip(people, units, strict=True)
    )  # fmt: skip
    records = CompletionRecord.objects.bulk_create(
        CompletionRecord(
            campaign=this.campaign, version=this.version, person=people[n], unit=units[n],
            participated_at=at, completed_at=at if n < passed else None,
            passed_at=at if n < passed else None, grade="A", mode="online",
        )
        for n in range(took_part)
    )  # fmt: skip
    Participation.objects.bulk_create(
        Participation(
            record=one, mode="online", grade="A", state="confirmed", occurred_on=at,
            recorded_at=at, decided_at=at,
        )
        for one in records
    )  # fmt: skip


def ask(this: Round, shape: str = Shape.ROUND, **changes) -> Report:
    asked = {
        "shape": shape,
        "unit": this.province,
        "campaign": this.campaign if shape == Shape.ROUND else None,
        "from_on": date(2026, 1, 1),
        "until_on": date(2026, 12, 31),
        "actor": UserFactory(),
    }
    return ask_report(**asked | changes)


def made(this: Round, shape: str = Shape.ROUND, **changes) -> Report:
    report = ask(this, shape, **changes)
    make_report(report=report)
    report.refresh_from_db()
    return report


def test_a37_figures_are_those_of_the_board_exact_and_rounded_down(this):
    report = made(this)

    (scene,) = scenes_of(report, standing_of(report))
    counts = whole(lines_now(scene))
    table = Document.parse(report.content).parts[0].tables[0]
    assert (counts.participated, counts.counted) == (58, 70)
    assert [row[1:] for row in table.rows] == [
        ("Đảng ủy xã 1", 40, 0, "40/40", "–", 0, "0/0"),
        ("Đảng ủy xã 2", 31, 1, "18/30", "–", 12, "0/1"),
        ("Tổng cộng", 71, 1, "58/70", "82,85 %", 11, "0/1"),
    ]


def test_a37_missing_by_reason_makes_the_gap_and_equals_the_list(this):
    report = made(this)

    (scene,) = scenes_of(report, standing_of(report))
    reasons = missing_by_reason(scene, Wish())
    table = Document.parse(report.content).parts[3].tables[0]
    assert [row[1:] for row in table.rows[:-1]] == [
        (str(reason.label), count) for reason, count in reasons.items()
    ]
    assert table.rows[-1][2] == sum(reasons.values()) == 70 - 58


@pytest.mark.parametrize("shape", list(Shape))
def test_a37_same_question_has_the_same_answer_after_later_changes(this, shape):
    report = made(this, shape, as_of=NOON)
    before = [service.written(report, one) for one in ("docx", "xlsx", "pdf")]

    later = NOON + timedelta(days=1)
    cell = Unit.objects.get(name="Chi bộ thôn 2")
    entry = this.campaign.roster.filter(unit=cell, exclusion="").first()
    entry.ended_at = later
    entry.save()
    this.campaign.records.filter(participated_at=None).update(participated_at=later)
    again = ask(this, shape, as_of=NOON)

    assert again == report
    assert document_of(report) == Document.parse(report.content)
    assert before == [service.written(report, one) for one in ("docx", "xlsx", "pdf")]


def test_a37_as_of_a_past_moment_the_figures_of_then_are_told(this):
    report = made(this, as_of=NOON - timedelta(hours=3))

    table = Document.parse(report.content).parts[0].tables[0]
    assert table.rows[-1][4] == "0/0"


@pytest.mark.parametrize("shape", list(Shape))
def test_a34_no_report_renders_without_the_quality_of_its_figures(this, shape):
    report = made(this, shape)
    document = Document.parse(report.content)
    names = [name for name, _value in document.quality.lines]

    book = load_workbook(io.BytesIO(service.written(report, "xlsx")))
    in_book = {cell.value for sheet in book for row in sheet for cell in row}
    word = docx.Document(io.BytesIO(service.written(report, "docx")))
    in_word = {
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    }
    for name in names:
        assert name in in_book
        assert name in in_word
    assert str(report.uid) in in_book & in_word
    assert document.sections[-1].heading == QUALITY
    without = dict(report.content)
    del without["quality"]
    with pytest.raises(KeyError):
        Document.parse(without)


def test_a34_each_fact_of_the_quality_stands_in_each_file(this):
    document = Document.parse(
        made(this, unit=Unit.objects.get(name="Chi bộ thôn 1")).content
    )
    quality = replace(document.quality, manual_is_over=True)
    document = replace(document, quality=quality)
    before = files_of(document)

    for one in fields(Quality):
        value = getattr(quality, one.name)
        other = not value if isinstance(value, bool) else f"{value}1"
        other = int(other) if type(value) is int else other
        changed = replace(document, quality=replace(quality, **{one.name: other}))
        after = files_of(changed)
        assert [x == y for x, y in zip(before, after, strict=True)] == [False] * 3, one


def files_of(document: Document) -> list[bytes]:
    return [
        write_docx(document, at=NOON),
        write_pdf(document, at=NOON),
        write_report_xlsx(document),
    ]


def test_a37_files_do_not_depend_on_when_they_are_written(this, noon):
    report = made(this)
    first = {one: service.written(report, one) for one in ("docx", "xlsx", "pdf")}

    noon.move_to(NOON + timedelta(days=400))

    assert first == {one: service.written(report, one) for one in first}
    times = {
        entry.date_time
        for one in ("docx", "xlsx")
        for entry in zipfile.ZipFile(io.BytesIO(first[one])).infolist()
    }
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_a37_word_file_has_the_layout_of_a_party_paper(this):
    committee = Unit.objects.get(name="Đảng ủy xã 1")
    around = Heading(
        sign="12-BC/ĐU",
        place="Bù Gia Mập",
        signer_title="BÍ THƯ",
        signer_name="Điểu Hùng",
    )
    report = made(this, unit=committee, heading=around)

    word = docx.Document(io.BytesIO(service.written(report, "docx")))

    left, right = word.tables[0].rows[0].cells
    foot_left, foot_right = word.tables[-1].rows[0].cells
    page = word.sections[0]
    assert [one.text for one in left.paragraphs] == [
        "TỈNH ỦY",
        "ĐẢNG ỦY XÃ 1",
        "*",
        "Số 12-BC/ĐU",
    ]
    assert right.paragraphs[0].text == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert right.paragraphs[0].runs[0].underline
    assert right.paragraphs[1].text.startswith("Bù Gia Mập, ngày")
    assert "Kính gửi: Tỉnh ủy" in [one.text for one in word.paragraphs]
    assert foot_left.paragraphs[0].text == "Nơi nhận:"
    assert foot_right.paragraphs[0].text == "T/M BAN THƯỜNG VỤ"
    assert foot_right.paragraphs[-1].text == "Điểu Hùng"
    assert [
        round(one.mm)
        for one in (
            page.left_margin,
            page.right_margin,
            page.top_margin,
            page.bottom_margin,
        )
    ] == [30, 20, 20, 20]
    assert word.styles["Normal"].font.name == "Times New Roman"
    assert all(
        table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        for table in word.tables[1:-1]
    )


def test_report_is_asked_made_and_kept_once(this):
    report = ask(this, as_of=NOON)

    assert make_report(report=report) is True
    assert make_report(report=report) is False
    assert ask(this, as_of=NOON) == report
    assert sorted(report.files.values_list("extension", flat=True)) == [
        "docx",
        "pdf",
        "xlsx",
    ]
    assert AuditEvent.objects.filter(verb="report.asked").count() == 1


def test_a_small_report_is_made_at_once_and_a_large_one_by_a_job(
    this, monkeypatch, run_jobs
):
    small, large = ask(this), ask(this, unit=Unit.objects.get(name="Đảng ủy xã 1"))

    assert prepare_report(report=small, actor=None) is None
    monkeypatch.setattr(service, "AT_ONCE", 10)
    job = prepare_report(report=large, actor=UserFactory())
    again = prepare_report(report=large, actor=UserFactory())
    run_jobs()

    small.refresh_from_db()
    large.refresh_from_db()
    assert again == job
    assert None not in (small.made_at, large.made_at)
    assert Job.objects.get().result["url"].endswith(f"{large.uid}/")
    assert prepare_report(report=large, actor=None) is None


def test_taking_a_file_is_written_down_and_a_changed_file_is_refused(this):
    report, user = made(this), UserFactory()

    content = take_report(report=report, extension="pdf", actor=user).read()
    kept = report.files.get(extension="pdf")
    kept.file.delete(save=False)
    kept.file.save("other.pdf", ContentFile(b"%PDF-other"))

    assert hashlib.sha256(content).hexdigest() == kept.sha256
    assert content.startswith(b"%PDF-")
    assert AuditEvent.objects.get(verb="report.taken").actor_uid == user.uid
    with pytest.raises(ReportChanged):
        take_report(report=report, extension="pdf", actor=user)


def test_questions_that_cannot_be_answered_are_refused(this):
    with pytest.raises(ReportAhead):
        ask(this, as_of=NOON + timedelta(seconds=1))
    with pytest.raises(NothingToReport):
        ask(this, as_of=NOON - timedelta(days=400))
    with pytest.raises(ReportNotMade):
        take_report(report=ask(this), extension="pdf", actor=UserFactory())

    assert Report.objects.count() == 1


def test_a37_year_sums_its_campaigns(this):
    other = make_round(this.province)
    crowd(other, [Unit.objects.get(name="Chi bộ thôn 1")], took_part=1)
    other.count()

    document = Document.parse(made(this, Shape.YEAR).content)

    rounds, units = document.parts[0].tables[0], document.parts[1].tables[0]
    assert [row[3] for row in rounds.rows] == ["58/70", "1/1", "59/71"]
    assert [(row[1], row[2], row[5]) for row in units.rows] == [
        ("Đảng ủy xã 1", "41/41", 0),
        ("Đảng ủy xã 2", "18/30", 1),
    ]
    assert "Đề nghị xem lại: 0" in document.parts[5].paragraphs[0]
    assert "2 đợt trong kỳ, 1 đợt đạt chỉ tiêu" in document.parts[0].paragraphs[0]


def test_a37_a_period_without_campaigns_says_so(this):
    report = made(
        this, Shape.PERIOD, from_on=date(2020, 1, 1), until_on=date(2020, 12, 31)
    )

    document = Document.parse(report.content)
    assert "không có đợt học tập nào" in document.parts[0].paragraphs[0]
    assert document.quality.recorded == 0


def test_a35_names_are_told_where_the_target_means_everybody(this):
    cell = Unit.objects.get(name="Chi bộ thôn 2")
    small = Document.parse(made(this, unit=cell).content)
    large = Document.parse(made(this).content)

    missing = small.parts[3].tables
    assert [one.caption for one in missing][1] == "Danh sách chưa tham gia"
    assert len(missing[1].rows) == 12
    assert len(large.parts[3].tables) == 1
