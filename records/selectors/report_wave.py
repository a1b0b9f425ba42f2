"""The waves of a campaign side by side, as a part of a report."""

from collections.abc import Sequence

from kernel.kinds.wording import day, fraction, number
from records.kinds.report_document import Cell, Column, Section, Table
from records.kinds.wave import WaveFigures
from records.models import Report
from records.selectors.report import moment_of
from records.selectors.report_table import rate_or_dash
from records.selectors.scene import Scene
from records.selectors.wave import figures_below

_WHAT = (
    "Đảng viên thuộc giai đoạn chưa mở có trong danh sách nhưng chưa đến hạn, nên chưa tính "
    "vào tỷ lệ. Số ngày tính từ ngày mở giai đoạn đến ngày số người hoàn thành đạt 50 % và "
    "90 % số phải tham gia."
)


def waves_sections(report: Report, scene: Scene, *, place: int) -> list[Section]:
    """One section, if the campaign is divided into waves."""
    figures = figures_below(
        scene, moment_of(report), in_todays_tree=report.in_todays_tree
    )
    if not figures:
        return []
    heading = f"{place}. So sánh các giai đoạn"
    return [Section(heading, (_WHAT,), (_figures(figures), _evidence(figures)))]


def _figures(figures: Sequence[WaveFigures]) -> Table:
    columns = (
        Column("Giai đoạn", 13), Column("Đảng viên", 9, is_number=True),
        Column("Chưa mở", 8, is_number=True), Column("Tham gia/phải tham gia", 15, is_number=True),
        Column("Tỷ lệ", 10, is_number=True), Column("Còn thiếu", 8, is_number=True),
        Column("Hoàn thành", 11, is_number=True), Column("Đạt kiểm tra", 10, is_number=True),
        Column("Ngày đến 50 %", 8, is_number=True), Column("Ngày đến 90 %", 8, is_number=True),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            _name(one), one.counts.registered, one.counts.not_open,
            fraction(one.counts.participated, one.counts.counted),
            rate_or_dash(one.counts.participated, one.counts.counted),
            one.share.shortfall, one.counts.completed, one.counts.passed,
            _days(one.half_days), _days(one.most_days),
        )
        for one in figures
    )  # fmt: skip
    return Table("Các giai đoạn theo cùng chỉ tiêu", columns, rows)


def _evidence(figures: Sequence[WaveFigures]) -> Table:
    columns = (
        Column("Giai đoạn", 40), Column("A", 15, is_number=True),
        Column("B", 15, is_number=True), Column("C", 15, is_number=True),
        Column("D", 15, is_number=True),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (_name(one), *(n for _, n in one.counts.grades)) for one in figures
    )
    return Table("Mức chứng cứ của từng giai đoạn", columns, rows)


def _name(one: WaveFigures) -> str:
    if one.is_open:
        return f"Giai đoạn {one.number}, mở ngày {day(one.opens_on)}"
    return f"Giai đoạn {one.number}, chưa mở"


def _days(days: int | None) -> str:
    return "–" if days is None else number(days)
