"""What stands in the way of a merger, and what its preview is held to."""

from datetime import date
from typing import Any

import pytest

from kernel.models import AuditEvent
from people.kinds.reform import Reform, Stake
from people.kinds.reform import _providers as providers
from people.models import Unit, UnitSuccession
from people.services.home import transfer
from people.services.merging import (
    Merger,
    NoResult,
    NothingToMerge,
    plan_merger,
)
from people.services.reform import PlanMoved, ReformObstructed
from people.services.unit import (
    CodeTaken,
    UnitBelowItself,
    dissolve_unit,
    found_unit,
    rename_unit,
)
from tests.factories import GrantFactory, PersonFactory, UnitFactory
from tests.people.reforms import DECISION, REFORM, commune, merge, new, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> Unit:
    return UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")


@pytest.mark.parametrize(
    ("what", "error"),
    [
        ({"into": "child"}, UnitBelowItself),
        ({"into": "here"}, UnitBelowItself),
        ({"new": new("M"), "parent": "province"}, NothingToMerge),
        ({}, NoResult),
        ({"into": "province", "new": new("M")}, NoResult),
    ],
)
def test_merger_refuses_what_does_not_fit(
    province: Unit, what: dict[str, Any], error: type[Exception]
) -> None:
    here = commune(province)
    units = {"province": province, "here": here, "child": UnitFactory(parent=here)}
    asked = {
        name: units[one] if isinstance(one, str) else one for name, one in what.items()
    }

    with pytest.raises(error):
        merge(here, **asked)


def test_merger_refuses_a_code_twice_and_leaves_nothing(province: Unit) -> None:
    units = [UnitFactory(parent=province) for _ in range(2)]
    PersonFactory(unit=units[0])
    before = rows()

    with pytest.raises(CodeTaken):
        merge(*units, new=new(units[0].code), parent=province)

    assert rows() == before
    assert not AuditEvent.objects.filter(verb="unit.merged").exists()


def _arrives(unit: Unit, province: Unit) -> None:
    person = PersonFactory(unit=UnitFactory(parent=province))
    transfer(person=person, to=unit, on=date(2025, 8, 1), actor=None, **DECISION)


def _is_founded_below(unit: Unit, province: Unit) -> None:
    found_unit(
        kind="cell", code="MUỘN", name="Chi bộ lập sau", parent=unit,
        on=date(2025, 8, 1), actor=None, **DECISION,
    )  # fmt: skip


def _is_renamed(unit: Unit, province: Unit) -> None:
    rename_unit(unit=unit, name="Tên mới", on=date(2025, 8, 1), actor=None, **DECISION)


def _ends(unit: Unit, province: Unit) -> None:
    dissolve_unit(unit=unit, on=date(2025, 8, 1), actor=None, **DECISION)


@pytest.mark.parametrize("later", [_arrives, _is_founded_below, _is_renamed, _ends])
def test_a39_later_decisions_stand_in_the_way_with_a_remedy(
    province: Unit, later: Any
) -> None:
    here, there = (UnitFactory(parent=province) for _ in range(2))
    later(there, province)

    plan = plan_merger(Merger(units=(there,), on=REFORM, into=here))

    assert plan.obstacles
    assert all(one.text and one.remedy for one in plan.obstacles)
    with pytest.raises(ReformObstructed) as refused:
        merge(there, into=here)
    assert plan.obstacles[0].remedy in str(refused.value)
    assert not UnitSuccession.objects.exists()


def test_a39_higher_apps_may_stand_in_the_way(
    province: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = (UnitFactory(parent=province) for _ in range(2))
    asked: list[Reform] = []

    def provider(reform: Reform) -> list[Stake]:
        asked.append(reform)
        return [Stake("Vướng.", "Hãy gỡ.", stops=True)]

    monkeypatch.setattr("people.kinds.reform._providers", [*providers, provider])

    with pytest.raises(ReformObstructed, match=r"^Vướng\. Hãy gỡ\.$"):
        merge(there, into=here)

    assert asked[0].ending == asked[0].leaving == {there.pk}
    assert asked[0].anchors == {here.pk}


def test_a39_preview_writes_nothing_and_a_change_since_is_refused(
    province: Unit,
) -> None:
    here, there = (UnitFactory(parent=province) for _ in range(2))
    PersonFactory(unit=there)
    GrantFactory(unit=there)
    before, trail = rows(), AuditEvent.objects.count()

    plan = plan_merger(Merger(units=(there,), on=REFORM, into=here))

    assert (plan.moving, len(plan.grants), plan.obstacles) == (1, 1, [])
    assert (rows(), AuditEvent.objects.count()) == (before, trail)
    PersonFactory(unit=there)
    with pytest.raises(PlanMoved):
        merge(there, into=here, seen=plan.mark)
    assert not UnitSuccession.objects.exists()
    again = plan_merger(Merger(units=(there,), on=REFORM, into=here))
    merge(there, into=here, seen=again.mark)
    assert UnitSuccession.objects.count() == 1
