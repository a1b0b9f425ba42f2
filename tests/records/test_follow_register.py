"""The board follows the register: transfers move duties, closed rounds stand still."""

from datetime import date, timedelta

import pytest

from courses.models import RosterEntry
from people.services.home import transfer
from records.models import Tally
from records.selectors.verification import wrong_tallies
from tests.factories import NOON, UnitFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db


def figures(this: Round) -> dict[int, tuple[int, int, int, int]]:
    return {
        one.unit_id: (one.registered, one.moved_out, one.counted, one.participated)
        for one in Tally.objects.filter(campaign=this.campaign)
    }


def test_a40_back_dated_entry_recounts_open_rounds_only():
    current = make_round()
    old, new = (UnitFactory(parent=current.province) for _ in range(2))
    person = current.add(old)
    current.study(person)
    over = make_round(current.province)
    RosterEntry.objects.create(
        campaign=over.campaign,
        version=over.version,
        person=person,
        unit=old,
        is_member=True,
        since_on=date(2026, 5, 1),
        recorded_at=NOON - timedelta(days=30),
    )
    over.version.opens_at = NOON - timedelta(days=40)
    over.version.closes_at = NOON - timedelta(days=10)
    over.version.save()
    current.count()
    over.count()
    closed = figures(over)

    transfer(
        person=person,
        to=new,
        on=date(2026, 5, 20),
        decision_number="5-QĐ/TU",
        decision_on=date(2026, 5, 19),
        actor=None,
    )

    assert figures(over) == closed == {old.pk: (1, 0, 1, 0)}
    assert figures(current) == {old.pk: (1, 1, 0, 0), new.pk: (1, 0, 1, 1)}
    assert wrong_tallies(current.campaign) == wrong_tallies(over.campaign) == []
