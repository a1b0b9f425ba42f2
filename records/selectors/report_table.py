"""Tables of a report, made from the lines of the board."""

from collections.abc import Iterable, Sequence

from kernel.kinds.wording import day, fraction, number, rate, signed
from records.kinds.counts import Counts, total
from records.kinds.evidence import Grade
from records.kinds.missing import Missing, Reason
from records.kinds.rate import SMALL_UNIT
from records.kinds.report_document import RUNNING, Cell, Column, Table
from records.selectors.board import Line
from records.selectors.report_session import Held

RUNNING_COLUMN = Column(RUNNING, 5, is_number=True)
_UNIT = Column("Tổ chức đảng", 27)
_SUM = "Tổng cộng"
OWN = " (danh sách riêng)"  # the people of the unit itself, beside the units below


def rate_or_dash(part: int, whole: int) -> str:
    """The rate, rounded down; below fifty people the figures are told, not rates."""
    return rate(part, whole) if whole >= SMALL_UNIT else "–"


def participation_table(lines: Sequence[Line]) -> Table:
    """Shape (a): members taking part out of all, by unit, others beside."""
    columns = (
        RUNNING_COLUMN, _UNIT, Column("Đảng viên", 10, is_number=True),
        Column("Không tính", 9, is_number=True),
        Column("Tham gia/phải tham gia", 17, is_number=True),
        Column("Tỷ lệ", 10, is_number=True), Column("Còn thiếu", 8, is_number=True),
        Column("Ngoài Đảng tham gia", 14, is_number=True),
    )  # fmt: skip

    def cells(counts: Counts, short: int) -> tuple[Cell, ...]:
        return (
            counts.registered, counts.excluded,
            fraction(counts.participated, counts.counted),
            rate_or_dash(counts.participated, counts.counted), short,
            fraction(counts.others_participated, counts.others),
        )  # fmt: skip

    rows = [
        (n, name_of(line, lines), *cells(line.counts, line.share.shortfall))
        for n, line in enumerate(lines, 1)
    ]
    whole = total(line.counts for line in lines)
    short = whole.share(lines[0].target).shortfall if lines else 0
    rows.append(("", _SUM, *cells(whole, short)))
    return Table("Tham gia theo tổ chức đảng", columns, tuple(rows), has_total=True)


def result_table(lines: Sequence[Line]) -> Table:
    """Shape (d): completion and the test's result, by unit."""
    columns = (
        RUNNING_COLUMN, Column("Tổ chức đảng", 39),
        Column("Hoàn thành/phải tham gia", 17, is_number=True),
        Column("Tỷ lệ hoàn thành", 11, is_number=True),
        Column("Đạt kiểm tra/phải tham gia", 17, is_number=True),
        Column("Tỷ lệ đạt", 11, is_number=True),
    )  # fmt: skip

    def cells(counts: Counts) -> tuple[Cell, ...]:
        return (
            fraction(counts.completed, counts.counted),
            rate_or_dash(counts.completed, counts.counted),
            fraction(counts.passed, counts.counted),
            rate_or_dash(counts.passed, counts.counted),
        )

    rows: list[tuple[Cell, ...]] = [
        (n, name_of(line, lines), *cells(line.counts))
        for n, line in enumerate(lines, 1)
    ]
    rows.append(("", _SUM, *cells(total(line.counts for line in lines))))
    return Table("Hoàn thành và kết quả kiểm tra", columns, tuple(rows), has_total=True)


def evidence_table(counts: Counts) -> Table:
    """How well the participations are shown; the grades make the sum."""
    columns = (
        Column("Mức", 14), Column("Chứng cứ", 50),
        Column("Số người", 18, is_number=True), Column("Tỷ lệ", 18, is_number=True),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (grade, str(Grade(grade).label), n, rate(n, counts.participated))
        for grade, n in counts.grades
    ]
    rows.append(
        (_SUM, "", counts.participated, rate(counts.participated, counts.participated))
    )
    return Table("Mức chứng cứ của số tham gia", columns, tuple(rows), has_total=True)


def reason_table(reasons: dict[Reason, int]) -> Table:
    """Shape (c): who did not take part, each for one reason."""
    columns = (
        RUNNING_COLUMN, Column("Lý do", 75), Column("Số người", 20, is_number=True),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (n, str(reason.label), count)
        for n, (reason, count) in enumerate(reasons.items(), 1)
    ]
    rows.append(("", _SUM, sum(reasons.values())))
    return Table("Chưa tham gia, theo lý do", columns, tuple(rows), has_total=True)


def missing_table(people: Iterable[Missing]) -> Table:
    """Names, where the unit is so small that the target means everybody."""
    columns = (
        RUNNING_COLUMN, Column("Họ và tên", 30), Column("Tổ chức đảng", 30), Column("Lý do", 35),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (n, one.name, one.unit, str(one.reason.label))
        for n, one in enumerate(people, 1)
    )
    return Table("Danh sách chưa tham gia", columns, rows)


def session_table(sessions: Sequence[Held]) -> Table:
    """A53: sessions whose minutes or list are more than a tenth off the plan."""
    columns = (
        RUNNING_COLUMN, Column("Buổi học", 29), Column("Ngày", 13),
        Column("Phút: kế hoạch", 11, is_number=True),
        Column("Phút: thực tế", 13, is_number=True),
        Column("Có mặt/được mời", 15, is_number=True),
        Column("Ngoài danh sách", 14, is_number=True),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            n, one.title, day(one.on), one.planned,
            f"{number(one.held)} ({signed(one.minutes_off)})",
            fraction(one.came, one.invited), one.uninvited,
        )
        for n, one in enumerate(sessions, 1)
    )  # fmt: skip
    return Table("Buổi học lệch trên 10 % so với kế hoạch", columns, rows)


def figures_sheet(lines: Sequence[Line]) -> Table:
    """Every counter as a number, for spreadsheets."""
    titles: tuple[str, ...] = (
        "Tổng đảng viên", "Miễn sinh hoạt", "Đình chỉ sinh hoạt", "Dự bị", "Đã chuyển đi",
        "Phải tham gia", "Tham gia", "Hoàn thành", "Đạt kiểm tra", "Chứng cứ A",
        "Chứng cứ B", "Chứng cứ C", "Chứng cứ D", "Ngoài Đảng", "Ngoài Đảng tham gia",
        "Ngoài Đảng hoàn thành", "Ngoài Đảng đạt kiểm tra",
        "Giai đoạn chưa mở", "Ngoài Đảng, giai đoạn chưa mở",
    )  # fmt: skip
    if not any(line.counts.not_open or line.counts.others_not_open for line in lines):
        titles = titles[:-2]
    columns = (
        Column("Mã tổ chức", 1), Column("Tổ chức đảng", 1),
        *(Column(one, 1, is_number=True) for one in titles),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (line.code, name_of(line, lines), *line.counts.numbers[: len(titles)])
        for line in lines
    )
    return Table("Số liệu", columns, rows)


def name_of(line: Line, lines: Sequence[Line]) -> str:
    """The unit's name; its own list is told apart from the units below it."""
    return line.name + (OWN if line.is_own and len(lines) > 1 else "")
