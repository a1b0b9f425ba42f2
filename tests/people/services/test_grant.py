"""Power is lent below the granter's own node, with an end (d01, T15)."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from kernel.models import AuditEvent
from people.access import has_permission, people_for, units_for
from people.kinds.role import Role
from people.models import User
from people.permissions import TRANSFER_PERSON, VIEW_UNITS
from people.services.grant import (
    EndMissing,
    NotBelow,
    OwnGrant,
    ReasonMissing,
    end_grant,
    grant_role,
)
from tests.factories import GrantFactory, PersonFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
LATER = TODAY + timedelta(days=30)


def _lend(actor: Any, unit: Any, user: Any = None, **changed: Any) -> Any:
    told = {
        "user": user or UserFactory(),
        "role": Role.CELL_SECRETARY,
        "unit": unit,
        "since": TODAY,
        "until": LATER,
        "reason": "Phân công",
        "actor": actor,
    }
    return grant_role(**{**told, **changed})


@pytest.fixture
def officer() -> Any:
    return GrantFactory(
        role=Role.COMMITTEE_OFFICER, unit=UnitFactory(parent=UnitFactory())
    )


def test_d01_grant_role_twice_is_once(officer: Any) -> None:
    user, cell = UserFactory(), UnitFactory(parent=officer.unit)

    first = _lend(officer.user, cell, user)
    second = _lend(officer.user, cell, user)

    assert first == second
    assert has_permission(user, VIEW_UNITS)
    assert AuditEvent.objects.filter(verb="role.granted").count() == 1


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"until": None}, EndMissing),
        ({"until": TODAY}, EndMissing),
        ({"until": TODAY + timedelta(days=367)}, EndMissing),
        ({"reason": " "}, ReasonMissing),
    ],
)
def test_d01_grant_role_refuses(officer: Any, changed: Any, refusal: Any) -> None:
    with pytest.raises(refusal):
        _lend(officer.user, UnitFactory(parent=officer.unit), **changed)


def test_d01_nobody_grants_to_themselves(officer: Any) -> None:
    with pytest.raises(OwnGrant):
        _lend(officer.user, UnitFactory(parent=officer.unit), officer.user)


def test_d01_nobody_grants_at_or_above_or_beside_their_own_unit(officer: Any) -> None:
    above = officer.unit.edges.get().parent

    for unit in (officer.unit, above, UnitFactory(parent=above), UnitFactory()):
        with pytest.raises(NotBelow):
            _lend(officer.user, unit)


def test_d01_a_grant_with_an_end_stops_on_that_day(noon: Any) -> None:
    unit = UnitFactory()
    PersonFactory(unit=unit)
    grant = GrantFactory(
        unit=unit, role=Role.COMMITTEE_OFFICER, period=DateRange(TODAY, LATER)
    )

    noon.move_to("2026-06-30T16:59:00+00:00")  # 23:59 of the last day here
    last_day = User.objects.get(pk=grant.user.pk)
    assert has_permission(last_day, TRANSFER_PERSON)
    assert people_for(last_day, VIEW_UNITS).count() == 1
    noon.move_to("2026-06-30T17:01:00+00:00")
    day_after = User.objects.get(pk=grant.user.pk)
    assert not has_permission(day_after, TRANSFER_PERSON)
    assert people_for(day_after, VIEW_UNITS).count() == 0


def test_d01_end_grant_takes_power_at_once_and_only_once() -> None:
    grant = GrantFactory()

    assert [end_grant(grant=grant, actor=None) for _ in range(2)] == [True, False]
    assert not has_permission(User.objects.get(pk=grant.user.pk), VIEW_UNITS)
    assert AuditEvent.objects.filter(verb="role.ended").count() == 1


def test_d01_t15_power_stays_below_the_granter_in_random_trees() -> None:
    """Whatever is lent along any chain reaches only units below the first lender's."""
    dice = random.Random(15)
    for _ in range(40):
        units = [UnitFactory()]
        for _ in range(8):
            units.append(UnitFactory(parent=dice.choice(units)))
        first = GrantFactory(role=Role.COMMITTEE_OFFICER, unit=dice.choice(units))
        own = set(units_for(first.user, VIEW_UNITS))
        holders = [first.user]
        for _ in range(8):
            lender, unit = dice.choice(holders), dice.choice(units)
            reach = set(units_for(lender, VIEW_UNITS))
            user = UserFactory()
            try:
                _lend(lender, unit, user, role=Role.COMMITTEE_OFFICER)
            except NotBelow:
                continue
            assert set(units_for(user, VIEW_UNITS)) < reach <= own
            holders.append(user)
