"""Entries by hand count after a second person's word."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from courses.models import Campaign
from kernel.errors import DomainError
from kernel.models import AuditEvent
from records.kinds.evidence import Mode
from records.models import CompletionRecord, Participation, Tally
from records.services.participation import (
    AlreadyCounted,
    AlreadyProposed,
    CampaignNotOpen,
    DayOutside,
    NeedsAnother,
    NotOnList,
    ReasonMissing,
    confirm_participation,
    propose_participation,
    refuse_participation,
)
from tests.factories import NOON, PersonFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    return make_round()


def entry(this: Round, person, actor, **changes):
    return propose_participation(
        **{
            "campaign": this.campaign,
            "person": person,
            "mode": Mode.HALL,
            "occurred_on": date(2026, 5, 30),
            "reason": "Không có điện thoại thông minh",
            "actor": actor,
        }
        | changes
    )


def test_a04_nothing_is_entered_for_who_waits_for_a_wave(this):
    waiting = this.add(UnitFactory(parent=this.province), exclusion="not_open")

    with pytest.raises(NotOnList, match="giai đoạn"):
        entry(this, waiting, UserFactory())

    assert not CompletionRecord.objects.exists()


def test_a30_manual_entry_counts_only_after_a_second_person(this):
    cell = UnitFactory(parent=this.province)
    person, secretary, officer = this.add(cell), UserFactory(), UserFactory()
    piece = entry(this, person, secretary)
    this.count()
    before = Tally.objects.get(unit=cell).participated

    did = confirm_participation(participation=piece, actor=officer)

    record, tally = CompletionRecord.objects.get(), Tally.objects.get(unit=cell)
    assert (did, before, tally.participated, tally.grade_d) == (True, 0, 1, 1)
    assert (record.grade, record.mode, record.participated_at) == ("D", "hall", NOON)


def test_a30_the_enterer_and_the_person_cannot_confirm(this):
    secretary = UserFactory()
    person = this.add(UnitFactory(parent=this.province), user=UserFactory())
    piece = entry(this, person, secretary)

    for actor in (secretary, person.user):
        with pytest.raises(NeedsAnother):
            confirm_participation(participation=piece, actor=actor)
        with pytest.raises(NeedsAnother):
            refuse_participation(participation=piece, reason="Không đúng", actor=actor)

    assert Participation.objects.get().state == "proposed"


def test_a30_the_database_too_asks_for_another_person(this):
    secretary = UserFactory()
    piece = entry(this, this.add(UnitFactory(parent=this.province)), secretary)
    rows = Participation.objects.filter(pk=piece.pk)

    for decided_by in (secretary, None):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(state="confirmed", decided_at=NOON, decided_by=decided_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(reason="")


def test_confirm_twice_tells_who_did_it(this):
    piece = entry(this, this.add(UnitFactory(parent=this.province)), UserFactory())
    officer = UserFactory()

    first = confirm_participation(participation=piece, actor=officer)
    second = confirm_participation(participation=piece, actor=officer)
    late = refuse_participation(participation=piece, reason="Muộn", actor=officer)

    assert (first, second, late) == (True, False, False)
    verbs = AuditEvent.objects.filter(verb__startswith="participation.")
    assert [one.verb for one in verbs.order_by("pk")] == [
        "participation.proposed",
        "participation.confirmed",
    ]


def test_refused_entry_does_not_count_and_may_be_entered_again(this):
    person, secretary = this.add(UnitFactory(parent=this.province)), UserFactory()
    piece = entry(this, person, secretary)

    refuse_participation(participation=piece, reason="Sai ngày", actor=UserFactory())
    again = entry(this, person, secretary, occurred_on=date(2026, 5, 31))

    assert CompletionRecord.objects.get().participated_at is None
    assert (again.state, Participation.objects.count()) == ("proposed", 2)


def test_propose_twice_returns_the_first(this):
    person, secretary = this.add(UnitFactory(parent=this.province)), UserFactory()

    first, second = (entry(this, person, secretary) for _ in range(2))

    assert first == second
    assert AuditEvent.objects.filter(verb="participation.proposed").count() == 1


def test_a30_better_evidence_takes_the_place_of_the_manual_grade(this):
    cell = UnitFactory(parent=this.province)
    person = this.add(cell)
    piece = entry(this, person, UserFactory())
    confirm_participation(participation=piece, actor=UserFactory())

    this.study(person)

    tally = Tally.objects.get(unit=cell)
    assert (tally.participated, tally.grade_a, tally.grade_d) == (1, 1, 0)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"reason": "  "}, ReasonMissing),
        ({"occurred_on": date(2026, 6, 2)}, DayOutside),
        ({"occurred_on": date(2026, 5, 1)}, DayOutside),
    ],
)
def test_propose_refuses_what_cannot_stand(this, changes, refusal):
    person = this.add(UnitFactory(parent=this.province))

    with pytest.raises(refusal):
        entry(this, person, UserFactory(), **changes)

    assert not CompletionRecord.objects.exists()


def test_propose_refuses_strangers_doubles_and_closed_campaigns(this):
    cell, secretary = UnitFactory(parent=this.province), UserFactory()
    done, waiting = this.add(cell), this.add(cell)
    this.study(done)
    entry(this, waiting, secretary)
    refused: list[type[DomainError]] = []

    cases = [
        (PersonFactory(unit=cell), {}),
        (done, {}),
        (waiting, {"mode": Mode.MAKEUP}),
    ]
    for person, changes in cases:
        with pytest.raises(DomainError) as caught:
            entry(this, person, secretary, **changes)
        refused.append(caught.type)
    Campaign.objects.update(state="closed")
    this.campaign.refresh_from_db()
    with pytest.raises(CampaignNotOpen):
        entry(this, waiting, secretary)

    assert refused == [NotOnList, AlreadyCounted, AlreadyProposed]


def test_confirm_after_online_participation_keeps_the_first_moment(this, noon):
    person = this.add(UnitFactory(parent=this.province))
    piece = entry(this, person, UserFactory())
    this.study(person)
    noon.shift(timedelta(hours=1))

    confirm_participation(participation=piece, actor=UserFactory())

    record = CompletionRecord.objects.get()
    assert (record.grade, record.participated_at) == ("A", NOON)
