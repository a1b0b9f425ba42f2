"""Doors are shown to those who may pass them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from people import navigation
from people.kinds.role import Role
from people.navigation import Area, Place, places_for, register
from people.permissions import GRANT_ROLE, VIEW_UNITS
from tests.factories import GrantFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def doors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_places", {})
    register(Place("Vai trò", "b", "key-round", 2, permission=GRANT_ROLE))
    register(Place("Đơn vị", "a", "network", 1, permission=VIEW_UNITS))
    register(Place("Học", "c", "book-open", 1, Area.MEMBER))


def titles(user: object, area: Area) -> list[str]:
    return [str(place.title) for place in places_for(user, area)]  # type: ignore[arg-type]


def test_d01_places_follow_the_grants() -> None:
    secretary = GrantFactory(role=Role.CELL_SECRETARY).user
    officer = GrantFactory(role=Role.ORGANISATION_OFFICER).user

    assert titles(secretary, Area.STAFF) == ["Đơn vị"]
    assert titles(officer, Area.STAFF) == ["Đơn vị", "Vai trò"]


def test_places_of_a_member_need_no_grant() -> None:
    member = UserFactory()

    assert titles(member, Area.STAFF) == []
    assert titles(member, Area.MEMBER) == ["Học"]


def test_places_of_a_group_stand_together() -> None:
    register(Place("Ba", "x", "users", 1, group="Một nhóm"))
    register(Place("Bốn", "y", "users", 5, group="Một nhóm"))
    register(Place("Năm", "z", "users", 3))

    assert titles(UserFactory(), Area.STAFF) == ["Ba", "Bốn", "Năm"]


def test_visitors_see_no_places() -> None:
    assert titles(AnonymousUser(), Area.MEMBER) == []


def test_register_twice_keeps_the_later() -> None:
    register(Place("Học tập", "c", "book-open", 1, Area.MEMBER))

    assert titles(UserFactory(), Area.MEMBER) == ["Học tập"]
