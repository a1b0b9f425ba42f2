"""A merger and its twin, and a transfer that comes at the same moment."""

from collections.abc import Callable
from datetime import date
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection, transaction

from kernel.errors import DomainError
from kernel.models import AuditEvent
from people.models import Person, Unit, UnitSuccession
from people.services.home import transfer
from tests.factories import PersonFactory, UnitFactory
from tests.people.reforms import DECISION, REFORM, homes, merge

pytestmark = [pytest.mark.real_time, pytest.mark.django_db(transaction=True)]


def _start(what: Callable[[], Any]) -> Thread:
    def run() -> None:
        try:
            what()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread


def test_a39_merger_confirmed_twice_at_once_is_recorded_once() -> None:
    province = UnitFactory(kind="province")
    here, there = (UnitFactory(parent=province) for _ in range(2))
    person = PersonFactory(unit=there)
    refused: list[str] = []

    def confirm() -> None:
        try:
            merge(there, into=here)
        except DomainError as error:
            refused.append(str(error))

    for thread in [_start(confirm) for _ in range(3)]:
        thread.join()

    assert len(refused) == 2
    assert UnitSuccession.objects.count() == 1
    assert AuditEvent.objects.filter(verb="unit.merged").count() == 1
    assert [unit for unit, _since, _until in homes(person)] == [there.pk, here.pk]


def _while_transferring(person: Person, to: Unit, what: Callable[[], Any]) -> None:
    """Do ``what`` once the transfer is written, but not yet committed."""
    written, done = Event(), Event()

    def go() -> None:
        with transaction.atomic():
            day = date(2025, 6, 1)
            transfer(person=person, to=to, on=day, actor=None, **DECISION)
            written.set()
            done.wait(1)  # whoever waits for this transaction is not done yet

    def meanwhile() -> None:
        written.wait(30)
        what()
        done.set()

    for thread in [_start(go), _start(meanwhile)]:
        thread.join()


def test_a39_who_is_being_transferred_into_a_unit_moves_on_with_it() -> None:
    province = UnitFactory(kind="province")
    here, there, old = (UnitFactory(parent=province) for _ in range(3))
    person = PersonFactory(unit=old)

    _while_transferring(person, there, lambda: merge(there, into=here))

    assert homes(person) == [
        (old.pk, date(2024, 1, 1), date(2025, 6, 1)),
        (there.pk, date(2025, 6, 1), REFORM),
        (here.pk, REFORM, None),
    ]


def test_a39_who_is_being_transferred_away_stays_away() -> None:
    province = UnitFactory(kind="province")
    here, there, away = (UnitFactory(parent=province) for _ in range(3))
    person = PersonFactory(unit=there)

    _while_transferring(person, away, lambda: merge(there, into=here))

    assert homes(person) == [
        (there.pk, date(2024, 1, 1), date(2025, 6, 1)),
        (away.pk, date(2025, 6, 1), None),
    ]
