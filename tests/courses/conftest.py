"""Kinds of activity, which courses knows none of by itself, and a small province."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from courses.events import RosterChanged
from courses.kinds import activity as kinds
from courses.models import CampaignVersion, Course
from courses.services.campaign import create_campaign
from kernel import events
from people.models import Unit, User
from tests.courses.drafts import content
from tests.courses.rosters import in_force
from tests.factories import (
    ActivityFactory,
    CourseFactory,
    SectionFactory,
    UnitFactory,
    UserFactory,
)


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lesson that is ready, a test that is ready, and one that never is."""
    missing: dict[str, list[str]] = {"lesson": [], "quiz": [], "empty": ["Chưa có đề."]}
    for name, said in missing.items():
        kind = kinds.ActivityKind(
            name=name,
            title=name,
            icon="book-open",
            url=lambda enrolment, activity: f"/{enrolment}/{activity}/",
            ready_to_publish=lambda activity, said=said: said,  # type: ignore[misc]
            is_test=name == "quiz",
        )
        monkeypatch.setitem(kinds._kinds, name, kind)


@pytest.fixture
def queries_of() -> Callable[[Client, str], int]:
    """``queries_of(client, url)``: how many queries the page takes; it must answer 200."""

    def count(client: Client, url: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    return count


@pytest.fixture
def province() -> Unit:
    return UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")


@pytest.fixture
def cell(province: Unit) -> Unit:
    return UnitFactory(parent=province, name="Chi bộ 1")


@pytest.fixture
def officer() -> User:
    return UserFactory()


@pytest.fixture
def course(province: Unit) -> Course:
    """Two sections of lessons; the second ends in a test."""
    made: Course = CourseFactory(owner=province)
    first = SectionFactory(course=made, position=1, title="Phần một")
    second = SectionFactory(course=made, position=2, title="Phần hai")
    ActivityFactory(section=first, position=1, title="Bài 1")
    ActivityFactory(section=second, position=1, title="Bài 2")
    ActivityFactory(section=second, position=2, title="Bài kiểm tra", kind="quiz")
    return made


@pytest.fixture
def draft(province: Unit, course: Course, officer: User) -> CampaignVersion:
    return create_campaign(
        owner=province, content=content(province, course), actor=officer
    )


@pytest.fixture
def cells(province: Unit) -> list[Unit]:
    return [UnitFactory(parent=province, name=f"Chi bộ {n}") for n in (1, 2, 3)]


@pytest.fixture
def version(province: Unit) -> CampaignVersion:
    """In force since a week ago, for all members of the province."""
    return in_force(province)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[RosterChanged]:
    log: list[RosterChanged] = []
    monkeypatch.setitem(events._handlers, RosterChanged, [log.append])
    return log
