"""Records follow what the courses report."""

from datetime import timedelta
from decimal import Decimal

import pytest

from kernel.models import AuditEvent
from people.models import Person
from records.models import CompletionRecord, Participation, Tally
from records.services.record import reckon
from tests.factories import NOON, UnitFactory
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db


def test_a34_three_facts_never_stand_for_one_another():
    this = make_round()
    cell = UnitFactory(parent=this.province)
    starter, reader, passer = (this.add(cell) for _ in range(3))

    this.study(starter, lessons=1)
    this.study(reader)
    this.study(passer)
    this.sit_test(passer)

    facts = {
        one.person_id: (
            one.participated_at is not None,
            one.completed_at is not None,
            one.passed_at is not None,
        )
        for one in CompletionRecord.objects.all()
    }
    assert facts == {
        starter.pk: (False, False, False),
        reader.pk: (True, False, False),
        passer.pk: (True, True, True),
    }


def test_a_failed_test_is_kept_and_does_not_complete():
    this = make_round()
    person = this.add(UnitFactory(parent=this.province))
    this.study(person)

    this.sit_test(person, "0.4")

    record = CompletionRecord.objects.get()
    assert record.scaled == Decimal("0.4")
    assert (record.completed_at, record.passed_at) == (None, None)


def test_a_better_test_completes_and_the_best_result_stays():
    this = make_round()
    person = this.add(UnitFactory(parent=this.province))
    this.study(person)
    this.sit_test(person, "0.4")

    this.sit_test(person, "0.9")

    record = CompletionRecord.objects.get()
    assert record.scaled == Decimal("0.9")
    assert record.completed_at == record.passed_at == NOON


def test_a30_online_participation_is_grade_a_with_its_evidence():
    this = make_round()
    person = this.add(UnitFactory(parent=this.province))

    this.study(person)

    piece = Participation.objects.get()
    progress = this.enrolments[person.pk].progress.order_by("pk")
    assert (piece.grade, piece.state, piece.mode) == ("A", "confirmed", "online")
    assert piece.evidence == {
        "version": str(this.version.uid),
        "progress": [str(one.uid) for one in progress],
        "content": [],
    }


def test_reckon_twice_changes_nothing():
    this = make_round()
    person = this.add(UnitFactory(parent=this.province))
    this.study(person)
    before = AuditEvent.objects.count()

    reckon(enrolment=this.enrolments[person.pk], now=NOON + timedelta(days=1))

    assert AuditEvent.objects.count() == before
    assert CompletionRecord.objects.get().participated_at == NOON
    assert Participation.objects.count() == 1


def test_the_tally_follows_each_completion():
    this = make_round()
    cell = UnitFactory(parent=this.province)
    person = this.add(cell)
    this.add(cell)

    this.study(person)

    tally = Tally.objects.get(unit=cell)
    assert (tally.registered, tally.counted, tally.participated) == (2, 2, 1)
    assert (tally.grade_a, tally.completed, tally.passed) == (1, 0, 0)


def test_a45_others_are_counted_apart_and_never_in_the_share():
    this = make_round()
    cell = UnitFactory(parent=this.province)
    member = this.add(cell)
    reporter = this.add(cell, kind=Person.Kind.PRESS)

    this.study(member)
    this.study(reporter)
    this.sit_test(reporter)

    tally = Tally.objects.get(unit=cell)
    assert (tally.registered, tally.counted, tally.participated) == (1, 1, 1)
    assert (tally.others, tally.others_participated, tally.others_passed) == (1, 1, 1)
    assert tally.passed == 0


def test_a_campaign_without_the_run_gets_no_record():
    this = make_round()
    other = make_round(this.province)
    person = this.add(UnitFactory(parent=this.province))

    this.study(person)

    assert not CompletionRecord.objects.filter(campaign=other.campaign).exists()
