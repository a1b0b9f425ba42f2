"""A report as it is kept: heading, parts, and what its figures are worth.

Vietnamese, like every paper of the Party, whatever language the screen speaks. Every
writer (page, DOCX, XLSX, PDF) takes ``Document.sections``, which end with the block on
the quality of the figures: there is no report without it.
"""

import re
from dataclasses import asdict, dataclass
from typing import Any

from kernel.kinds.wording import fraction, number, rate

type Cell = int | str

RUNNING = "TT"  # heading of the column of running numbers
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
QUALITY = "Chất lượng số liệu"


@dataclass(frozen=True)
class Column:
    """A heading of a table; ``width`` is its share of the page beside the others."""

    title: str
    width: int
    is_number: bool = False


@dataclass(frozen=True)
class Row:
    """A row on a screen: its name, then each further cell under its heading."""

    name: str
    cells: tuple[tuple[Column, str], ...]
    is_total: bool


@dataclass(frozen=True)
class Table:
    """Rows under headings; the last row is the sum if ``has_total``."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_total: bool = False

    @property
    def shown(self) -> list[list[str]]:
        """The rows as people read them."""
        return [[shown(cell) for cell in row] for row in self.rows]

    @property
    def named(self) -> list[Column]:
        """The columns on a screen, which needs no running numbers."""
        return [one for one in self.columns if one.title != RUNNING]

    @property
    def screen(self) -> list[Row]:
        """The rows on a screen."""
        last = len(self.rows) - 1
        rows = []
        for place, cells in enumerate(self.shown):
            (_first, name), *rest = (
                (column, cell)
                for column, cell in zip(self.columns, cells, strict=True)
                if column.title != RUNNING
            )
            rows.append(Row(name, tuple(rest), self.has_total and place == last))
        return rows


@dataclass(frozen=True)
class Section:
    heading: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Head:
    """What stands above and below the text, as HD 36-HD/VPTW places it."""

    superior: str
    organ: str
    sign: str
    place_and_day: str
    title: str
    subject: str
    addressee: str
    recipients: tuple[str, ...]
    signed_for: str
    signer_title: str
    signer_name: str


@dataclass(frozen=True)
class Quality:
    """What the figures are worth; numbers of people, of marks and of halls."""

    as_of: str
    query_id: str
    tree: str
    participated: int
    by_hand: int
    manual_limit: str  # per cent
    manual_is_over: bool
    missing: int
    without_reason: int  # of the missing: nobody has given or decided on a reason
    awaiting: int  # entries by hand that nobody has confirmed
    contested: int
    recorded: int  # records that hold a participation
    unsealed: int  # of them, not in a sealed ledger entry
    late_marks: int  # roll marks that came more than a day after they were made
    silent_halls: int  # halls of sessions held from which nothing came
    last_sync: str  # empty: no hall
    is_attested: str  # what was attested of it, in words

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Each of them with its name."""
        by_hand = f"{fraction(self.by_hand, self.participated)} người tham gia"
        by_hand += f" ({rate(self.by_hand, self.participated)})"
        if self.manual_is_over:
            by_hand += f"; vượt mức {self.manual_limit} %, cần kiểm tra lại"
        sync = f"{number(self.late_marks)} lượt điểm danh đến sau hơn 24 giờ; "
        sync += f"{number(self.silent_halls)} điểm cầu chưa gửi điểm danh"
        if self.last_sync:
            sync += f"; lần gửi cuối: {self.last_sync}"
        unsealed = fraction(self.unsealed, self.recorded)
        return [
            ("Số liệu đến", self.as_of),
            ("Mã truy vấn", self.query_id),
            ("Cây tổ chức", self.tree),
            ("Nhập thủ công (mức D)", by_hand),
            ("Nhập thủ công chờ người thứ hai xác nhận", number(self.awaiting)),
            (
                "Chưa tham gia mà chưa có lý do",
                f"{fraction(self.without_reason, self.missing)} người chưa tham gia",
            ),
            ("Đề nghị xem lại chưa kết luận", number(self.contested)),
            ("Hồ sơ chưa niêm phong trong sổ cái", f"{unsealed} hồ sơ"),
            ("Đồng bộ điểm danh", sync),
            ("Xác nhận số liệu", self.is_attested),
        ]

    @property
    def section(self) -> Section:
        columns = (Column("Nội dung", 40), Column("Giá trị", 60))
        return Section(QUALITY, tables=(Table(QUALITY, columns, tuple(self.lines)),))


@dataclass(frozen=True)
class Document:
    """The whole report; ``sheets`` are further tables, for spreadsheets alone."""

    head: Head
    parts: tuple[Section, ...]
    quality: Quality
    sheets: tuple[Table, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        return (*self.parts, self.quality.section)

    def stored(self) -> dict[str, Any]:
        """As JSON and every format can hold it: letters that XML forbids are marked."""
        kept: dict[str, Any] = _plain(asdict(self))
        return kept

    @classmethod
    def parse(cls, stored: dict[str, Any]) -> "Document":
        """Back from ``stored``; without its quality it is no report.

        Raises:
            KeyError: a part is not there.
        """
        return cls(
            head=Head(
                **stored["head"] | {"recipients": tuple(stored["head"]["recipients"])}
            ),
            parts=tuple(_section(one) for one in stored["parts"]),
            quality=Quality(**stored["quality"]),
            sheets=tuple(_table(one) for one in stored["sheets"]),
        )


def _plain(value: Any) -> Any:
    match value:
        case str():
            return _NOT_IN_XML.sub("\ufffd", value)
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case _:
            return value


def shown(cell: Cell) -> str:
    """``35599`` as ``35.599``; text as it is."""
    return number(cell) if isinstance(cell, int) else cell


def _section(stored: dict[str, Any]) -> Section:
    return Section(
        stored["heading"],
        tuple(stored["paragraphs"]),
        tuple(_table(one) for one in stored["tables"]),
    )


def _table(stored: dict[str, Any]) -> Table:
    return Table(
        stored["caption"],
        tuple(Column(**one) for one in stored["columns"]),
        tuple(tuple(row) for row in stored["rows"]),
        stored["has_total"],
    )
