"""A small province whose units merge and split."""

from datetime import date
from typing import Any

from django.db import connection, transaction
from hypothesis import strategies as st

from kernel.errors import DomainError
from people.kinds.reform import NewUnit
from people.models import Person, Unit
from people.services.merging import Merger, merge_units
from people.services.splitting import Split, split_unit
from people.services.unit import dissolve_unit, found_unit, move_unit
from tests.factories import UnitFactory

REFORM = date(2025, 7, 1)
DECISION: dict[str, Any] = {
    "decision_number": "339-QĐ/TU",
    "decision_on": date(2025, 6, 20),
}
KEPT = (
    "people_unit", "people_unitname", "people_unitedge", "people_homeunit",
    "people_grant", "people_person", "people_unitsuccession", "courses_rosterentry",
    "records_completionrecord", "records_participation",
)  # fmt: skip


def new(code: str, kind: str = Unit.Kind.CELL) -> NewUnit:
    return NewUnit(kind=kind, code=code, name=f"Đơn vị {code}")


def merge(*units: Unit, on: date = REFORM, **what: Any) -> Unit:
    by = {one: what.pop(one) for one in ("actor", "seen") if one in what}
    merger = Merger(units=units, on=on, **what)
    return merge_units(merger=merger, **{"actor": None, **DECISION, **by})


def split(unit: Unit, *parts: NewUnit, on: date = REFORM, **what: Any) -> list[Unit]:
    by = {one: what.pop(one) for one in ("actor", "seen") if one in what}
    asked = {"stays": True, "rest": 0, **what}
    this = Split(unit=unit, parts=parts, on=on, **asked)
    return split_unit(split=this, **{"actor": None, **DECISION, **by})


def homes(person: Person) -> list[tuple[int, date | None, date | None]]:
    return [
        (one.unit_id, one.period.lower, one.period.upper)
        for one in person.homes.order_by("period")
    ]


def rows() -> dict[str, int]:
    """How many rows there are of all that must never be deleted."""
    sql = " UNION ALL ".join(f"SELECT '{one}', count(*) FROM {one}" for one in KEPT)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return dict(cursor.fetchall())


def none_fell(before: dict[str, int]) -> bool:
    after = rows()
    return all(after[table] >= count for table, count in before.items())


def commune(parent: Unit, **fields: Any) -> Unit:
    return UnitFactory(parent=parent, kind=Unit.Kind.PARTY_COMMITTEE, **fields)


# One random operation, of which the domain may refuse any.
STEP = st.tuples(
    st.sampled_from(["merge", "absorb", "split", "part", "found", "move", "dissolve"]),
    st.integers(0, 30),
    st.integers(0, 30),
    st.integers(0, 30),
    st.integers(1, 60),
)


def take_step(
    verb: str, units: list[Unit], number: int, which: tuple[int, ...], on: date
) -> None:
    one, two, three = (units[n % len(units)] for n in which)
    dated: dict[str, Any] = {"on": on, "actor": None, **DECISION}
    try:
        with transaction.atomic():
            if verb == "merge":
                units.append(
                    merge(one, two, new=new(f"M{number}"), parent=three, on=on)
                )
            elif verb == "absorb":
                merge(one, two, into=three, on=on)
            elif verb in {"split", "part"}:
                units.extend(_split(one, number, on, stays=verb == "part"))
            elif verb == "found":
                units.append(
                    found_unit(
                        kind="cell", code=f"F{number}", name="Mới", parent=one, **dated
                    )
                )
            elif verb == "move":
                move_unit(unit=one, parent=two, **dated)
            else:
                dissolve_unit(unit=one, **dated)
    except DomainError:
        return


def _split(unit: Unit, number: int, on: date, *, stays: bool) -> list[Unit]:
    people = unit.homes.values_list("person_id", flat=True)
    parts = [new(f"S{number}.{n}") for n in (1, 2)]
    chosen = {person: 1 + person % 2 for person in people}
    children = {
        child: 1 + child % 2 for child in Unit.objects.values_list("pk", flat=True)
    }
    return split(
        unit, *parts, on=on, stays=stays, rest=1, people=chosen, children=children
    )
