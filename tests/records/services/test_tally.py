"""Tallies are always right, and a check proves it."""

from io import StringIO
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from courses.events import RosterChanged
from courses.models import RosterEntry
from kernel.events import publish
from records.models import CompletionRecord, Tally
from records.selectors.verification import wrong_tallies
from records.services.tally import recount
from tests.factories import NOON, UnitFactory
from tests.records.factories import make_round


@pytest.mark.django_db
def test_recount_twice_is_once_and_mends_what_was_wrong():
    this = make_round()
    cell = UnitFactory(parent=this.province)
    this.study(this.add(cell))
    right = Tally.objects.values().get()
    Tally.objects.update(registered=9, counted=9, participated=3, grade_a=3)

    for _ in range(2):
        recount(campaign=this.campaign)

    assert Tally.objects.values().get() == right


@pytest.mark.django_db
def test_recount_empties_a_unit_that_has_nobody_left():
    this = make_round()
    this.add(UnitFactory(parent=this.province))
    this.count()
    RosterEntry.objects.update(ended_at=NOON)

    recount(campaign=this.campaign)

    assert Tally.objects.get().registered == 0


@pytest.mark.django_db
def test_roster_changes_are_followed():
    this = make_round()
    cell = UnitFactory(parent=this.province)
    this.add(cell)

    publish(RosterChanged(this.campaign, frozenset({cell.pk}), NOON))

    assert Tally.objects.get(unit=cell).counted == 1


@pytest.mark.django_db
def test_a34_verify_tallies_finds_and_mends_a_wrong_one():
    this = make_round()
    first, second = (UnitFactory(parent=this.province) for _ in range(2))
    this.study(this.add(first))
    this.add(second)
    this.count()
    Tally.objects.filter(unit=first).update(passed=1)

    wrong = wrong_tallies(this.campaign)
    with pytest.raises(CommandError):
        call_command("verify_tallies", stdout=StringIO())
    call_command("verify_tallies", mend=True, stdout=StringIO())
    call_command("verify_tallies", stdout=StringIO())

    assert wrong == [first.pk]
    assert wrong_tallies(this.campaign) == []


@pytest.mark.real_time
@pytest.mark.django_db(transaction=True)
def test_recount_at_once_counts_what_the_other_wrote():
    this = make_round()
    cell = UnitFactory(parent=this.province)
    people = [this.add(cell) for _ in range(6)]
    this.count()

    def take_part(person):
        try:
            with transaction.atomic():
                CompletionRecord.objects.create(
                    campaign=this.campaign,
                    version=this.version,
                    person=person,
                    unit=cell,
                    participated_at=NOON,
                    grade="A",
                    mode="online",
                )
                recount(campaign=this.campaign, unit_ids=[cell.pk])
        finally:
            connection.close()

    threads = [Thread(target=take_part, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Tally.objects.get(unit=cell).participated == 6
