"""The people of the made-up province: who they are and where they belong."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from lms.demo.chance import Weighted, chance, day_between, shares, uid
from lms.demo.names import draw_name
from lms.demo.tree import MadeUnit, Period, Size

YEAR = timedelta(days=365)
EXEMPT_SHARE = 0.012
SUSPENDED_SHARE = 0.0012
PROBATIONARY_SHARE = 0.03
MOVED_SHARE = 0.04
ACCOUNT_SHARE = 0.95

LEADERS = ["Bí thư chi bộ", "Phó Bí thư chi bộ", "Chi ủy viên"]
_AGES = Weighted({24: 5, 31: 17, 38: 24, 45: 20, 52: 14, 59: 9, 66: 7, 73: 3, 80: 1})
_POSTS = {
    "commune": ["", "", "", "Trưởng ấp", "Công an viên", "Giáo viên", "Cán bộ hưu trí",
                "Chủ tịch Hội Nông dân", "Công chức xã", "Nhân viên y tế", "Nông dân"],
    "ward": ["", "", "", "Tổ trưởng dân phố", "Giáo viên", "Cán bộ hưu trí",
             "Công chức phường", "Chủ tịch Hội Phụ nữ", "Kinh doanh"],
    "grassroots": ["", "", "Chuyên viên", "Chuyên viên chính", "Trưởng phòng",
                   "Phó Trưởng phòng", "Kế toán", "Văn thư"],
    "section": ["", "", "Công nhân", "Tổ trưởng sản xuất", "Kỹ thuật viên"],
    "direct": ["", "", "Trợ lý", "Chuyên viên", "Chỉ huy đơn vị"],
}  # fmt: skip
_GUEST_KINDS = {
    "candidate": (0.5, "Quần chúng ưu tú"),
    "press": (0.3, "Phóng viên"),
    "artist": (0.2, "Hội viên Hội Văn học - Nghệ thuật"),
}


@dataclass(frozen=True, slots=True)
class Home:
    unit_id: int
    period: Period
    decision_number: str
    decision_on: date | None


@dataclass(slots=True)
class MadePerson:
    """A person; ``standing`` is None for the official, who have no row of it."""

    id: int
    uid: str
    kind: str
    code: str
    full_name: str
    is_woman: bool
    born_on: date
    card_number: str | None
    joined_on: date | None
    official_on: date | None
    position: str
    phone: str
    homes: list[Home]
    standing: tuple[str, Period] | None = None
    has_account: bool = False

    @property
    def cell_id(self) -> int:
        return self.homes[-1].unit_id

    @property
    def leads(self) -> bool:
        return self.position == LEADERS[0]


def fill(
    cells: list[MadeUnit], size: Size, seed: int, today: date
) -> Iterator[MadePerson]:
    """The members of every cell, its secretary first, then the guests.

    A cell has 8 to 60 members, 28 on average.
    """
    source = chance(seed, "register")
    weights = [min(2.2, max(0.15, source.gauss(1, 0.28))) for _ in cells]
    counts = shares(size.members, weights, least=6)
    number = 0
    for cell, count in zip(cells, counts, strict=True):
        for place in range(count):
            number += 1
            yield _member(source, number, cell, place, cells, today)
    for turn in range(size.guests):
        number += 1
        yield _guest(source, number, source.choice(cells), turn / size.guests, today)


def _member(
    source: Random, number: int, cell: MadeUnit, place: int, cells: list[MadeUnit],
    today: date,
) -> MadePerson:  # fmt: skip
    named = draw_name(source)
    is_new = place >= len(LEADERS) and source.random() < PROBATIONARY_SHARE
    born = _birthday(source, today, youngest=place < len(LEADERS) or is_new)
    joined, official = _joined(source, born, today, is_new=is_new)
    person = MadePerson(
        number, uid(source), "member", f"DV{number:06d}", named.full_name,
        named.is_woman, born, f"99.{number:06d}", joined, official,
        _position(source, cell, place), _phone(number),
        _homes(source, cell, cells, joined, today),
    )  # fmt: skip
    person.standing = _standing(source, person, place, today)
    person.has_account = place == 0 or source.random() < ACCOUNT_SHARE
    return person


def _birthday(source: Random, today: date, *, youngest: bool) -> date:
    age = _AGES.draw(source)
    if youngest:
        age = min(age, 45)
    return today - age * YEAR - timedelta(days=source.randint(0, 7 * 365))


def _joined(
    source: Random, born: date, today: date, *, is_new: bool
) -> tuple[date, date | None]:
    """The day of joining, and of becoming official a year later."""
    if is_new:
        return today - timedelta(days=source.randint(20, 340)), None
    first = born + 20 * YEAR
    last = min(born + 38 * YEAR, today - 2 * YEAR)
    joined = day_between(source, first, last)
    return joined, joined + YEAR


def _position(source: Random, cell: MadeUnit, place: int) -> str:
    if place < len(LEADERS):
        return LEADERS[place]
    return source.choice(_POSTS[cell.flavour])


def _phone(number: int) -> str:
    """A number of a range that no network in Viet Nam gives out."""
    return f"0100 {number // 1000:03d} {number % 1000:03d}"


def _homes(
    source: Random, cell: MadeUnit, cells: list[MadeUnit], joined: date, today: date
) -> list[Home]:
    start = max(cell.founded_on, joined)
    last = today - timedelta(days=10)
    if source.random() >= MOVED_SHARE or start + YEAR > last:
        return [Home(cell.id, (start, None), "", None)]
    former = source.choice(cells)
    moved = day_between(source, start + YEAR, last)
    begun = max(former.founded_on, joined)
    if former is cell or begun >= moved:
        return [Home(cell.id, (start, None), "", None)]
    decision = f"{source.randint(10, 400)}-QĐ/ĐU"
    return [
        Home(former.id, (begun, moved), "", None),
        Home(cell.id, (moved, None), decision, moved - timedelta(days=7)),
    ]


def _standing(
    source: Random, person: MadePerson, place: int, today: date
) -> tuple[str, Period] | None:
    if person.official_on is None:
        assert person.joined_on is not None
        return "probationary", (person.joined_on, person.joined_on + YEAR)
    drawn = source.random()
    if place < len(LEADERS):
        return None
    age = (today - person.born_on) // YEAR
    if drawn < EXEMPT_SHARE * (5 if age >= 66 else 0.72):
        since = today - timedelta(days=source.randint(100, 900))
        return "exempt", (max(since, person.official_on), None)
    if drawn > 1 - SUSPENDED_SHARE:
        since = today - timedelta(days=source.randint(100, 170))
        return "suspended", (max(since, person.official_on), None)
    return None


def _guest(
    source: Random, number: int, cell: MadeUnit, share: float, today: date
) -> MadePerson:
    """A learner who is not a member: candidate, journalist or artist."""
    named = draw_name(source)
    kind, post = _guest_kind(share)
    since = today - timedelta(days=source.randint(60, 900))
    return MadePerson(
        number, uid(source), kind, f"HV{number:06d}", named.full_name, named.is_woman,
        _birthday(source, today, youngest=True), None, None, None, post,
        _phone(number), [Home(cell.id, (since, None), "", None)],
        has_account=source.random() < ACCOUNT_SHARE,
    )  # fmt: skip


def _guest_kind(share: float) -> tuple[str, str]:
    for kind, (part, post) in _GUEST_KINDS.items():
        if share < part:
            return kind, post
        share -= part
    return "artist", _GUEST_KINDS["artist"][1]
