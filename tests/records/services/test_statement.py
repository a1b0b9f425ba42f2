"""A round's statement: who is told what, and when."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from kernel.models import AuditEvent
from people.models import Unit
from records.models import StatedResult
from records.services.statement import (
    NobodyToTell,
    RoundStillOpen,
    issue_statement,
    note_seen,
)
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    return make_round()


@pytest.fixture
def cell(this) -> Unit:
    return UnitFactory(parent=this.province)


def test_a33_everybody_on_the_list_is_told_the_facts_and_the_window(this, cell):
    done, idle = this.add(cell), this.add(cell, exclusion="exempt")
    this.add(cell, exclusion="moved_out")
    this.study(done)

    statement = this.tell()

    told = {one.person: one for one in StatedResult.objects.select_related("person")}
    assert set(told) == {done, idle}
    assert statement.people == 2
    assert told[done].contest_until == NOON + timedelta(days=10)
    assert told[done].facts == {
        "unit": cell.pk, "is_member": True, "exclusion": "", "participated": True,
        "completed": False, "passed": False, "occurred_on": "2026-06-01",
        "mode": "online", "grade": "A", "studied": str(this.version.uid),
    }  # fmt: skip
    assert told[idle].facts["participated"] is False
    assert AuditEvent.objects.filter(verb="statement.issued").count() == 1


def test_a04_who_waits_for_a_wave_is_told_nothing(this, cell):
    asked = this.add(cell)
    this.add(cell, exclusion="not_open")
    this.add(cell, exclusion="not_open", kind="press")

    this.tell()

    assert StatedResult.objects.get().person == asked


def test_a33_window_follows_the_setting(this, cell, settings):
    settings.CONTEST_WINDOW_DAYS = "3"
    this.add(cell)

    statement = this.tell()

    assert statement.contest_until == NOON + timedelta(days=3)


def test_a33_a_second_statement_tells_only_those_whose_facts_changed(this, cell, noon):
    same, later = this.add(cell), this.add(cell)
    this.tell()
    noon.shift(timedelta(days=2))
    this.study(later)

    second = this.tell()

    assert (second.number, second.people) == (2, 1)
    assert StatedResult.objects.filter(person=same).count() == 1
    newest = StatedResult.objects.filter(person=later).latest("told_at")
    assert newest.facts["participated"] is True
    assert newest.contest_until == NOON + timedelta(days=12)


def test_a33_statement_refuses_an_open_round_and_an_empty_telling(this, cell):
    this.add(cell)
    with pytest.raises(RoundStillOpen):
        issue_statement(campaign=this.campaign, actor=UserFactory())
    this.tell()

    with pytest.raises(NobodyToTell):
        this.tell()

    assert this.campaign.statements.count() == 1


def test_a33_what_was_told_cannot_be_changed(this, cell):
    this.add(cell)
    this.tell()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        StatedResult.objects.update(facts={})
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        StatedResult.objects.all().delete()


def test_a33_seeing_is_noted_once(this, cell):
    person = this.add(cell, user=UserFactory())
    this.tell()
    result = StatedResult.objects.get()

    notes = [note_seen(result=result, actor=person.user) for _ in range(2)]

    assert notes == [True, False]
    assert AuditEvent.objects.filter(verb="statement.seen").count() == 1
