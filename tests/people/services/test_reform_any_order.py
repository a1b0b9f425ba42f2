"""A39 over random operations: the tree is a tree on each day, and nobody is lost."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.models import Course
from people.models import HomeUnit, Person, Unit, UnitEdge, UnitPath
from people.selectors.unit import people_counts
from people.services.path import rebuild_paths
from tests.factories import CourseFactory, PersonFactory, UnitFactory
from tests.people.reforms import STEP, none_fell, rows, take_step

pytestmark = pytest.mark.django_db
BEGIN = date(2025, 1, 1)
OWNING = 9  # units below the root, each of which owns a course
DAYS = [BEGIN + timedelta(days=n) for n in (0, 15, 30, 45, 61)]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEP, max_size=12))
def test_a39_any_order_of_reforms_leaves_a_tree_and_everybody_in_it(steps: Any) -> None:
    with transaction.atomic():
        units = _province()
        kept = rows()
        for number, (verb, one, two, three, day) in enumerate(steps):
            on = BEGIN + timedelta(days=day)
            take_step(verb, units, number, (one, two, three), on)

            assert none_fell(kept)
            kept = rows()
        for on in DAYS:
            _check_day(units[0], on)
        _check_owners()
        _check_index()
        transaction.set_rollback(True)


def _province() -> list[Unit]:
    root = UnitFactory(kind=Unit.Kind.PROVINCE)
    communes = [UnitFactory(parent=root, kind="party_committee") for _ in range(3)]
    cells = [UnitFactory(parent=one) for one in communes for _ in range(2)]
    for unit in [*communes, *cells]:
        for _ in range(2):
            PersonFactory(unit=unit)
        CourseFactory(owner=unit)
    return [root, *communes, *cells]


def _check_day(root: Unit, on: date) -> None:
    """Each unit that stands has one way up to a root, and each person stands in one."""
    above = dict(
        UnitEdge.objects.filter(period__contains=on).values_list("unit_id", "parent_id")
    )
    for unit_id, parent_id in above.items():
        line, at = [unit_id], parent_id
        while at is not None:
            assert at in above
            assert at not in line
            line.append(at)
            at = above[at]
        assert line[-1] == root.pk
    homes = HomeUnit.objects.filter(period__contains=on)
    assert homes.values("person").annotate(n=Count("pk")).filter(n__gt=1).count() == 0
    assert homes.count() == Person.objects.count()
    assert set(homes.values_list("unit_id", flat=True)) <= set(above)
    assert people_counts([root], on) == {root.pk: Person.objects.count()}


def _check_owners() -> None:
    """All days have passed, so whoever owns a course stands."""
    owners = Unit.objects.filter(pk__in=Course.objects.values("owner"))
    assert owners.exclude(dissolved_on=None).count() == 0
    assert Course.objects.count() == OWNING


def _check_index() -> None:
    kept = set(UnitPath.objects.values_list("unit", "path", "period"))
    rebuild_paths()
    assert set(UnitPath.objects.values_list("unit", "path", "period")) == kept
