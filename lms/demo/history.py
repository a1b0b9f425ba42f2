"""How the units came to be where they are: the change of 1 July 2025 and smaller ones."""

from datetime import date, timedelta

from lms.demo import unit_names
from lms.demo.chance import day_between
from lms.demo.tree import (
    MERGER,
    PROVINCE_FOUNDED,
    Builder,
    Fact,
    MadeUnit,
    Period,
    Size,
)

DAY = timedelta(days=1)
FOREVER = date.max


def tell(builder: Builder, root: MadeUnit, size: Size, today: date) -> None:
    """Give every unit its dated names and places, and add those that are no more."""
    standing = list(builder.units)
    districts = _districts(builder, root, max(1, size.communes // 8))
    communes = [one for one in standing if one.flavour in {"commune", "ward"}]
    committees = [one for one in communes if one.kind == "party_committee"]
    for number, unit in enumerate(committees):
        _under_a_district(builder, unit, districts[number % len(districts)], root)
    moved = _merge(builder, committees[::8], districts)
    for unit in standing:
        if unit.edges:
            continue
        parent_id = unit.parent.id if unit.parent else None
        former = moved.get(unit.id)
        if former:
            _place(builder, unit, [former.id, parent_id], MERGER)
        else:
            _place(builder, unit, [parent_id], None)
    _rename(builder, standing, today)
    for unit in builder.units:
        if not unit.names:
            _name(builder, unit, [unit.name], None)


def _districts(builder: Builder, root: MadeUnit, count: int) -> list[MadeUnit]:
    made = []
    for name in unit_names.DISTRICTS[:count]:
        unit = builder.add("party_committee", f"Huyện ủy {name}", root, "district", "")
        unit.founded_on, unit.dissolved_on = PROVINCE_FOUNDED, MERGER
        _place(builder, unit, [root.id], None)
        made.append(unit)
    return made


def _under_a_district(
    builder: Builder, unit: MadeUnit, district: MadeUnit, root: MadeUnit
) -> None:
    _place(builder, unit, [district.id, root.id], MERGER)


def _merge(
    builder: Builder, joined: list[MadeUnit], districts: list[MadeUnit]
) -> dict[int, MadeUnit]:
    """Let each of ``joined`` be new of two communes; returns unit id -> its former parent."""
    moved: dict[int, MadeUnit] = {}
    root = builder.units[0]
    for number, unit in enumerate(joined):
        district = districts[number % len(districts)]
        founded = unit.founded_on
        unit.founded_on = MERGER
        unit.edges = []
        _place(builder, unit, [root.id], None)
        olds = []
        for side in ("Thượng", "Hạ"):
            name = f"Đảng ủy xã {unit.place} {side}"
            old = builder.add("party_committee", name, district, "commune", unit.place)
            old.founded_on, old.dissolved_on = founded, MERGER
            _place(builder, old, [district.id], None)
            olds.append(old)
        below = [one for one in builder.units if one.parent is unit]
        for place, one in enumerate(below):
            moved[one.id] = olds[place % 2]
    return moved


def _place(
    builder: Builder, unit: MadeUnit, parents: list[int | None], change: date | None
) -> None:
    """Give ``unit`` its place: one parent for good, or two with the day of the change."""
    unit.edges = _facts(builder, unit, parents, change)


def _name(
    builder: Builder, unit: MadeUnit, names: list[str], change: date | None
) -> None:
    unit.names = _facts(builder, unit, names, change)


def _facts[Value](
    builder: Builder, unit: MadeUnit, values: list[Value], change: date | None
) -> list[Fact[Value]]:
    days: list[date | None] = [unit.founded_on, unit.dissolved_on]
    if change:
        days.insert(1, change)
    facts = []
    for value, start, end in zip(values, days, days[1:], strict=False):
        assert start is not None
        facts.append(Fact(value, (start, end), *builder.decision(start)))
    return facts


def _rename(builder: Builder, standing: list[MadeUnit], today: date) -> None:
    """A fifth of the communes took a new name at the change, a few cells this year."""
    for unit in standing:
        if unit.founded_on >= MERGER:
            continue
        if unit.kind == "party_committee" and unit.place and unit.id % 5 == 0:
            word = "thị trấn" if unit.flavour == "ward" else "xã"
            old = f"Đảng ủy {word} {unit.place} A"
            _name(builder, unit, [old, unit.name], MERGER)
        elif unit.kind == "cell" and unit.id % 97 == 0:
            change = day_between(builder.source, MERGER, today - 30 * DAY)
            if change > MERGER:
                old = f"{unit.name} cũ"
                _name(builder, unit, [old, unit.name], change)


def paths(units: list[MadeUnit]) -> dict[int, list[tuple[str, Period]]]:
    """The path of ids of every unit for each time, from the dated places."""
    by_id = {unit.id: unit for unit in units}
    known: dict[int, list[tuple[str, Period]]] = {}

    def of(unit_id: int) -> list[tuple[str, Period]]:
        if unit_id not in known:
            known[unit_id] = [
                (f"{above}.u{unit_id}" if above else f"u{unit_id}", period)
                for edge in by_id[unit_id].edges
                for above, period in _parts(
                    of(edge.value) if edge.value else [("", edge.period)], edge.period
                )
            ]
        return known[unit_id]

    for unit in units:
        of(unit.id)
    return known


def _parts(above: list[tuple[str, Period]], period: Period) -> list[tuple[str, Period]]:
    """The pieces of ``above`` that fall into ``period``."""
    parts = []
    for path, (start, end) in above:
        first = max(start, period[0])
        last = min(end or FOREVER, period[1] or FOREVER)
        if first < last:
            parts.append((path, (first, None if last == FOREVER else last)))
    return parts
