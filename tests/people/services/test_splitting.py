"""One unit becomes several by one decision."""

from datetime import date, timedelta
from typing import Any

import pytest

from kernel.models import AuditEvent
from people.models import Unit, UnitSuccession
from people.selectors.unit import ancestors_of, children_of, people_counts
from people.services.reform import PlanMoved
from people.services.splitting import (
    NoSuchPart,
    RootNotSplit,
    Split,
    TooFewParts,
    plan_split,
)
from people.services.unit import UnitNotStanding
from tests.courses.rosters import people
from tests.factories import GrantFactory, PersonFactory, UnitFactory
from tests.people.reforms import (
    REFORM,
    commune,
    homes,
    new,
    none_fell,
    rows,
    split,
)

pytestmark = pytest.mark.django_db
DAY_BEFORE = REFORM - timedelta(days=1)


@pytest.fixture
def province() -> Unit:
    return UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")


def test_a39_split_unit_goes_on_and_gives_some_to_new_ones(province: Unit) -> None:
    cell = UnitFactory(parent=province)
    kept, gone, chosen = (PersonFactory(unit=cell) for _ in range(3))
    grant = GrantFactory(unit=cell)
    before = rows()

    first, second = split(
        cell, new("A"), new("B"), people={gone.pk: 1, chosen.pk: 2, kept.pk: 0}
    )

    assert list(children_of(province, REFORM)) == [first, second, cell]
    assert homes(kept) == [(cell.pk, date(2024, 1, 1), None)]
    assert homes(gone)[-1] == (first.pk, REFORM, None)
    assert homes(chosen)[-1] == (second.pk, REFORM, None)
    grant.refresh_from_db()
    assert grant.period.upper is None
    assert none_fell(before)
    links = UnitSuccession.objects.filter(former=cell, kind="split")
    assert {one.successor for one in links} == {first, second}
    assert AuditEvent.objects.get(verb="unit.split").target_uid == cell.uid


def test_a39_split_unit_ends_and_all_go_to_new_ones(province: Unit) -> None:
    former = commune(province)
    cells = [UnitFactory(parent=former) for _ in range(3)]
    grant = GrantFactory(unit=former)
    official = PersonFactory(unit=former)

    first, second = split(
        former,
        new("A", "party_committee"),
        new("B", "party_committee"),
        stays=False,
        rest=2,
        children={cells[0].pk: 1},
    )

    assert list(children_of(province, REFORM)) == [first, second]
    assert list(children_of(province, DAY_BEFORE)) == [former]
    assert [ancestors_of(one, REFORM)[-1] for one in cells] == [first, second, second]
    assert homes(official)[-1] == (second.pk, REFORM, None)
    grant.refresh_from_db()
    assert grant.period.upper == date(2026, 6, 1)
    former.refresh_from_db()
    assert former.dissolved_on == REFORM


def test_a39_plan_of_a_split_says_who_gets_what(province: Unit) -> None:
    cell = UnitFactory(parent=province, name="Chi bộ cũ")
    made = people(cell, 30)
    chosen = {one.pk: 1 for one in made[:12]}

    plan = plan_split(
        Split(cell, (new("A"),), stays=True, on=REFORM, rest=0, people=chosen)
    )

    assert [(one.name, one.people) for one in plan.shares] == [
        ("Chi bộ cũ", 18),
        ("Đơn vị A", 12),
    ]
    assert plan.moving == 12
    (part,) = split(cell, new("A"), people=chosen, seen=plan.mark)
    assert people_counts([cell, part]) == {cell.pk: 18, part.pk: 12}


def test_a39_who_came_after_the_preview_is_not_moved_in_the_place_of_who_left(
    province: Unit,
) -> None:
    cell, other = (UnitFactory(parent=province) for _ in range(2))
    made = people(cell, 3)
    asked = Split(
        cell, (new("A"),), stays=True, on=REFORM, rest=1, people={made[0].pk: 0}
    )
    seen = plan_split(asked)

    made[2].homes.update(unit=other)
    PersonFactory(unit=cell)  # the preview counts as many as before

    now = plan_split(asked)
    assert [one.people for one in now.shares] == [one.people for one in seen.shares]
    with pytest.raises(PlanMoved):
        split(cell, new("A"), rest=1, people={made[0].pk: 0}, seen=seen.mark)
    assert not UnitSuccession.objects.exists()


def test_a39_stranger_who_is_assigned_is_passed_over(province: Unit) -> None:
    cell, other = (UnitFactory(parent=province) for _ in range(2))
    stranger = PersonFactory(unit=other)

    split(cell, new("A"), people={stranger.pk: 1}, children={other.pk: 1})

    assert homes(stranger) == [(other.pk, date(2024, 1, 1), None)]
    assert ancestors_of(other, REFORM) == [province]


@pytest.mark.parametrize(
    ("parts", "what", "error"),
    [
        ([], {}, TooFewParts),
        (["A"], {"stays": False, "rest": 1}, TooFewParts),
        (["A"], {"rest": 2}, NoSuchPart),
        (["A"], {"people": {1: -1}}, NoSuchPart),
        (["A", "B"], {"stays": False, "rest": 0}, NoSuchPart),
        (["A"], {"on": date(2019, 1, 1)}, UnitNotStanding),
    ],
)
def test_split_refuses_what_does_not_fit(
    province: Unit, parts: list[str], what: dict[str, Any], error: type[Exception]
) -> None:
    cell = UnitFactory(parent=province)
    before = rows()

    with pytest.raises(error):
        split(cell, *map(new, parts), **what)

    assert rows() == before


def test_split_refuses_a_root(province: Unit) -> None:
    with pytest.raises(RootNotSplit):
        split(province, new("A"))
