"""Rosters: dry run and matching, without changing anything (a42)."""

from datetime import date
from typing import Any

import pytest

from people.models import HomeUnit, Person, RosterImport
from tests.factories import PersonFactory, UnitFactory
from tests.people.roster_file import person

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)
State = RosterImport.State


def _rows(roster: Any) -> Any:
    return [
        (row.number, row.outcome, [one["column"] for one in row.problems])
        for row in roster.rows.order_by("number")
    ]


def test_a42_dry_run_lists_each_outcome_and_changes_nothing(
    check: Any, cells: Any
) -> None:
    PersonFactory(
        unit=cells[0],
        full_name="Lê Văn Cũ",
        card_number="1.1",
        born_on=date(1970, 1, 1),
    )
    same = PersonFactory(
        unit=cells[0], full_name="Trần Thị Giữ", card_number="1.2", code="1.2",
        born_on=date(1971, 1, 1), joined_on=date(1990, 2, 3),
        official_on=date(1991, 2, 3), position="Đảng viên", phone="0900000001",
    )  # fmt: skip
    PersonFactory(unit=cells[1], card_number="1.3", born_on=date(1960, 5, 5))
    before = Person.objects.count(), HomeUnit.objects.count()

    roster = check(
        person(),
        person("Lê Văn Cũ", "01/01/1970", "1.1x"),
        person("Lê Văn Cũ", "01/01/1970", "1.1", "Chi bộ thôn 2"),
        person(same.full_name, "01/01/1971", "1.2"),
        person("Phạm Văn Sai", "31/02/1980", "9.9"),
        person("Hoàng Khác Tên", "01/01/1950", "1.3"),
        above=3,
    )

    assert _rows(roster) == [
        (5, "new", []),
        (6, "new", []),
        (7, "changed", []),
        (8, "same", []),
        (9, "refused", ["born_on"]),
        (10, "conflict", ["card_number"]),
    ]
    assert (Person.objects.count(), HomeUnit.objects.count()) == before


def test_a42_matching_without_card_is_by_name_birth_and_cell(
    check: Any, cells: Any
) -> None:
    known = PersonFactory(unit=cells[0], full_name="Lê An", born_on=date(1970, 1, 2))
    twins = [
        PersonFactory(unit=cells[1], full_name="Vũ Hai", born_on=date(1970, 1, 2))
        for _ in range(2)
    ]

    roster = check(
        person("LÊ  AN", "02/01/1970", "8.1"),
        person("Vũ Hai", "02/01/1970", None, "Chi bộ thôn 2"),
        person("Lê An", "02/01/1970", None, "Chi bộ thôn 2"),
    )

    assert roster.rows.get(number=2).person_id == known.pk
    assert [row[1] for row in _rows(roster)] == ["changed", "conflict", "conflict"]
    assert len(twins) == 2


def test_a42_duplicates_within_the_file_conflict(check: Any, cells: Any) -> None:
    roster = check(
        person(card="5.5"),
        person("Lê An", card="5.5"),
        person("Vũ Hai", card=None),
        person("vũ hai", card=None),
    )

    assert [row[1] for row in _rows(roster)] == ["conflict"] * 4


def test_a42_people_and_cells_outside_the_subtree_are_not_touched(
    check: Any, cells: Any
) -> None:
    foreign = UnitFactory(name="Chi bộ nơi khác")
    PersonFactory(
        unit=foreign, full_name="Nguyễn Thị Hạnh", card_number="99.000001",
        born_on=date(1968, 3, 7),
    )  # fmt: skip

    roster = check(person(), person("Lê An", card="2.2", unit="Chi bộ nơi khác"))

    assert [row[1:] for row in _rows(roster)] == [
        ("conflict", ["card_number"]), ("refused", ["unit"]),
    ]  # fmt: skip


def test_a42_a_cell_is_found_by_code_name_or_name_above(
    check: Any, root: Any, cells: Any
) -> None:
    commune = UnitFactory(parent=root, kind="party_committee", name="Đảng ủy xã Lộc An")
    twin = UnitFactory(parent=commune, name="Chi bộ thôn 1")

    roster = check(
        person(card="1.001", unit="79.01"),
        person("Lê An", card="1.002", unit="THON 2"),
        person("Vũ Hai", card="1.003", unit="Chi bộ thôn 1"),
        person("Tô Ba", card="1.004", unit="Chi bộ thôn 1, xã Lộc An"),
    )

    rows = roster.rows.order_by("number")
    assert [row.values.get("unit_id") for row in rows] == [
        cells[0].pk, cells[1].pk, None, twin.pk,
    ]  # fmt: skip
