"""The dated tree: founding, renaming, moving, dissolving, and its index."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel.errors import DomainError
from kernel.models import AuditEvent
from people.models import HomeUnit, Unit, UnitEdge, UnitName, UnitPath
from people.selectors.unit import ancestors_of, children_of, with_name_on
from people.services.home import settle
from people.services.path import rebuild_paths
from people.services.unit import (
    CodeTaken,
    LaterDecision,
    UnitBelowItself,
    UnitNotEmpty,
    UnitNotStanding,
    dissolve_unit,
    found_unit,
    move_unit,
    rename_unit,
)
from tests.factories import PersonFactory, UnitFactory

pytestmark = pytest.mark.django_db
REFORM = date(2025, 7, 1)
DECISION = {"decision_number": "12-QĐ/TU", "decision_on": date(2025, 6, 20)}


def _found(code: str, parent: Unit | None, on: date = date(2021, 1, 1)) -> Unit:
    return found_unit(
        kind=Unit.Kind.CELL,
        code=code,
        name=f"Đơn vị {code}",
        parent=parent,
        on=on,
        actor=None,
        **DECISION,
    )


def _paths() -> set[tuple[int, str, int, date, date | None]]:
    return {
        (one.unit_id, one.path, one.depth, one.period.lower, one.period.upper)
        for one in UnitPath.objects.all()
    }


def test_a39_found_unit_stands_below_its_parent() -> None:
    root = _found("T", None)

    unit = _found("T.1", root)

    assert list(children_of(root, date(2021, 1, 1))) == [unit]
    assert ancestors_of(unit, date(2021, 1, 1)) == [root]
    assert ancestors_of(unit, date(2020, 12, 31)) == []
    assert AuditEvent.objects.filter(verb="unit.founded").count() == 2


def test_found_unit_refuses_a_code_twice() -> None:
    _found("T", None)

    with pytest.raises(CodeTaken):
        _found(" T ", None)


def test_found_unit_refuses_a_parent_that_does_not_stand_yet() -> None:
    root = _found("T", None)

    with pytest.raises(UnitNotStanding):
        _found("T.1", root, on=date(2020, 1, 1))


def test_a39_rename_unit_keeps_the_former_name_for_its_days() -> None:
    unit = UnitFactory(name="Chi bộ cũ")

    rename_unit(unit=unit, name="Chi bộ  mới", on=REFORM, actor=None, **DECISION)
    again = rename_unit(unit=unit, name="Chi bộ mới", on=REFORM, actor=None, **DECISION)

    before = with_name_on(Unit.objects.all(), REFORM - timedelta(days=1)).get()
    after = with_name_on(Unit.objects.all(), REFORM).get()
    assert (before.name_on, after.name_on) == ("Chi bộ cũ", "Chi bộ mới")
    assert again.name_key == "chi bo moi"
    assert UnitName.objects.count() == 2
    assert AuditEvent.objects.filter(verb="unit.renamed").count() == 1


def test_rename_unit_refuses_a_day_before_the_last_decision() -> None:
    unit = UnitFactory()
    rename_unit(unit=unit, name="Mới", on=REFORM, actor=None, **DECISION)

    with pytest.raises(LaterDecision):
        rename_unit(unit=unit, name="Khác", on=date(2024, 1, 1), actor=None, **DECISION)


def test_a39_move_unit_takes_all_below_with_it_from_the_day_on() -> None:
    root = UnitFactory()
    west, east = UnitFactory(parent=root), UnitFactory(parent=root)
    branch = UnitFactory(parent=west)
    leaf = UnitFactory(parent=branch)

    move_unit(unit=branch, parent=east, on=REFORM, actor=None, **DECISION)
    move_unit(unit=branch, parent=east, on=REFORM, actor=None, **DECISION)

    day_before = REFORM - timedelta(days=1)
    assert ancestors_of(leaf, day_before) == [root, west, branch]
    assert ancestors_of(leaf, REFORM) == [root, east, branch]
    assert AuditEvent.objects.filter(verb="unit.moved").count() == 1


def test_move_unit_refuses_a_place_below_itself() -> None:
    root = UnitFactory()
    branch = UnitFactory(parent=root)
    leaf = UnitFactory(parent=branch)

    with pytest.raises(UnitBelowItself):
        move_unit(unit=branch, parent=leaf, on=REFORM, actor=None, **DECISION)


def test_a39_dissolve_unit_ends_it_and_keeps_every_row() -> None:
    root = UnitFactory()
    unit = UnitFactory(parent=root)
    rows = UnitEdge.objects.count(), UnitName.objects.count()

    dissolve_unit(unit=unit, on=REFORM, actor=None, **DECISION)

    assert list(children_of(root, REFORM)) == []
    assert list(children_of(root, REFORM - timedelta(days=1))) == [unit]
    assert (UnitEdge.objects.count(), UnitName.objects.count()) == rows
    with pytest.raises(UnitNotStanding):
        dissolve_unit(unit=unit, on=REFORM, actor=None, **DECISION)


def test_dissolve_unit_refuses_while_somebody_is_there() -> None:
    unit = UnitFactory()
    PersonFactory(unit=unit)

    with pytest.raises(UnitNotEmpty):
        dissolve_unit(unit=unit, on=REFORM, actor=None, **DECISION)


def test_a39_reform_of_july_2025_leaves_the_former_tree_readable() -> None:
    """Districts end, communes merge: 2024 reads as it was, today reads anew."""
    province = UnitFactory(kind=Unit.Kind.PROVINCE)
    district = UnitFactory(parent=province)
    communes = [UnitFactory(parent=district) for _ in range(2)]
    cells = [UnitFactory(parent=commune) for commune in communes]
    in_2024 = [ancestors_of(cell, date(2024, 6, 1)) for cell in cells]

    merged = _found("XA.MOI", province, REFORM)
    for cell in cells:
        move_unit(unit=cell, parent=merged, on=REFORM, actor=None, **DECISION)
    for unit in [*communes, district]:
        dissolve_unit(unit=unit, on=REFORM, actor=None, **DECISION)

    assert [ancestors_of(cell, date(2024, 6, 1)) for cell in cells] == in_2024
    assert [ancestors_of(cell, REFORM) for cell in cells] == [[province, merged]] * 2


def test_a39_no_unit_has_two_places_at_a_time() -> None:
    unit, other = UnitFactory(), UnitFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        UnitEdge.objects.create(
            unit=unit, parent=other, period=DateRange(REFORM, None), **DECISION
        )


def test_a40_no_person_has_two_homes_at_a_time() -> None:
    person = PersonFactory(unit=UnitFactory())

    with pytest.raises(IntegrityError), transaction.atomic():
        HomeUnit.objects.create(
            person=person, unit=UnitFactory(), period=DateRange(REFORM, None)
        )


STEP = st.tuples(
    st.sampled_from(["found", "move", "dissolve", "rename"]),
    st.integers(0, 30),
    st.integers(0, 30),
    st.integers(1, 60),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEP, max_size=15))
def test_a39_index_equals_a_rebuild_from_the_edges(steps: Any) -> None:
    with transaction.atomic():
        root = _found("R", None)
        units = [root]
        for number, (verb, one, two, days) in enumerate(steps):
            _step(verb, units, number, one, two, root.founded_on + timedelta(days=days))
        kept = _paths()

        rebuild_paths()

        assert _paths() == kept
        for on in (root.founded_on + timedelta(days=day) for day in (0, 20, 40, 61)):
            assert _walked(on) == dict(
                UnitPath.objects.filter(period__contains=on).values_list(
                    "unit_id", "path"
                )
            )
        transaction.set_rollback(True)


def _step(
    verb: str, units: list[Unit], number: int, one: int, two: int, on: date
) -> None:
    unit, other = units[one % len(units)], units[two % len(units)]
    try:
        with transaction.atomic():
            if verb == "found":
                units.append(_found(f"U{number}", other, on))
            elif verb == "move":
                move_unit(unit=unit, parent=other, on=on, actor=None, **DECISION)
            elif verb == "rename":
                rename_unit(
                    unit=unit, name=f"Tên {number}", on=on, actor=None, **DECISION
                )
            else:
                dissolve_unit(unit=unit, on=on, actor=None, **DECISION)
    except DomainError:
        return


def _walked(on: date) -> dict[int, str]:
    """The paths of a day, found by walking up edge by edge."""
    above = dict(
        UnitEdge.objects.filter(period__contains=on).values_list("unit_id", "parent_id")
    )
    found: dict[int, str] = {}
    for unit_id in above:
        line, at = [], unit_id
        while at is not None and at in above and at not in line:
            line.append(at)
            at = above[at]
        if at is None:
            found[unit_id] = ".".join(f"u{one}" for one in reversed(line))
    return found


def test_settle_twice_keeps_the_first_home() -> None:
    person, unit = PersonFactory(), UnitFactory()

    first = settle(person=person, unit=unit, on=REFORM, actor=None)
    second = settle(person=person, unit=unit, on=REFORM, actor=None)

    assert first == second
    assert AuditEvent.objects.filter(verb="person.settled").count() == 1
