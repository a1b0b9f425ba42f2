"""What was understood by point, in the report on a campaign and in its files."""

import io
from datetime import timedelta

import docx
import pytest
from openpyxl import load_workbook

from assessments.models import PointResult, RunAnalysis
from people.models import Unit
from records.kinds.report_document import Document, Section
from records.models import Report
from records.selectors.report_point import ACROSS, HEADING
from records.services import report as service
from tests.assessments.factories import QuizFactory
from tests.factories import NOON, PointFactory, UnitFactory
from tests.records.factories import Round
from tests.records.reports import crowded, made

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    return crowded()


def understood(this: Round, takers: list[int], points: int = 1) -> RunAnalysis:
    """Cells 1, 2 and 3 with so many takers, who had half of each point."""
    committee = UnitFactory(
        parent=this.province, kind=Unit.Kind.PARTY_COMMITTEE, name="Đảng ủy xã 3"
    )
    UnitFactory(parent=committee, name="Chi bộ thôn 3")
    assert this.version is not None
    analysis = RunAnalysis.objects.create(
        quiz=QuizFactory(), run=this.version.run, computed_at=NOON,
        is_settled=True, taken=sum(takers), takers=sum(takers),
    )  # fmt: skip
    for n in range(1, points + 1):
        point = PointFactory(number=f"II.{n}", title=f"Nội dung {n}", position=n)
        PointResult.objects.bulk_create(
            PointResult(
                analysis=analysis,
                point=point,
                unit=Unit.objects.get(name=f"Chi bộ thôn {cell}"),
                takers=count,
                answers=count * 2,
                points=count,
            )
            for cell, count in enumerate(takers, 1)
        )
    return analysis


def section_of(report: Report) -> Section | None:
    parts = Document.parse(report.content).parts
    return next((one for one in parts if one.heading == HEADING), None)


def test_a37_results_by_point_stand_in_the_report_and_in_each_file(this):
    understood(this, [40, 30, 12])
    report = made(this)

    whole, by_unit = section_of(report).tables
    assert [row[1:] for row in whole.rows] == [("II.1 Nội dung 1", 82, "50 %")]
    assert [row[1:] for row in by_unit.rows] == [
        ("Đảng ủy xã 1", "50 % (40)"),
        ("Đảng ủy xã 2", "50 % (30)"),
        ("Đảng ủy xã 3", "50 % (12)"),
    ]
    book = load_workbook(io.BytesIO(service.written(report, "xlsx")))
    word = docx.Document(io.BytesIO(service.written(report, "docx")))
    in_book = {cell.value for sheet in book for row in sheet for cell in row}
    in_word = {
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    }
    assert "50 % (12)" in in_book & in_word
    assert service.written(report, "pdf").startswith(b"%PDF")


def test_a37_fewer_than_ten_are_merged_with_the_smallest_of_the_others(this):
    understood(this, [40, 30, 9])

    _whole, by_unit = section_of(made(this)).tables
    assert [row[1:] for row in by_unit.rows] == [
        ("Đảng ủy xã 1", "50 % (40)"),
        ("Đảng ủy xã 2", "gộp"),
        ("Đảng ủy xã 3", "gộp"),
        ("Các tổ chức được gộp", "50 % (39)"),
    ]


def test_a37_a_merged_unit_tells_nothing_in_its_own_report(this):
    understood(this, [40, 30, 9])

    section = section_of(made(this, unit=Unit.objects.get(name="Đảng ủy xã 2")))
    assert section.tables == ()
    assert "chưa có kết quả" in section.paragraphs[0]


def test_a37_of_a_cell_nothing_is_told_by_point(this):
    understood(this, [40, 30, 12])

    assert section_of(made(this, unit=Unit.objects.get(name="Chi bộ thôn 1"))) is None


def test_a37_an_analysis_after_the_moment_is_not_told(this):
    understood(this, [40, 30, 12])

    assert section_of(made(this, as_of=NOON - timedelta(minutes=1))).tables == ()


def test_a37_many_points_stand_in_several_tables(this):
    understood(this, [40, 30, 12], points=ACROSS + 1)

    whole, first, second = section_of(made(this)).tables
    assert len(whole.rows) == ACROSS + 1
    assert (len(first.columns), len(second.columns)) == (ACROSS + 2, 3)
