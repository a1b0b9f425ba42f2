"""Kinds of activity for the tests of courses, which knows none by itself."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from courses.kinds import activity as kinds


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
