"""The evaluation export's frozen columns and the id of a question."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

COLUMNS_VERSION = 3

# Frozen: another set of columns is another version; offices' own tables read these words.
COLUMNS = (
    "Mã đảng viên",
    "Họ và tên",
    "Đối tượng",
    "Mã tổ chức",
    "Tổ chức đảng (tại thời điểm)",
    "Đợt học tập",
    "Phiên bản",
    "Thuộc diện phải tính",
    "Tham gia",
    "Hoàn thành",
    "Đạt bài kiểm tra",
    "Ngày tham gia",
    "Hình thức",
    "Mức chứng cứ",
)

# Of the rows that may not leave yet: who and why, and no fact.
APART_COLUMNS = (
    "Mã đảng viên",
    "Họ và tên",
    "Đối tượng",
    "Mã tổ chức",
    "Tổ chức đảng (tại thời điểm)",
    "Đợt học tập",
    "Lý do để riêng",
)

# Of each organisation and campaign: counts of the members who must be counted in it.
UNIT_COLUMNS = (
    "Mã tổ chức",
    "Tổ chức đảng (tại thời điểm)",
    "Đợt học tập",
    "Số phải tính",
    "Tham gia",
    "Hoàn thành",
    "Đạt bài kiểm tra",
    "Số để riêng",
)

# The same columns as keys of the JSON Lines; evaluation.schema.json describes them.
FIELDS = (
    "code", "full_name", "kind", "unit_code", "unit", "campaign", "version", "required",
    "participated", "completed", "passed", "occurred_on", "mode", "grade",
)  # fmt: skip
FREE_TEXTS = {"code", "full_name", "unit_code", "unit", "campaign"}  # written by people
APART_FIELDS = ("code", "full_name", "kind", "unit_code", "unit", "campaign", "gate")
UNIT_FIELDS = (
    "unit_code", "unit", "campaign", "counted", "participated", "completed", "passed",
    "apart",
)  # fmt: skip
SCHEMA = Path(__file__).with_suffix(".schema.json")

_SPACE = UUID("6f6b2a2e-5d0c-4c53-9a53-7d2f3d7a1c10")  # of questions of this kind


def last_quarter(today: date) -> tuple[date, date]:
    """First and last day of the quarter that ended last: what is evaluated by quarter."""
    begun = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    until_on = begun - timedelta(days=1)
    return date(until_on.year, until_on.month - 2, 1), until_on


@dataclass(frozen=True)
class Question:
    """Facts of the campaigns whose window touches a period, below a unit, as of a time."""

    unit_uid: UUID
    from_on: date
    until_on: date  # included
    as_of: datetime
    campaign_uid: UUID | None = None
    columns_version: int = COLUMNS_VERSION

    @property
    def uid(self) -> UUID:
        """The same question has the same id, wherever it is asked."""
        words = (
            self.unit_uid,
            self.from_on.isoformat(),
            self.until_on.isoformat(),
            self.as_of.astimezone(UTC).isoformat(timespec="microseconds"),
            self.campaign_uid or "",
            self.columns_version,
        )
        return uuid5(_SPACE, "|".join(str(word) for word in words))
