"""Reports: what they say, that they say it for ever, in the Party's layout."""

import hashlib
import io
import zipfile
from dataclasses import fields, replace
from datetime import timedelta

import docx
import pytest
from django.core.files.base import ContentFile
from docx.oxml.ns import qn
from openpyxl import load_workbook

from kernel.models import AuditEvent, Job
from people.models import Unit
from records.kinds.report import Heading, Shape
from records.kinds.report_document import QUALITY, Document, Quality
from records.kinds.report_docx import write_docx
from records.kinds.report_pdf import write_pdf
from records.kinds.report_sheet import write_report_xlsx
from records.models import (
    Report,
)
from records.selectors.report_content import document_of
from records.services import report as service
from records.services.report import (
    NothingToReport,
    ReportAhead,
    ReportChanged,
    ReportNotMade,
    make_report,
    prepare_report,
    take_report,
)
from tests.factories import NOON, UserFactory
from tests.records.factories import Round
from tests.records.reports import ask, crowded, made

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    return crowded()


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


def test_a37_word_file_has_margins_letters_and_head_rows_of_a_party_paper(this):
    word = docx.Document(io.BytesIO(service.written(made(this), "docx")))

    page = word.sections[0]
    margins = (
        page.left_margin, page.right_margin, page.top_margin, page.bottom_margin,
    )  # fmt: skip
    assert [round(one.mm) for one in margins] == [30, 20, 20, 20]
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
