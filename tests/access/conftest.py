"""One world for all rows; each call leaves it as it was."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from django.db import transaction

from tests.access.world import World, make_world
from tests.conftest import NOON


@pytest.fixture(scope="package")
def built_world(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[World]:
    with standing_world(django_db_blocker) as made:
        yield made


@contextmanager
def standing_world(django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """Made once, inside a transaction that is undone at the end."""
    with (
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        time_machine.travel(NOON, tick=False),
        transaction.atomic(),
    ):
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(built_world: World, db: None) -> World:
    return built_world
