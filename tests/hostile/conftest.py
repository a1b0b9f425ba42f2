"""One small province for all hostile tests; each of them leaves it as it was."""

from collections.abc import Iterator

import pytest

from assessments.models import Quiz
from assessments.services.attempt import start_attempt
from courses.models import Campaign, Enrolment
from people.models import User
from tests.factories import PersonFactory
from tests.hostile.world import World
from tests.province import small_province


@pytest.fixture(scope="package")
def province(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """Made once, inside a transaction that is undone at the end."""
    folder = tmp_path_factory.mktemp("province")
    with small_province(django_db_blocker, folder):
        _begin_a_test()
        PersonFactory.reset_sequence(90_000, force=True)  # codes beyond the province's
        yield World()


@pytest.fixture
def world(province: World, db: None) -> World:
    return province


def _begin_a_test() -> None:
    """The secretary has an attempt under way."""
    secretary = User.objects.get(username="bithu")
    running = Campaign.objects.get(
        state=Campaign.State.PUBLISHED, versions__title="Đợt học tập Kế hoạch 64-KH/TU"
    ).published
    enrolment = Enrolment.objects.get(person__user=secretary, run=running.run)
    quiz = Quiz.objects.get(activity__section__course=running.course, is_practice=False)
    start_attempt(quiz=quiz, enrolment=enrolment, actor=secretary)
