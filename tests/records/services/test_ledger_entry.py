"""Entries are written with the fact, once each, and by sets where there are many."""

from datetime import date

import pytest
from django.db import transaction

from kernel.models import AuditEvent
from records.models import (
    CompletionRecord,
    LedgerEntry,
    LedgerErasure,
    LedgerOpening,
    Participation,
)
from records.services.ledger_entry import (
    ErasureReasonMissing,
    NothingToErase,
    adopt_records,
    enter,
    erase_openings,
)
from records.services.participation import confirm_participation, propose_participation
from records.services.record import reckon
from tests.factories import UnitFactory, UserFactory
from tests.records.factories import (
    CompletionRecordFactory,
    ParticipationFactory,
    make_round,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def this():
    return make_round()


@pytest.fixture
def person(this):
    return this.add(UnitFactory(parent=this.province))


def steps() -> list[tuple[int, str]]:
    openings = LedgerOpening.objects.order_by("step")
    return list(openings.values_list("step", "entry__kind"))


def test_a32_each_change_of_a_record_supersedes_the_entry_before(this, person):
    this.study(person)
    this.sit_test(person, "0.4")
    this.sit_test(person, "0.9")

    assert steps() == [(1, "recorded"), (2, "recorded"), (3, "recorded")]
    entries = LedgerEntry.objects.order_by("pk")
    before = [None, *(one.pk for one in entries)]
    assert [one.supersedes_id for one in entries] == before[:-1]


def test_a32_what_changes_nothing_is_not_entered(this, person):
    this.study(person)

    reckon(enrolment=this.enrolments[person.pk])
    again = enter(record=CompletionRecord.objects.get())

    assert again is False
    assert LedgerEntry.objects.count() == 1


def test_a32_record_that_says_nothing_is_not_entered(this, person):
    this.study(person, lessons=1)

    assert enter(record=CompletionRecord.objects.get()) is False
    assert not LedgerEntry.objects.exists()


def test_a32_entry_goes_when_its_fact_is_rolled_back(this, person):
    with pytest.raises(RuntimeError), transaction.atomic():
        _study_and_fail(this, person)

    assert not CompletionRecord.objects.exists()
    assert not LedgerEntry.objects.exists()


def _study_and_fail(this, person) -> None:
    this.study(person)
    assert LedgerEntry.objects.exists()
    raise RuntimeError


def test_a32_confirming_an_entry_by_hand_enters_it(this, person):
    piece = propose_participation(
        campaign=this.campaign,
        person=person,
        mode="hall",
        occurred_on=date(2026, 5, 30),
        reason="Danh sách giấy",
        actor=UserFactory(),
    )
    proposed = LedgerEntry.objects.count()
    officer = UserFactory()

    confirm_participation(participation=piece, actor=officer)
    confirm_participation(participation=piece, actor=officer)

    opening = LedgerOpening.objects.get()
    assert proposed == 0
    assert f'"confirmed_by":"{officer.uid}"' in opening.payload
    assert "Danh sách giấy" not in opening.payload  # its hash is enough


def test_a32_second_participation_of_a_record_is_entered_too(this, person):
    this.study(person)
    record = CompletionRecord.objects.get()
    ParticipationFactory(record=record, grade="B", mode="hall")

    assert enter(record=record) is True
    assert steps() == [(1, "recorded"), (2, "recorded")]
    assert Participation.objects.count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_a32_adopting_takes_one_number_of_queries(count, django_assert_num_queries):
    for _ in range(count):
        ParticipationFactory(record=_loaded())

    with django_assert_num_queries(ADOPTION):
        adopted = adopt_records()

    assert adopted == count
    assert steps() == [(1, "adopted")] * count
    assert AuditEvent.objects.get(verb="ledger.adopted").facts == {"count": count}


ADOPTION = 13


def _loaded() -> CompletionRecord:
    return CompletionRecordFactory(
        participated_at="2026-05-30T00:00:00Z", grade="A", mode="online"
    )


def test_a32_adopting_twice_adopts_once_and_leaves_out_what_says_nothing():
    _loaded()
    CompletionRecordFactory()

    assert (adopt_records(), adopt_records()) == (1, 0)
    assert AuditEvent.objects.filter(verb="ledger.adopted").count() == 1


def test_a32_erased_record_is_not_adopted_again(this, person):
    this.study(person)
    record = CompletionRecord.objects.get()

    erase_openings(record_uid=record.uid, reason="Theo đơn", actor=None)

    assert adopt_records() == 0
    assert AuditEvent.objects.filter(verb="ledger.erased").count() == 1


def test_a32_erasing_needs_something_and_a_reason(this, person):
    this.study(person)
    uid = CompletionRecord.objects.get().uid

    with pytest.raises(ErasureReasonMissing):
        erase_openings(record_uid=uid, reason=" ", actor=None)
    erase_openings(record_uid=uid, reason="Theo đơn", actor=None)
    with pytest.raises(NothingToErase):
        erase_openings(record_uid=uid, reason="Theo đơn", actor=None)

    assert LedgerErasure.objects.count() == 1
