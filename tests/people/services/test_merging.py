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
from people.kinds.role import Role
from people.models import Grant, HomeUnit, Unit, UnitEdge, UnitPath, UnitSuccession
from people.selectors.unit import ancestors_of, children_of, people_counts
from people.services.home import transfer
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
