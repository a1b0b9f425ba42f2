"""No path lets a contested or an untold record into the main sheet of an export."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.models import CourseRun
from kernel.clock import database_now
from kernel.errors import DomainError
from people.models import Person, User
from records.kinds.contest import Gate, Subject, Told, gate
from records.kinds.evaluation import APART_COLUMNS, COLUMNS
from records.kinds.evidence import Mode
from records.models import CompletionRecord, Contest, LedgerEntry, StatedResult
from records.selectors.statement import facts_now
from records.services.contest import open_contest, withdraw_contest
from records.services.contest_answer import confirm_outcome, propose_outcome, send_back
from records.services.evaluation import answer_evaluation, ask_evaluation
from records.services.ledger_sealing import seal_all
from tests.factories import UnitFactory, UserFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db
ACTS = (
    "study", "sit", "tell", "contest", "uphold", "reject", "confirm", "send_back",
    "withdraw", "seal",
)  # fmt: skip
acts = st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(1, 200))


class Play:
    """Two members, two officers, and what they may try in any order."""

    def __init__(self) -> None:
        self.this: Round = make_round()
        CourseRun.objects.update(closes_at=timezone.now() + timedelta(days=900))
        cell = UnitFactory(parent=self.this.province)
        self.people: list[Person] = [
            self.this.add(cell, user=UserFactory(), code=f"DV{n}") for n in (0, 1)
        ]
        self.officers: list[User] = [UserFactory(), UserFactory()]

    def act(self, name: str, person: Person) -> None:
        try:
            with transaction.atomic():
                self._act(name, person)
        except DomainError:
            pass  # refused: nothing has happened

    def _act(self, name: str, person: Person) -> None:
        contest: Any = Contest.objects.filter(person=person, settled_at=None).last()
        result = StatedResult.objects.filter(person=person).order_by("pk").last()
        first, second = self.officers
        match name:
            case "study":
                self.this.study(person)
            case "sit":
                self.this.sit_test(person)
            case "tell":
                self.this.tell()
            case "seal":
                seal_all()
            case "contest" if result:
                open_contest(
                    result=result,
                    subject=Subject.NOT_COUNTED,
                    words="Sai",
                    actor=person.user,
                )
            case "uphold" | "reject" if contest:
                propose_outcome(
                    contest=contest,
                    is_upheld=name == "uphold",
                    reply="Đã xem",
                    mode=Mode.HALL,
                    occurred_on=date(2026, 5, 30),
                    actor=first,
                )
            case "confirm" if contest:
                confirm_outcome(contest=contest, actor=second)
            case "send_back" if contest:
                send_back(contest=contest, reason="Chưa rõ", actor=second)
            case "withdraw" if contest:
                withdraw_contest(contest=contest, actor=person.user)

    def exported(self) -> dict[str, tuple[str, list[str]]]:
        """Each member's gate and row, as the file of this moment has them."""
        run = ask_evaluation(
            unit=self.this.province,
            from_on=date(2026, 1, 1),
            until_on=date(2026, 12, 31),
            actor=self.officers[0],
        )
        with answer_evaluation(run=run, extension="csv", actor=run.asked_by) as file:
            text = file.read().decode("utf-8-sig")
        rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
        widths = {len(COLUMNS): "", len(APART_COLUMNS): None}
        return {
            row[0]: (row[-1] if widths[len(row)] is None else "", row)
            for row in rows
            if row[0].startswith("DV") and len(row) in widths
        }


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    script=st.lists(acts, max_size=5).flatmap(
        lambda before: st.lists(acts, max_size=9).map(
            lambda later: [*before, ("tell", 0, 1), *later]
        )
    )
)
def test_a33_no_path_exports_what_is_contested_or_was_not_told(script, noon):
    with transaction.atomic():
        noon.move_to(database_now() + timedelta(minutes=10), tick=False)
        play = Play()
        for name, who, hours in script:
            noon.shift(timedelta(hours=hours))
            play.act(name, play.people[who])
        found = play.exported()
        for person in play.people:
            _check(play, person, *found[person.code])
        transaction.set_rollback(True)


def _check(play: Play, person: Person, said: str, row: list[str]) -> None:
    now = timezone.now()
    result = StatedResult.objects.filter(person=person).order_by("pk").last()
    facts = facts_now(play.this.campaign, person, now)
    contested = Contest.objects.filter(
        person=person, state__in=["open", "proposed"]
    ).exists()
    told = Told(result.facts, result.contest_until) if result else None
    entries = LedgerEntry.objects.filter(opening__subject_uid__in=_records_of(person))
    expected = gate(
        told=told,
        facts=facts,
        is_contested=contested,
        at=now,
        is_unsealed=entries.filter(leaf=None).exists(),
    )
    assert said == expected
    if said == Gate.FINAL:
        assert result is not None
        yes = {True: "có", False: "không"}
        assert row[8:11] == [
            yes[result.facts[name]] for name in ("participated", "completed", "passed")
        ]
        assert row[13] == result.facts["grade"]
    else:
        assert len(row) == len(APART_COLUMNS)


def _records_of(person: Person) -> QuerySet[Any]:
    return CompletionRecord.objects.filter(person=person).values("uid")
