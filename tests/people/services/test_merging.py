"""Several units become one by one decision."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from kernel.events import subscribe
from kernel.models import AuditEvent
from people.events import RegisterChanged, RoleEnded
from people.kinds.reform import Reform, Stake
from people.kinds.reform import _providers as providers
from people.kinds.role import Role
from people.models import Grant, HomeUnit, Unit, UnitEdge, UnitPath, UnitSuccession
from people.selectors.unit import ancestors_of, children_of, people_counts
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
from tests.courses.rosters import people
from tests.factories import GrantFactory, PersonFactory, UnitFactory, UserFactory
from tests.people.reforms import (
    DECISION,
    REFORM,
    commune,
    homes,
    merge,
    new,
    none_fell,
    rows,
)

pytestmark = pytest.mark.django_db
DAY_BEFORE = REFORM - timedelta(days=1)
heard: list[Any] = []


@pytest.fixture(autouse=True)
def _ears() -> None:
    heard.clear()
    subscribe(RegisterChanged, heard.append)
    subscribe(RoleEnded, heard.append)


@pytest.fixture
def province() -> Unit:
    return UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")


def test_a39_merged_units_end_and_the_new_one_has_their_people_and_units(
    province: Unit,
) -> None:
    communes = [commune(province) for _ in range(2)]
    cells = [UnitFactory(parent=one) for one in communes]
    member, head = PersonFactory(unit=cells[0]), PersonFactory(unit=communes[1])
    before = rows()

    merged = merge(*communes, new=new("XA", "party_committee"), parent=province)

    assert list(children_of(province, REFORM)) == [merged]
    assert list(children_of(province, DAY_BEFORE)) == communes
    assert [ancestors_of(cell, REFORM) for cell in cells] == [[province, merged]] * 2
    assert [ancestors_of(one, DAY_BEFORE)[1] for one in cells] == communes
    assert homes(member) == [(cells[0].pk, date(2024, 1, 1), None)]
    assert homes(head) == [
        (communes[1].pk, date(2024, 1, 1), REFORM),
        (merged.pk, REFORM, None),
    ]
    assert people_counts([merged]) == {merged.pk: 2}
    assert none_fell(before)
    assert {
        one.dissolved_on for one in Unit.objects.filter(pk__in=[c.pk for c in communes])
    } == {REFORM}


def test_a39_unit_that_stands_absorbs_others_and_takes_a_new_name(
    province: Unit,
) -> None:
    here, there = (UnitFactory(parent=province) for _ in range(2))
    person = PersonFactory(unit=there)

    result = merge(there, into=here, name="Chi bộ  thôn Đoài Đông")

    assert result == here
    assert result.name == "Chi bộ thôn Đoài Đông"
    assert homes(person)[-1] == (here.pk, REFORM, None)
    assert list(children_of(province, REFORM)) == [here]


def test_a39_district_ends_and_its_communes_stand_below_the_province(
    province: Unit,
) -> None:
    district = commune(province)
    communes = [commune(district) for _ in range(3)]

    merge(district, into=province)

    assert list(children_of(province, REFORM)) == communes
    assert list(children_of(province, DAY_BEFORE)) == [district]


def test_a39_who_leaves_later_stays_only_until_then(province: Unit) -> None:
    here, there, away = (UnitFactory(parent=province) for _ in range(3))
    person = PersonFactory(unit=there)
    later = date(2026, 9, 1)
    transfer(person=person, to=away, on=later, actor=None, **DECISION)

    merge(there, into=here)

    assert homes(person) == [
        (there.pk, date(2024, 1, 1), REFORM),
        (here.pk, REFORM, later),
        (away.pk, later, None),
    ]


def test_a39_merger_writes_who_follows_whom_and_a_trail(province: Unit) -> None:
    here, there = (UnitFactory(parent=province) for _ in range(2))
    person, officer = PersonFactory(unit=there), UserFactory()

    merge(there, into=here, actor=officer)

    link = UnitSuccession.objects.get()
    assert (link.former, link.successor, link.kind) == (there, here, "merged")
    assert (link.on, link.decision_number) == (REFORM, "339-QĐ/TU")
    merged = AuditEvent.objects.get(verb="unit.merged")
    assert merged.actor_uid == officer.uid
    assert merged.target_uid == here.uid
    assert (merged.facts["former"], merged.facts["people"]) == ([str(there.uid)], 1)
    moved = AuditEvent.objects.get(verb="person.transferred")
    assert (moved.target_uid, moved.actor_uid) == (person.uid, officer.uid)
    assert moved.facts == {
        "from_unit": str(there.uid),
        "to_unit": str(here.uid),
        "on": "2025-07-01",
        "decision_number": "339-QĐ/TU",
    }
    assert AuditEvent.objects.filter(
        verb="unit.dissolved", target_uid=there.uid
    ).exists()


def test_a39_roles_on_units_that_end_end_and_are_not_passed_on(province: Unit) -> None:
    here, there = (UnitFactory(parent=province) for _ in range(2))
    held = GrantFactory(unit=there, role=Role.CELL_SECRETARY)
    ahead = GrantFactory(unit=there, period=DateRange(date(2026, 8, 1), None))
    over = GrantFactory(
        unit=there, period=DateRange(date(2024, 1, 1), date(2025, 1, 1))
    )
    kept = GrantFactory(unit=here)

    merge(there, into=here)

    for grant in (held, ahead, over, kept):
        grant.refresh_from_db()
    assert held.period == DateRange(date(2024, 1, 1), date(2026, 6, 1))  # today
    assert ahead.period.isempty
    assert over.period.upper == date(2025, 1, 1)
    assert kept.period.upper is None
    assert Grant.objects.filter(unit=here).count() == 1
    told = [one.grant for one in heard if isinstance(one, RoleEnded)]
    assert told == [held, ahead]
    assert AuditEvent.objects.filter(verb="role.ended").count() == 2


def test_a39_roles_end_on_a_day_of_effect_that_lies_ahead(province: Unit) -> None:
    here, there = (UnitFactory(parent=province) for _ in range(2))
    held = GrantFactory(unit=there)

    merge(there, into=here, on=date(2026, 7, 1))

    held.refresh_from_db()
    assert held.period.upper == date(2026, 7, 1)


def test_a39_two_thousand_members_move_in_one_statement(province: Unit) -> None:
    here, *others = (UnitFactory(parent=province) for _ in range(3))
    few = people(others[0], 10)
    with CaptureQueriesContext(connection) as small:
        merge(others[0], into=here)
    many = people(others[1], 2_000)

    with CaptureQueriesContext(connection) as large:
        merge(others[1], into=here)

    assert len(large) == len(small)
    assert people_counts([here]) == {here.pk: len(few) + len(many)}
    assert AuditEvent.objects.filter(verb="person.transferred").count() == 2_010


def test_a39_units_within_one_another_merge_from_the_lowest_up(province: Unit) -> None:
    outer = commune(province)
    inner = commune(outer)
    cell = UnitFactory(parent=inner)

    merged = merge(outer, inner, new=new("XA", "party_committee"), parent=province)

    assert ancestors_of(cell, REFORM) == [province, merged]


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


def test_a39_merger_tells_the_apps_above_once(province: Unit) -> None:
    here, there = (UnitFactory(parent=province) for _ in range(2))

    merge(there, into=here)

    assert [one.unit_ids for one in heard] == [{here.pk, there.pk}]


def test_a39_homes_never_overlap_and_paths_equal_the_edges(province: Unit) -> None:
    cells = [UnitFactory(parent=province) for _ in range(4)]
    for cell in cells:
        people(cell, 5)

    merge(cells[0], cells[1], new=new("A"), parent=province)
    merge(cells[2], into=cells[3])

    ended = HomeUnit.objects.filter(period__endswith=REFORM)
    begun = HomeUnit.objects.filter(period__startswith=REFORM)
    assert (ended.count(), begun.count()) == (15, 15)
    assert set(ended.values_list("person", flat=True)) == set(
        begun.values_list("person", flat=True)
    )
    standing = UnitEdge.objects.filter(period__contains=REFORM).values("unit")
    assert set(
        UnitPath.objects.filter(period__contains=REFORM).values_list("unit", flat=True)
    ) == {one["unit"] for one in standing}
