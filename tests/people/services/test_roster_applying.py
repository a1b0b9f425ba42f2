"""Rosters: applying whole or not at all, taking back (a42)."""

import hashlib
from datetime import date
from typing import Any

import pytest

from kernel.events import subscribe
from kernel.models import AuditEvent
from people.events import RegisterChanged
from people.models import HomeUnit, Person, RosterImport
from people.services.home import transfer
from people.services.roster_applying import (
    NotTheLast,
    RegisterMoved,
    SomethingDepends,
    apply_roster,
    undo_roster,
)
from people.services.roster_import import (
    AlreadyApplied,
    FaultyRows,
    NotChecked,
    NothingToApply,
    check_again,
    start_applying,
    upload_roster,
)
from tests.factories import PersonFactory, UserFactory
from tests.people.roster_file import person, sheet

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)
State = RosterImport.State
heard: list[RegisterChanged] = []


@pytest.fixture(autouse=True)
def _ears() -> None:
    heard.clear()
    subscribe(RegisterChanged, heard.append)


def _apply(roster: Any, **told: Any) -> Any:
    start_applying(roster=roster, actor=roster.uploaded_by, **told)
    return apply_roster(roster=roster)


def _rows(roster: Any) -> Any:
    return [
        (row.number, row.outcome, [one["column"] for one in row.problems])
        for row in roster.rows.order_by("number")
    ]


def test_a42_apply_adds_people_with_homes_and_a_trail(check: Any, cells: Any) -> None:
    roster = check(person(), person("Lê An", "02/01/1970", None, "79.02"))

    done = [_apply(roster), apply_roster(roster=roster)]

    assert done == [True, False]
    added = Person.objects.get(card_number="99.000001")
    assert (added.code, added.name_key, added.born_on) == (
        "99.000001", "nguyen thi hanh", date(1968, 3, 7),
    )  # fmt: skip
    other = Person.objects.get(full_name="Lê An")
    assert other.code.startswith("TV")
    homes = {(home.person_id, home.unit_id) for home in HomeUnit.objects.all()}
    assert homes == {(added.pk, cells[0].pk), (other.pk, cells[1].pk)}
    assert AuditEvent.objects.filter(verb="person.added").count() == 2
    assert [event.unit_ids for event in heard] == [{cells[0].pk, cells[1].pk}]


def test_a42_apply_corrects_and_transfers_by_the_same_rules(
    check: Any, cells: Any
) -> None:
    known = PersonFactory(
        unit=cells[0], full_name="Nguyễn Thị Hanh", card_number="99.000001",
        born_on=date(1968, 3, 7), phone="1",
    )  # fmt: skip

    roster = check(person(unit="Chi bộ thôn 2"))
    _apply(roster)

    known.refresh_from_db()
    assert (known.full_name, known.phone) == ("Nguyễn Thị Hạnh", "0900000001")
    homes = list(known.homes.order_by("period"))
    assert [(one.unit, one.period.upper) for one in homes] == [
        (cells[0], ON), (cells[1], None),
    ]  # fmt: skip
    assert homes[1].decision_number == "5-QĐ/TU"
    event = AuditEvent.objects.get(verb="person.transferred")
    assert event.facts["before"]["unit_id"] == cells[0].pk


def test_a42_empty_cells_erase_nothing(check: Any, cells: Any) -> None:
    known = PersonFactory(
        unit=cells[0], full_name="Nguyễn Thị Hạnh", card_number="99.000001",
        born_on=date(1968, 3, 7), position="Phó bí thư",
    )  # fmt: skip

    _apply(check(person(born=None, position=None, joined=None, official=None)))

    known.refresh_from_db()
    assert (known.born_on, known.position) == (date(1968, 3, 7), "Phó bí thư")


def test_a42_faulty_rows_are_left_out_only_when_said(check: Any, cells: Any) -> None:
    roster = check(person(), person("Sai", "31/02/1980", "2.2"))

    with pytest.raises(FaultyRows):
        _apply(roster)
    assert _apply(roster, without_faulty=True)
    assert Person.objects.count() == 1


def test_a42_a_file_is_applied_once_only(
    check: Any, root: Any, officer: Any, cells: Any
) -> None:
    file = sheet(person())
    content = file.getvalue()
    roster = check(person())
    _apply(roster)
    RosterImport.objects.filter(pk=roster.pk).update(
        file_hash=hashlib.sha256(content).hexdigest()
    )

    with pytest.raises(AlreadyApplied):
        upload_roster(
            unit=root, file=file, file_name="lại.xlsx", effective_on=ON, actor=officer
        )


def test_a42_nothing_new_is_not_applied(check: Any, cells: Any) -> None:
    PersonFactory(unit=cells[0], card_number="99.000001", full_name="Nguyễn Thị Hạnh",
        born_on=date(1968, 3, 7))  # fmt: skip

    with pytest.raises(NothingToApply):
        _apply(check(person(joined=None, official=None, position=None, phone=None)))


def test_a42_a_register_that_moved_applies_nothing(check: Any, cells: Any) -> None:
    known = PersonFactory(
        unit=cells[0], full_name="Lê An", card_number="8.1x", born_on=date(1970, 1, 2)
    )
    roster = check(person(), person("Lê An", "02/01/1970", "8.1x", phone="0911111111"))
    Person.objects.filter(pk=known.pk).update(phone="khác")
    start_applying(roster=roster, actor=roster.uploaded_by)

    with pytest.raises(RegisterMoved):
        apply_roster(roster=roster)

    assert Person.objects.count() == 1


def test_a42_task_gives_a_stale_roster_back_to_be_checked(
    check: Any, cells: Any, run_jobs: Any
) -> None:
    roster = check(person())
    start_applying(roster=roster, actor=roster.uploaded_by)
    PersonFactory(unit=cells[0], card_number="99.000001")

    run_jobs()

    roster.refresh_from_db()
    assert roster.state == State.CHECKED
    assert roster.error
    assert check_again(roster=roster, actor=roster.uploaded_by)
    run_jobs()
    roster.refresh_from_db()
    assert [row[1] for row in _rows(roster)] == ["conflict"]


def test_a42_undo_restores_what_was(check: Any, cells: Any) -> None:
    known = PersonFactory(
        unit=cells[0], full_name="Nguyễn Thị Hanh", card_number="99.000001",
        born_on=date(1968, 3, 7), phone="1",
    )  # fmt: skip
    before = Person.objects.values().get(pk=known.pk)
    homes = list(known.homes.values("unit_id", "period"))
    roster = check(person(unit="Chi bộ thôn 2"), person("Lê An", card="2.2x"))
    _apply(roster)

    done = [undo_roster(roster=roster, actor=roster.uploaded_by) for _ in range(2)]

    assert done == [True, False]
    assert list(Person.objects.values()) == [before]
    assert list(known.homes.values("unit_id", "period")) == homes
    assert AuditEvent.objects.filter(verb="roster_import.undone").count() == 1


def test_a42_undo_refuses_when_something_newer_depends(check: Any, cells: Any) -> None:
    roster = check(person(), person("Lê An", card="2.2x"))
    _apply(roster)
    later = check(person("Vũ Hai", card="3.3x"))
    _apply(later)

    with pytest.raises(NotTheLast):
        undo_roster(roster=roster, actor=roster.uploaded_by)
    added = Person.objects.get(card_number="3.3x")
    added.user = UserFactory()
    added.save()
    with pytest.raises(SomethingDepends):
        undo_roster(roster=later, actor=roster.uploaded_by)


def test_a42_undo_refuses_after_a_transfer(check: Any, cells: Any) -> None:
    roster = check(person())
    _apply(roster)
    transfer(
        person=Person.objects.get(), to=cells[1], on=date(2026, 6, 2), actor=None,
        decision_number="1", decision_on=ON,
    )  # fmt: skip

    with pytest.raises(SomethingDepends):
        undo_roster(roster=roster, actor=roster.uploaded_by)


def test_a42_only_a_checked_roster_is_applied(check: Any, cells: Any) -> None:
    roster = check(headings=["Tên hàng", "Số lượng"])

    with pytest.raises(NotChecked):
        _apply(roster)
    assert roster.state == State.REFUSED
