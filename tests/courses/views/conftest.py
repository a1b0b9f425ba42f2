"""The officer of the province and the form they fill in."""

from typing import Any

import pytest
from django.test import Client

from courses.models import Course
from people.kinds.role import Role
from people.models import Unit, User
from tests.factories import (
    GrantFactory,
    ResolutionFactory,
)


@pytest.fixture
def runner(client: Client, officer: User, province: Unit) -> Client:
    """The officer of the province, signed in."""
    GrantFactory(user=officer, unit=province, role=Role.CAMPAIGN_OFFICER)
    client.force_login(officer)
    return client


@pytest.fixture
def filled(province: Unit, course: Course) -> dict[str, Any]:
    """The form as an officer fills it in."""
    return {
        "owner": str(province.uid),
        "title": "Học tập Nghị quyết 57-NQ/TW",
        "resolution": str(ResolutionFactory(owner=province).uid),
        "document_sign": "64-KH/TU",
        "opens_on": "2026-06-01",
        "closes_on": "2026-06-30",
        "target": "98,00",
        "units": [str(province.uid), ""],
        "kinds": ["member"],
        "exclude": ["exempt", "suspended"],
        "course": str(course.uid),
        "run": "",
        "then": "steps",
    }
