"""What was understood of a resolution, by point and unit, as a part of a report.

The figures are let out by assessments.selectors.understanding, as on the heat table:
groups of fewer than ten people are merged, or told nowhere.
"""

from collections.abc import Iterator
from math import floor

from django.utils import timezone

from assessments.kinds.merging import LEAST, Sum
from assessments.models import RunAnalysis
from assessments.selectors.understanding import Grid, PointRow, Spot, grid_at, spot_of
from kernel.kinds.wording import day, number
from people.models import Unit
from records.kinds.report_document import Cell, Column, Section, Table
from records.models import Report
from records.selectors.report_table import OWN, RUNNING_COLUMN
from records.selectors.scene import Scene

ACROSS = 6  # points beside each other on a page
HEADING = "6. Mức nắm vững theo nội dung"
_NONE_YET = (
    "Tại thời điểm của số liệu chưa có kết quả phân tích bài kiểm tra của đợt, hoặc tổ chức "
    f"có dưới {LEAST} người làm bài ở mọi nội dung."
)


def points_sections(report: Report, scene: Scene) -> list[Section]:
    """One section for a unit with units below; of a cell nothing is told by point."""
    if report.unit.kind == Unit.Kind.CELL:
        return []
    words: list[str] = []
    tables: list[Table] = []
    for analysis in _analyses(report, scene):
        spot = spot_of(analysis, report.unit)
        grid = grid_at(spot) if spot else None
        if spot and grid and grid.rows:
            words += _words(spot, grid)
            tables += [_whole(spot, grid), *_by_unit(spot, grid)]
    return [Section(HEADING, tuple(words or [_NONE_YET]), tuple(tables))]


def _analyses(report: Report, scene: Scene) -> list[RunAnalysis]:
    """Those of the campaign's tests that stood at the moment."""
    found = RunAnalysis.objects.filter(
        run=scene.version.run_id, is_settled=True, computed_at__lte=report.as_of
    )
    return list(found.select_related("run", "quiz__activity").order_by("pk"))


def _words(spot: Spot, grid: Grid) -> list[str]:
    words = [
        (
            f"{spot.analysis.quiz.activity.title}: lượt làm bài đã nộp đầu tiên của mỗi "
            f"người; theo cây tổ chức ngày {day(spot.on)}, phân tích lúc "
            f"{timezone.localtime(spot.analysis.computed_at):%H:%M %d/%m/%Y}. Tổ chức có dưới "
            f"{LEAST} người làm bài được gộp với tổ chức khác; tỷ lệ làm tròn xuống."
        )
    ]
    if grid.hidden:
        names = ", ".join(one.number for one in grid.hidden)
        words.append(f"Không nêu vì có dưới {LEAST} người làm bài: {names}.")
    return words


def _whole(spot: Spot, grid: Grid) -> Table:
    """The points, the weakest first."""
    columns = (
        RUNNING_COLUMN, Column("Nội dung", 60), Column("Số người", 12, is_number=True),
        Column("Nắm vững", 12, is_number=True),
    )  # fmt: skip
    rows = tuple(
        (
            n,
            f"{row.point.number} {row.point.title}",
            row.whole.takers,
            _percent(row.whole),
        )
        for n, row in enumerate(grid.rows, 1)
    )
    return Table(f"Theo nội dung: {spot.analysis.quiz.activity.title}", columns, rows)


def _by_unit(spot: Spot, grid: Grid) -> Iterator[Table]:
    """Units down, points across, as many tables as the points need."""
    for start in range(0, len(grid.rows), ACROSS):
        points = grid.rows[start : start + ACROSS]
        width = 60 // len(points)
        columns = (
            RUNNING_COLUMN, Column("Tổ chức đảng", 35),
            *(Column(row.point.number, width, is_number=True) for row in points),
        )  # fmt: skip
        rows: list[tuple[Cell, ...]] = [
            (n, _name(unit, spot), *(_cell(row, unit.pk) for row in points))
            for n, unit in enumerate(grid.units, 1)
        ]
        if grid.has_merged:
            rest = (_told(row.parted.rest) for row in points)
            rows.append(("", "Các tổ chức được gộp", *rest))
        numbers = ", ".join(row.point.number for row in points)
        yield Table(f"Theo tổ chức đảng, nội dung {numbers}", columns, tuple(rows))


def _name(unit: Unit, spot: Spot) -> str:
    name = str(unit.name_on)  # type: ignore[attr-defined]
    return name + OWN if unit.pk == spot.unit.pk else name


def _cell(row: PointRow, unit_id: int) -> str:
    if unit_id in row.parted.shown:
        return _told(row.parted.shown[unit_id])
    return "gộp" if unit_id in row.parted.merged else "–"


def _told(one: Sum) -> str:
    return f"{_percent(one)} ({number(one.takers)})" if one.takers else "–"


def _percent(one: Sum) -> str:
    return f"{floor(one.share * 100 + 1e-9)} %"
