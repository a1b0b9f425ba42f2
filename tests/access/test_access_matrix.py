"""Every address, called as every kind of person; a41 and d01 stand on it."""

import pytest

from people import access
from people.access import PUBLIC
from people.models import UnitPath
from tests.access.call import call, faults, opened
from tests.access.routes import our_routes
from tests.access.rows import all_rows

ROUTES = {route.name: route for route in our_routes()}
ROWS = all_rows()
SCOPED = {
    name: route.view.scope
    for name, route in ROUTES.items()
    if hasattr(route.view, "scope")
}


def test_d01_every_view_declares_its_policy():
    without = [route.name for route in ROUTES.values() if route.policy is None]

    assert without == []


def test_a41_every_address_has_its_row():
    assert sorted(set(ROUTES) - set(ROWS)) == []
    assert sorted(set(ROWS) - set(ROUTES)) == []


@pytest.mark.parametrize("route", sorted(set(ROWS) & set(ROUTES)))
def test_a41_address_answers_those_with_the_right_only(world, route):
    allowed = ROUTES[route].policy

    found = [one for row in ROWS[route] for one in faults(world, row, allowed)]

    assert found == []


@pytest.mark.parametrize("route", sorted(set(ROWS) & set(SCOPED)))
def test_a41_token_opens_what_its_owner_may_today(world, route):
    scope = SCOPED[route].name

    found = [
        one
        for row in ROWS[route]
        for one in faults(world, row, ROUTES[route].policy, scope)
    ]
    officer = world.callers[-2]  # whose grant begins tomorrow
    holder = next(
        one for one in world.callers if one.name.startswith("every role in the")
    )
    with opened(ROWS[route][0], world.own) as address:
        wrong = call(ROWS[route][0], address, holder, world.own, "another:scope")
        early = call(ROWS[route][0], address, officer, world.own, scope)

    assert found == []
    assert (wrong.status_code, early.status_code) == (403, 404)


def test_a41_matrix_catches_a_lost_scope(world, monkeypatch):
    """The harness shows that it can fail: with scopes gone, foreign rows are seen."""
    scoped = [
        row
        for route in ROWS
        for row in ROWS[route]
        if row.arguments
        and not row.is_own
        and row.may is None
        and row.method == "get"
        and PUBLIC not in (ROUTES[route].policy or ())
    ]
    monkeypatch.setattr(
        access,
        "paths_for",
        lambda *_: list(UnitPath.objects.values_list("path", flat=True)),
    )

    caught = [
        row.route
        for row in scoped
        if any(faults(world, row, ROUTES[row.route].policy or ()))
    ]

    assert sorted(set(caught)) == sorted({row.route for row in scoped})
