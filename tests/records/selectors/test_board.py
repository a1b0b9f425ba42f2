"""The board sums, as of now and as of then."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from courses.models import RosterEntry
from people.kinds.role import Role
from people.models import HomeUnit, Unit, UnitEdge, UnitPath
from records.kinds.moment import AsOf
from records.permissions import VIEW_BOARD
from records.selectors.board import lines_as_of, lines_now, totals_for, whole
from records.selectors.scene import campaigns_for, scene_for, starting_units
from tests.factories import NOON, GrantFactory, UnitFactory, UserFactory
from tests.records.factories import ParticipationFactory, Round, make_round

pytestmark = pytest.mark.django_db

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def officer_of(unit: Unit):
    return GrantFactory(unit=unit, role=Role.COMMITTEE_OFFICER).user


def scene_of(this: Round, unit: Unit, user=None, **when):
    return scene_for(
        user or officer_of(this.province),
        VIEW_BOARD,
        campaign_uid=this.campaign.uid,
        unit_uid=unit.uid,
        **when,
    )


@pytest.fixture
def this() -> Round:
    return make_round()


def test_a34_lines_sum_what_lies_below(this):
    first, second = (UnitFactory(parent=this.province) for _ in range(2))
    cells = [UnitFactory(parent=first), UnitFactory(parent=first), second]
    done = [this.add(cell) for cell in cells]
    this.add(cells[0])
    this.add(cells[1], exclusion="exempt")
    for person in done[:2]:
        this.study(person)
    this.count()

    lines = lines_now(scene_of(this, this.province))

    figures = [
        (
            one.unit_id,
            one.counts.registered,
            one.counts.counted,
            one.counts.participated,
        )
        for one in lines
    ]
    assert figures == [(first.pk, 4, 3, 2), (second.pk, 1, 1, 0)]
    assert whole(lines).excluded == whole(lines).exempt == 1


def test_own_people_of_a_unit_are_a_line_of_their_own(this):
    committee = UnitFactory(parent=this.province)
    this.add(committee)
    this.add(UnitFactory(parent=committee))
    this.count()

    lines = lines_now(scene_of(this, committee))

    assert [(one.is_own, one.counts.counted) for one in lines] == [
        (True, 1),
        (False, 1),
    ]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    people=some.lists(
        some.tuples(
            some.integers(0, 5),
            some.sampled_from(["", "", "", "exempt", "suspended", "moved_out"]),
            some.booleans(),
        ),
        max_size=12,
    )
)
def test_a34_board_equals_the_count_from_raw_rows(people):
    this = make_round()
    middle = [UnitFactory(parent=this.province) for _ in range(2)]
    cells = [UnitFactory(parent=middle[n % 2]) for n in range(6)]
    for cell, exclusion, took_part in people:
        person = this.add(cells[cell], exclusion=exclusion)
        if took_part:
            this.study(person)
    this.count()

    now = whole(lines_now(scene_of(this, this.province)))

    raw = RosterEntry.objects.filter(campaign=this.campaign, ended_at=None)
    counted = raw.filter(exclusion="", is_member=True)
    assert (now.registered, now.counted) == (raw.count(), counted.count())
    assert (
        now.participated
        == counted.filter(person__records__participated_at__isnull=False).count()
    )
    assert now.registered == now.counted + now.excluded


def test_a41_a_scene_is_seen_from_inside_the_grant_only(this):
    mine, sibling = (UnitFactory(parent=this.province) for _ in range(2))
    cell = UnitFactory(parent=mine)
    this.add(cell)
    this.add(sibling)
    this.count()
    officer = officer_of(mine)

    seen = {
        unit.pk: scene_of(this, unit, officer) is not None
        for unit in (this.province, mine, cell, sibling)
    }

    assert seen == {
        this.province.pk: False,
        mine.pk: True,
        cell.pk: True,
        sibling.pk: False,
    }
    assert scene_of(this, cell, officer).above == (mine,)
    assert list(starting_units(officer, VIEW_BOARD)) == [mine]


def test_a41_campaigns_of_elsewhere_are_not_seen(this):
    other = make_round()
    this.add(UnitFactory(parent=this.province))
    this.count()

    seen = campaigns_for(officer_of(this.province), VIEW_BOARD)

    assert list(seen) == [this.campaign]
    assert other.campaign not in seen
    assert not campaigns_for(UserFactory(), VIEW_BOARD).exists()


def test_as_of_a_past_day_counts_what_was_recorded_by_then(this):
    cell = UnitFactory(parent=this.province)
    early, late = this.add(cell), this.add(cell)
    this.study(early)
    this.study(late)
    this.campaign.records.filter(person=early).update(
        participated_at=NOON - timedelta(days=3)
    )
    this.campaign.records.get(person=early).participations.update(
        decided_at=NOON - timedelta(days=3)
    )

    lines = lines_as_of(
        scene_of(this, this.province, on=date(2026, 5, 30)),
        AsOf(date(2026, 5, 30), ZONE),
        in_todays_tree=False,
    )

    counts = whole(lines)
    assert (counts.counted, counts.participated, counts.grade_a) == (2, 1, 1)


def test_as_of_now_equals_the_tallies(this):
    first, second = (UnitFactory(parent=this.province) for _ in range(2))
    for person in (this.add(first), this.add(second), this.add(second)):
        this.study(person)
    this.add(first, exclusion="suspended")
    this.count()
    scene = scene_of(this, this.province)

    past = lines_as_of(scene, AsOf(scene.on, ZONE), in_todays_tree=False)

    assert past == lines_now(scene)
    assert past == lines_as_of(scene, AsOf(scene.on, ZONE), in_todays_tree=True)


def test_as_of_takes_the_grade_that_counted_then(this):
    person = this.add(UnitFactory(parent=this.province))
    this.study(person)
    record = this.campaign.records.get()
    long_ago = NOON - timedelta(days=4)
    type(record).objects.update(participated_at=long_ago)
    ParticipationFactory(
        record=record, grade="B", mode="hall", recorded_at=long_ago, decided_at=long_ago
    )
    day = date(2026, 5, 29)

    counts = whole(
        lines_as_of(
            scene_of(this, this.province, on=day), AsOf(day, ZONE), in_todays_tree=False
        )
    )

    assert (counts.participated, counts.grade_b, counts.grade_a) == (1, 1, 0)


def test_todays_tree_shows_the_same_people_where_they_are_now(this):
    old, new = (UnitFactory(parent=this.province) for _ in range(2))
    moved, dissolved = UnitFactory(parent=old), UnitFactory(parent=old)
    this.add(moved)
    lost = this.add(dissolved)
    turn, then = date(2026, 5, 31), date(2026, 5, 30)
    _move(moved, new, turn)
    UnitPath.objects.filter(unit=dissolved).update(
        period=DateRange(date(2020, 1, 1), turn)
    )
    HomeUnit.objects.filter(person=lost).update(
        period=DateRange(date(2024, 1, 1), turn)
    )
    HomeUnit.objects.create(person=lost, unit=moved, period=DateRange(turn, None))

    def figures(*, in_todays_tree: bool):
        on = None if in_todays_tree else then
        scene = scene_of(this, this.province, on=on)
        lines = lines_as_of(scene, AsOf(then, ZONE), in_todays_tree=in_todays_tree)
        return {one.unit_id: one.counts.counted for one in lines}

    assert figures(in_todays_tree=False) == {old.pk: 2}
    assert figures(in_todays_tree=True) == {new.pk: 2}


def _move(unit: Unit, below: Unit, on: date) -> None:
    since = DateRange(date(2020, 1, 1), on)
    UnitPath.objects.filter(unit=unit).update(period=since)
    UnitEdge.objects.filter(unit=unit).update(period=since)
    above = UnitPath.objects.get(unit=below)
    UnitPath.objects.create(
        unit=unit,
        path=f"{above.path}.u{unit.pk}",
        depth=above.depth + 1,
        period=DateRange(on, None),
    )
    UnitEdge.objects.create(
        unit=unit,
        parent=below,
        period=DateRange(on, None),
        decision_number="2-QĐ/TU",
        decision_on=on,
    )


def test_totals_cover_the_grants_alone(this):
    mine, other = (UnitFactory(parent=this.province) for _ in range(2))
    this.add(mine)
    this.add(other)
    this.count()

    totals = totals_for(officer_of(mine), VIEW_BOARD, [this.campaign.pk])

    assert totals[this.campaign.pk].counted == 1
