"""The units of the made-up province, as they stand today and as they came to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from lms.demo import unit_names
from lms.demo.chance import chance, day_between, shares, uid

type Period = tuple[date, date | None]

PROVINCE_FOUNDED = date(1997, 1, 1)
MERGER = date(2025, 7, 1)  # districts vanish, communes are joined


@dataclass(frozen=True)
class Size:
    """How many units of each sort stand today, and how many people."""

    communes: int
    wards: int
    direct: int
    grassroots: int
    sections: int
    cells: int
    members: int
    guests: int  # learners who are not members

    @property
    def committees(self) -> int:
        return self.communes + self.wards + self.direct


SIZES = {
    "province": Size(72, 13, 10, 80, 20, 1304, 36_797, 540),
    "small": Size(4, 1, 1, 5, 2, 46, 1_500, 30),
}


@dataclass(frozen=True)
class Fact[Value]:
    """What was so during ``period``, by a decision."""

    value: Value
    period: Period
    decision_number: str
    decision_on: date


@dataclass
class MadeUnit:
    """A unit with its dated names and places; ``flavour`` chooses names below it."""

    id: int
    uid: str
    kind: str
    code: str
    name: str
    flavour: str
    place: str
    founded_on: date
    parent: "MadeUnit | None"
    dissolved_on: date | None = None
    names: list[Fact[str]] = field(default_factory=list)
    edges: list[Fact[int | None]] = field(default_factory=list)

    @property
    def stands(self) -> bool:
        return self.dissolved_on is None


class Builder:
    """Makes units with running ids, and codes that count below the parent."""

    def __init__(self, seed: int) -> None:
        self.source: Random = chance(seed, "tree")
        self.units: list[MadeUnit] = []
        self.counters: dict[str, int] = {}

    def add(
        self, kind: str, name: str, parent: MadeUnit | None, flavour: str, place: str
    ) -> MadeUnit:
        founded = PROVINCE_FOUNDED
        code = "PB"
        if parent:
            founded = day_between(self.source, parent.founded_on, date(2016, 1, 1))
            number = self.counters.get(parent.code, 0) + 1
            self.counters[parent.code] = number
            code = f"{parent.code}.{number:0{2 if parent.code == 'PB' else 3}d}"
        unit = MadeUnit(
            len(self.units) + 1, uid(self.source), kind, code, name, flavour, place,
            founded, parent,
        )  # fmt: skip
        self.units.append(unit)
        return unit

    def decision(self, on: date) -> tuple[str, date]:
        """A number for a decision that takes effect on ``on``, and its day."""
        number = self.source.randint(101, 999)
        return f"{number}-QĐ/TU", date.fromordinal(on.toordinal() - 5)


def grow(builder: Builder, size: Size) -> MadeUnit:
    """Make every unit that stands today, root first; parents come before children."""
    root = builder.add("province", unit_names.PROVINCE, None, "province", "")
    committees = list(_committees(builder, root, size))
    grassroots = list(_grassroots(builder, committees, size))
    sections = [
        builder.add("section", f"Đảng bộ bộ phận {unit.place or 'Khối'} {number}",
                    unit, "section", unit.place)
        for number, unit in zip(
            range(1, size.sections + 1), reversed(grassroots), strict=False
        )
    ]  # fmt: skip
    _cells(builder, committees, grassroots, sections, size)
    return root


def _committees(builder: Builder, root: MadeUnit, size: Size) -> Iterator[MadeUnit]:
    for name in unit_names.DIRECT[: size.direct]:
        yield builder.add("party_committee", name, root, "direct", "")
    places = unit_names.commune_names(builder.source)
    for number in range(size.communes + size.wards):
        place = next(places)
        flavour, word = (
            ("commune", "xã") if number < size.communes else ("ward", "phường")
        )
        name = f"Đảng ủy {word} {place}"
        yield builder.add("party_committee", name, root, flavour, place)


def _grassroots(
    builder: Builder, committees: list[MadeUnit], size: Size
) -> Iterator[MadeUnit]:
    direct, rest = committees[: size.direct], committees[size.direct :]
    weights = [3.0] + [2.0] * (len(direct) - 1)
    for_direct = shares(size.grassroots * 2 // 3, weights, least=1)
    for committee, count in zip(direct, for_direct, strict=True):
        names = unit_names.grassroots_names(committee.name, "")
        for _ in range(count):
            yield builder.add("grassroots", next(names), committee, "grassroots", "")
    for number in range(size.grassroots - sum(for_direct)):
        committee = rest[number % len(rest)]
        options = unit_names.grassroots_names(committee.name, committee.place)
        name = [next(options) for _ in range(5)][number % 5]
        yield builder.add("grassroots", name, committee, "grassroots", committee.place)


def _cells(
    builder: Builder,
    committees: list[MadeUnit],
    grassroots: list[MadeUnit],
    sections: list[MadeUnit],
    size: Size,
) -> None:
    above = [*committees, *grassroots, *sections]
    draw = {"party_committee": 10.0, "grassroots": 2.0, "section": 1.0}
    weights = [
        draw[unit.kind] * builder.source.uniform(0.7, 1.3)
        * (0.2 if unit.flavour == "direct" else 1.0)
        for unit in above
    ]  # fmt: skip
    counts = shares(size.cells, weights, least=2)
    for unit, count in zip(above, counts, strict=True):
        names = unit_names.cell_names(unit.flavour, unit.place)
        for _ in range(count):
            builder.add("cell", next(names), unit, unit.flavour, unit.place)
