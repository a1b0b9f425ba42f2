"""One small province for all hostile tests; each of them leaves it as it was."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction

from assessments.models import Quiz
from assessments.services.attempt import start_attempt
from courses.models import Campaign, Enrolment
from people.models import User
from tests.conftest import NOON
from tests.hostile.world import World


@pytest.fixture(scope="package")
def province(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """Made once, inside a transaction that is undone at the end."""
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("province")
    with (
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        time_machine.travel(NOON, tick=False),
        override_settings(VAR=folder, MEDIA_ROOT=folder / "media"),
    ):
        undo = transaction.atomic()
        undo.__enter__()
        call_command("make_province", size="small", on=date(2026, 6, 1), verbosity=0)
        _begin_a_test()
        yield World()
        transaction.set_rollback(True)
        undo.__exit__(None, None, None)


@pytest.fixture
def world(province: World, db: None) -> World:
    return province


def _begin_a_test() -> None:
    """The secretary has an attempt under way."""
    secretary = User.objects.get(username="bithu")
    running = Campaign.objects.get(state=Campaign.State.PUBLISHED).published
    enrolment = Enrolment.objects.get(person__user=secretary, run=running.run)
    quiz = Quiz.objects.get(activity__section__course=running.course, is_practice=False)
    start_attempt(quiz=quiz, enrolment=enrolment, actor=secretary)
