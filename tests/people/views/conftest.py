"""A province and its organisation board's officer, who has signed in."""

from typing import Any

import pytest
from django.test import Client

from people.kinds.role import Role
from people.models import Unit
from tests.factories import GrantFactory, UnitFactory


@pytest.fixture
def province() -> Unit:
    return UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy Bắc Sơn")


@pytest.fixture
def officer(client: Client, province: Unit) -> Any:
    user = GrantFactory(unit=province, role=Role.ORGANISATION_OFFICER).user
    client.force_login(user)
    return user
