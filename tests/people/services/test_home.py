"""Homes and standings, each change by a decision with its date."""

from datetime import date
from typing import Any

import pytest

from kernel.events import subscribe
from kernel.models import AuditEvent
from people.events import PersonTransferred, StandingChanged
from people.models import Standing
from people.services.home import (
    AlreadyAtHome,
    HomeNotStanding,
    LaterHome,
    LaterStanding,
    NoHome,
    SameHome,
    set_standing,
    settle,
    transfer,
)
from people.services.person import CardTaken, add_person
from people.services.unit import dissolve_unit
from tests.factories import PersonFactory, UnitFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 4)
DECISION = {"decision_number": "7-QĐ/ĐU", "decision_on": date(2026, 4, 28)}
heard: list[object] = []


@pytest.fixture(autouse=True)
def _ears() -> None:
    heard.clear()
    subscribe(PersonTransferred, heard.append)
    subscribe(StandingChanged, heard.append)


def _move(person: Any, to: Any, on: Any = ON, **changed: Any) -> Any:
    return transfer(person=person, to=to, on=on, actor=None, **{**DECISION, **changed})


def test_a40_transfer_ends_one_home_and_begins_the_next() -> None:
    old, new = UnitFactory(), UnitFactory()
    person = PersonFactory(unit=old)

    first = _move(person, new)
    second = _move(person, new)

    homes = person.homes.order_by("period")
    assert [(home.unit, home.period.upper) for home in homes] == [
        (old, ON),
        (new, None),
    ]
    assert (first.decision_number, first.decision_on) == tuple(DECISION.values())
    assert first == second
    assert [(one.from_unit, one.to_unit, one.on) for one in heard] == [(old, new, ON)]
    event = AuditEvent.objects.get(verb="person.transferred")
    assert event.facts["decision_number"] == "7-QĐ/ĐU"


@pytest.mark.parametrize(
    ("on", "refusal"),
    [(date(2023, 1, 1), NoHome), (date(2024, 1, 1), LaterHome)],
)
def test_a40_transfer_refuses_a_day_that_does_not_fit(on: Any, refusal: Any) -> None:
    person = PersonFactory(unit=UnitFactory())

    with pytest.raises(refusal):
        _move(person, UnitFactory(), on=on)


def test_transfer_refuses_a_day_before_a_later_one() -> None:
    person = PersonFactory(unit=UnitFactory())
    _move(person, UnitFactory())

    with pytest.raises(LaterHome):
        _move(person, UnitFactory(), on=date(2026, 1, 1))


def test_transfer_refuses_the_same_unit_and_one_that_has_ended() -> None:
    home, ended = UnitFactory(), UnitFactory()
    person = PersonFactory(unit=home)
    dissolve_unit(unit=ended, on=date(2026, 1, 1), actor=None, **DECISION)

    with pytest.raises(SameHome):
        _move(person, home)
    with pytest.raises(HomeNotStanding):
        _move(person, ended)


def test_settle_refuses_somebody_who_has_a_home() -> None:
    person = PersonFactory(unit=UnitFactory())

    with pytest.raises(AlreadyAtHome):
        settle(person=person, unit=UnitFactory(), on=ON, actor=None)


def test_a40_suspension_interrupts_probation_and_gives_it_back() -> None:
    person = PersonFactory()
    set_standing(
        person=person, state=Standing.State.PROBATIONARY, on=date(2026, 1, 1),
        until=date(2027, 1, 1), actor=None,
    )  # fmt: skip

    for _ in range(2):
        set_standing(
            person=person, state=Standing.State.SUSPENDED, on=date(2026, 3, 1),
            until=date(2026, 6, 1), actor=None, **DECISION,
        )  # fmt: skip

    assert [
        (one.state, one.period.lower, one.period.upper)
        for one in person.standings.order_by("period")
    ] == [
        ("probationary", date(2026, 1, 1), date(2026, 3, 1)),
        ("suspended", date(2026, 3, 1), date(2026, 6, 1)),
        ("probationary", date(2026, 6, 1), date(2027, 1, 1)),
    ]
    assert len(heard) == 2
    assert AuditEvent.objects.filter(verb="person.standing_changed").count() == 2


def test_set_standing_refuses_a_day_before_a_later_state() -> None:
    person = PersonFactory()
    set_standing(person=person, state=Standing.State.EXEMPT, on=ON, actor=None)

    with pytest.raises(LaterStanding):
        set_standing(
            person=person, state=Standing.State.SUSPENDED, on=date(2026, 1, 1),
            actor=None,
        )  # fmt: skip


def test_add_person_keeps_search_and_sort_keys() -> None:
    person = add_person(
        full_name="Nguyễn  Thị Hạnh", card_number="12.345678", actor=None
    )

    assert (person.full_name, person.name_key, person.code) == (
        "Nguyễn Thị Hạnh", "nguyen thi hanh", "12.345678",
    )  # fmt: skip
    with pytest.raises(CardTaken):
        add_person(full_name="Lê Văn An", card_number="12.345678", actor=None)
