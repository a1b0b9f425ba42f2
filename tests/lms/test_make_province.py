"""The made-up province is whole, the same each time, and never laid over real data."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count, Q

from people.models import HomeUnit, Person, Unit, UnitPath
from tests.factories import UnitFactory

ON = date(2026, 6, 1)

type Make = Callable[..., None]


@pytest.fixture
def make(db: None, settings: Any, tmp_path: Path) -> Make:
    """Make the small province; who may sign in is written below ``tmp_path``."""
    settings.VAR = tmp_path

    def call() -> None:
        call_command(
            "make_province", size="small", seed=7, on=ON, verbosity=0, people_only=True
        )

    return call


def test_d17_province_has_five_levels_and_its_people(make: Make) -> None:
    make()

    standing = Unit.objects.filter(dissolved_on=None)
    depths = UnitPath.objects.filter(period__contains=ON, unit__in=standing)
    assert set(depths.values_list("depth", flat=True)) == {1, 2, 3, 4, 5}
    assert standing.count() == 60
    assert Person.objects.filter(kind="member").count() == 1500
    assert Person.objects.exclude(kind="member").count() == 30


def test_d17_every_person_is_at_home_in_one_standing_cell(make: Make) -> None:
    make()

    homes = HomeUnit.objects.filter(period__contains=ON)
    assert homes.count() == Person.objects.count()
    assert homes.exclude(unit__kind="cell").count() == 0
    assert homes.exclude(unit__dissolved_on=None).count() == 0


def test_d17_same_seed_makes_the_same_rows(make: Make) -> None:
    make()
    first = _fingerprint()
    _empty()

    make()

    assert _fingerprint() == first


def test_d17_tree_tells_of_the_change_of_2025(make: Make) -> None:
    make()

    districts = Unit.objects.filter(name__startswith="Huyện ủy")
    assert {one.dissolved_on for one in districts} == {date(2025, 7, 1)}
    moved = Unit.objects.annotate(
        places=Count("edges", filter=Q(dissolved_on=None))
    ).filter(places=2)
    assert moved.exists()
    before = UnitPath.objects.filter(period__contains=date(2025, 6, 30), depth=6)
    assert before.exists()


def test_d17_full_database_is_left_alone(make: Make) -> None:
    UnitFactory()

    with pytest.raises(CommandError):
        make()

    assert Unit.objects.count() == 1


def _fingerprint() -> list[tuple[object, ...]]:
    people = Person.objects.order_by("pk").values_list("uid", "full_name", "born_on")
    units = Unit.objects.order_by("pk").values_list("uid", "name", "founded_on")
    return [*people, *units]


def _empty() -> None:
    connection.check_constraints()  # what is deferred stands in the way
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE people_person, people_unit, people_user CASCADE")
