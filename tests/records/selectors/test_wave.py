"""Waves side by side: the same counters as everywhere, and how fast they went."""

from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest

from courses.models import RosterEntry, Wave
from people.models import Person, Unit
from records.kinds.report import Shape
from records.kinds.wave import WaveFigures
from records.models import CompletionRecord, Participation, Report
from records.selectors.board import lines_now, whole
from records.selectors.scene import Scene
from records.selectors.wave import figures_below
from records.services.report import ask_report, make_report
from tests.factories import NOON, UnitFactory, UserFactory, WaveFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db

OPENED = NOON - timedelta(days=7)


@pytest.fixture
def this() -> Round:
    return make_round()


def scene_at(this: Round, unit: Unit) -> Scene:
    path = unit.paths.get().path
    return Scene(this.campaign, this.version, unit, path, NOON.date(), ())


def waves(this: Round, *named: list[Unit]) -> list[Wave]:
    """One wave for each list of units, and the last for the rest; the first is open."""
    return [
        WaveFactory(
            campaign=this.campaign,
            number=number,
            units=[str(one.uid) for one in units],
            opens_on=(OPENED + timedelta(days=2 * number - 2)).date(),
            released_at=OPENED if number == 1 else None,
        )
        for number, units in enumerate([*named, []], start=1)
    ]


def listed(
    this: Round, unit: Unit, count: int, done: list[int], exclusion: str = ""
) -> None:
    """``count`` people of ``unit``; ``done``: after how many days the first completed."""
    first = Person.objects.count()
    people = Person.objects.bulk_create(
        Person(code=f"W{first + n}", full_name="Lê Thị", name_key="", sort_key="l")
        for n in range(count)
    )
    RosterEntry.objects.bulk_create(
        RosterEntry(
            campaign=this.campaign, version=this.version, person=one, unit=unit,
            is_member=True, exclusion=exclusion, since_on=OPENED, recorded_at=OPENED,
        )
        for one in people
    )  # fmt: skip
    records = CompletionRecord.objects.bulk_create(
        CompletionRecord(
            campaign=this.campaign, version=this.version, person=people[n], unit=unit,
            participated_at=OPENED + timedelta(days=days),
            completed_at=OPENED + timedelta(days=days),
            passed_at=OPENED + timedelta(days=days),
            scaled=Decimal("0.7777"), grade="A", mode="online",
        )
        for n, days in enumerate(done)
    )  # fmt: skip
    Participation.objects.bulk_create(
        Participation(
            record=one, mode="online", grade="A", state="confirmed",
            occurred_on=OPENED, recorded_at=OPENED, decided_at=one.participated_at,
        )
        for one in records
    )  # fmt: skip


def test_a04_days_to_half_and_nine_in_ten_of_those_counted(this):
    pilot, rest = (UnitFactory(parent=this.province) for _ in range(2))
    waves(this, [pilot])
    listed(this, pilot, 20, [0] * 9 + [3] + [5] * 8)
    listed(this, pilot, 5, [], "exempt")
    listed(this, rest, 4, [], "not_open")

    first, second = figures_below(scene_at(this, this.province))

    assert (first.half_days, first.most_days) == (3, 5)
    assert (first.mean, first.tested) == (Decimal("77.77"), 18)
    assert (first.counts.registered, first.counts.excluded) == (25, 5)
    assert (second.half_days, second.mean, second.share.rate) == (None, None, None)
    assert second.counts.not_open == second.counts.excluded == 4


def test_a04_no_mean_of_fewer_than_ten_people(this):
    pilot = UnitFactory(parent=this.province)
    waves(this, [pilot])
    listed(this, pilot, 12, [1] * 9)

    first, _rest = figures_below(scene_at(this, this.province))

    assert (first.tested, first.mean) == (9, None)


def test_a04_unit_below_two_waves_is_of_the_earlier(this):
    commune = UnitFactory(parent=this.province)
    cell, other = (UnitFactory(parent=commune) for _ in range(2))
    waves(this, [cell], [commune])
    listed(this, cell, 1, [])
    listed(this, other, 2, [])
    listed(this, UnitFactory(parent=this.province), 3, [])

    figures = figures_below(scene_at(this, this.province))
    below = figures_below(scene_at(this, cell))

    assert [one.counts.counted for one in figures] == [1, 2, 3]
    assert [one.counts.counted for one in below] == [1, 0, 0]


def test_a04_waves_of_random_units_sum_to_the_board(this):
    chance = Random(4)
    units = [UnitFactory(parent=this.province) for _ in range(3)]
    units += [UnitFactory(parent=chance.choice(units)) for _ in range(6)]
    waves(this, chance.sample(units, 2), chance.sample(units, 2))
    for unit in units:
        done = [chance.randrange(7) for _ in range(chance.randrange(4))]
        listed(this, unit, 4, done)
        listed(this, unit, 1, [], chance.choice(["exempt", "moved_out", "not_open"]))
    this.count()

    figures = figures_below(scene_at(this, this.province))

    columns = zip(*(one.counts.numbers for one in figures), strict=True)
    board = whole(lines_now(scene_at(this, this.province)))
    assert tuple(sum(one) for one in columns) == board.numbers


def test_a04_stored_figures_are_read_as_they_were(this):
    pilot = UnitFactory(parent=this.province)
    waves(this, [pilot])
    listed(this, pilot, 3, [1, 2])

    for one in figures_below(scene_at(this, this.province)):
        assert WaveFigures.parse(one.stored()) == one


def report_on(this: Round) -> Report:
    report = ask_report(
        shape=Shape.ROUND,
        unit=this.province,
        campaign=this.campaign,
        from_on=OPENED.date(),
        until_on=NOON.date(),
        actor=UserFactory(),
    )
    make_report(report=report)
    report.refresh_from_db()
    return report


def test_a04_report_compares_the_waves_and_tells_who_is_not_due(this):
    pilot, rest = (UnitFactory(parent=this.province) for _ in range(2))
    waves(this, [pilot])
    listed(this, pilot, 60, [1] * 59)
    listed(this, rest, 4, [], "not_open")

    said = str(report_on(this).content)

    assert "So sánh các giai đoạn" in said
    assert "Giai đoạn 2, chưa mở" in said
    assert "98,33 %" in said
    assert "thuộc giai đoạn chưa mở (chưa đến hạn) 4" in said


def test_a04_report_without_waves_says_nothing_of_them(this):
    listed(this, UnitFactory(parent=this.province), 2, [1])

    assert "iai đoạn" not in str(report_on(this).content)
