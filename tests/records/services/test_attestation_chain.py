"""A36 over random trees: no order of acts goes past the rules of the chain."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.models import CourseRun
from kernel.errors import DomainError
from people.models import Person, Unit, User
from records.models import Attestation, AttestationGap, AttestationStep
from records.selectors.attestation import below, own_missing, scene_of
from records.selectors.attestation_change import attested, figures_of
from records.selectors.count import ON_LIST_AS_OF, RECORDS_AS_OF, counts
from records.services.attestation import (
    Told,
    confirm_unit,
    lock_campaign,
)
from records.services.attestation_deciding import accept, return_to_unit
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.chain import close, excused
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db

ACTS = (
    "confirm", "confirm", "confirm", "accept", "accept", "accept", "return", "study",
    "lock",
)  # fmt: skip
acts = st.tuples(
    st.sampled_from(ACTS),
    st.integers(0, 20),  # which unit or person
    st.integers(0, 3),  # who does it
    st.booleans(),  # whether gaps are declared
)
# parents[i]: below which earlier unit the i-th unit stands; 0 is the province.
trees = st.lists(st.integers(0, 5), min_size=1, max_size=6)


class Play:
    """A closed campaign over a random tree, four people, and what they may try."""

    def __init__(self, parents: list[int]) -> None:
        self.this: Round = make_round()
        CourseRun.objects.update(closes_at=NOON + timedelta(days=900))
        self.units: list[Unit] = [self.this.province]
        self.parent: dict[int, Unit] = {}
        for place, number in enumerate(parents):
            above = self.units[min(number, place)]
            unit = UnitFactory(parent=above)
            self.parent[unit.pk] = above
            self.units.append(unit)
        self.people: list[Person] = [
            self.this.add(unit) for unit in self.units[1::2] for _ in range(2)
        ]
        self.this.count()
        close(self.this)
        self.actors: list[User] = [UserFactory() for _ in range(4)]
        self.figures: dict[int, tuple[int, ...]] = {}  # as they were confirmed
        self.locked_rows: list[Any] | None = None

    def act(self, name: str, which: int, who: int, *, is_declared: bool) -> None:
        try:
            with transaction.atomic():
                self._act(name, which, self.actors[who], is_declared=is_declared)
        except DomainError:
            pass  # refused: nothing has happened

    def _act(self, name: str, which: int, actor: User, *, is_declared: bool) -> None:
        unit = self.units[which % len(self.units)]
        campaign = self.this.campaign
        rows = Attestation.objects.filter(campaign=campaign, unit=unit)
        one = rows.order_by("-pk").first()
        match name:
            case "confirm":
                told = self._told(unit, is_declared=is_declared)
                made = confirm_unit(
                    campaign=campaign, unit=unit, actor=actor, told=told
                )
                self._note(made)
            case "accept" if one and unit.pk in self.parent:
                superior = self.parent[unit.pk]
                accept(attestation=one, superior=superior, actor=actor)
            case "return" if one and unit.pk in self.parent:
                return_to_unit(
                    attestation=one,
                    superior=self.parent[unit.pk],
                    reason="Xem lại",
                    actor=actor,
                )
            case "study":
                self.this.study(self.people[which % len(self.people)])
            case "lock":
                told = self._told(self.units[0], is_declared=is_declared)
                self._note(lock_campaign(campaign=campaign, actor=actor, told=told))
                self.locked_rows = everything()

    def _told(self, unit: Unit, *, is_declared: bool) -> Told:
        scene = scene_of(self.this.campaign, unit)
        assert scene is not None
        gaps = {one.line.uid: "Chưa nộp" for one in below(scene).unsettled}
        return Told(
            absences=excused(self.this.campaign, unit),
            gaps=gaps if is_declared else {},
        )

    def _note(self, made: Attestation) -> None:
        """Held against a count of the raw rows of this moment, once."""
        if made.pk not in self.figures:
            self.figures[made.pk] = counted_raw(made)
            assert made.figures == self.figures[made.pk]

    def check(self) -> None:
        for one in Attestation.objects.select_related("unit"):
            assert one.figures == self.figures[one.pk]
            self._check_children(one)
            self._check_persons(one)
        if self.locked_rows is not None:
            assert everything() == self.locked_rows

    def _check_children(self, one: Attestation) -> None:
        """Who attests has all below accepted, but for those who were declared."""
        if one.state == "returned":
            return
        declared = set(
            AttestationGap.objects.filter(attestation=one).values_list(
                "unit", flat=True
            )
        )
        scene = scene_of(self.this.campaign, one.unit)
        assert scene is not None
        for child in below(scene).children:
            assert child.line.unit_id in declared or child.state == "accepted"

    def _check_persons(self, one: Attestation) -> None:
        steps = list(one.steps.order_by("number"))
        accepts = {step.actor_id for step in steps if step.act == "accept"}
        assert one.confirmed_by_id not in accepts
        assert steps[0].actor_id == one.confirmed_by_id
        if one.state == "returned":
            return
        scene = scene_of(self.this.campaign, one.unit)
        assert scene is not None
        for child in below(scene).children:
            if child.attestation:
                assert child.attestation.confirmed_by_id != one.confirmed_by_id


def everything() -> list[Any]:
    """All rows of the chain, as they are."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Attestation, AttestationStep, AttestationGap)
    ]


def counted_raw(one: Attestation) -> tuple[int, ...]:
    """Counted, participated, completed, passed of the raw rows as of the attestation."""
    sql = f"""
        SELECT counted, participated, completed, passed FROM (
            SELECT {counts()} FROM courses_rosterentry AS entry
            JOIN people_unitpath AS place ON place.unit_id = entry.unit_id
            JOIN people_unitpath AS top ON place.path <@ top.path
            LEFT JOIN ({RECORDS_AS_OF}) AS record
                ON record.campaign_id = entry.campaign_id
                AND record.person_id = entry.person_id
            WHERE entry.campaign_id = ANY(%(campaigns)s) AND {ON_LIST_AS_OF}
                AND top.unit_id = %(unit)s
        ) AS sums
    """  # noqa: S608 -- made of our own constants
    asked = {"campaigns": [one.campaign_id], "at": one.as_of, "unit": one.unit_id}
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return tuple(cursor.fetchone())


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(parents=trees, script=st.lists(acts, min_size=4, max_size=30))
def test_a36_no_order_of_acts_breaks_the_chain(parents, script, noon):
    noon.move_to(NOON)
    with transaction.atomic():
        play = Play(parents)
        for name, which, who, is_declared in script:
            noon.shift(timedelta(hours=7))
            play.act(name, which, who, is_declared=is_declared)
            play.check()
        _check_corrections(play)
        transaction.set_rollback(True)


def _check_corrections(play: Play) -> None:
    """What is told beside an attested figure leads from it to the figure of now."""
    for one in Attestation.objects.exclude(state="returned").select_related("unit"):
        scene = scene_of(play.this.campaign, one.unit)
        assert scene is not None
        now = below(scene).counts
        told = attested([(one, now)])[one.unit_id]
        sums = [
            sum(column)
            for column in zip(*(c.numbers for c in told.changes), strict=True)
        ]
        moved = tuple(
            there - here
            for there, here in zip(figures_of(now), one.figures, strict=True)
        )
        assert tuple(sums or [0] * 4) == moved
        assert all(change.on is not None for change in told.changes)


def test_a36_play_reaches_the_lock():
    """The machine is not idle: a script that goes up is taken to its end."""
    play = Play([0, 0])  # the first of two cells below the province has people
    leaf = play.units[1]
    for who, name in enumerate(("confirm", "accept", "lock")):
        play.act(name, 1, who, is_declared=False)
        play.check()

    scene = scene_of(play.this.campaign, leaf)
    assert scene is not None
    assert len(own_missing(scene, below(scene).own)) == 2
    assert set(Attestation.objects.values_list("state", flat=True)) == {
        "accepted",
        "locked",
    }
