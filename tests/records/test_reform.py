"""A39: mergers and splits, seen from the board and the reports."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.models import Campaign, RosterEntry
from courses.services.roster import sync_roster
from people.kinds.role import Role
from people.models import Unit
from records.kinds.moment import AsOf
from records.kinds.report_document import Document
from records.models import Report
from records.permissions import VIEW_BOARD
from records.selectors.board import Line, lines_as_of, lines_today, whole
from records.selectors.report_content import document_of
from records.selectors.scene import Scene, scene_for
from records.selectors.verification import wrong_tallies
from records.services import report as service
from tests.factories import NOON, GrantFactory, UnitFactory
from tests.people.reforms import (
    REFORM,
    STEP,
    commune,
    merge,
    new,
    none_fell,
    rows,
    take_step,
)
from tests.records.factories import Round, make_round
from tests.records.reports import made

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
JUNE_2024 = datetime(2024, 6, 3, 3, tzinfo=UTC)
END_2024 = datetime(2024, 12, 31, 3, tzinfo=UTC)
TODAY = date(2026, 6, 1)


def _scene(this: Round, on: date | None = None) -> Scene:
    officer = GrantFactory(unit=this.province, role=Role.COMMITTEE_OFFICER).user
    scene = scene_for(
        officer, VIEW_BOARD,
        campaign_uid=this.campaign.uid, unit_uid=this.province.uid, on=on,
    )  # fmt: skip
    assert scene is not None
    return scene


def _figures(lines: list[Line]) -> tuple[int, int]:
    counts = whole(lines)
    return counts.counted, counts.participated


# -- the change of 1 July 2025


def _year_2024() -> tuple[Round, list[Unit], list[Unit]]:
    """A closed campaign of 2024: two districts of two communes, each with two cells."""
    this = make_round()
    districts = [commune(this.province, code=f"H{n}") for n in (1, 2)]
    communes = [
        commune(district, code=f"{district.code}.X{n}")
        for district in districts
        for n in (1, 2)
    ]
    for place in communes:
        for n in (1, 2):
            cell = UnitFactory(parent=place, code=f"{place.code}.C{n}")
            people = [this.add(cell) for _ in range(3)]
            this.study(people[0])
    _put_back_to_2024(this)
    this.count()
    return this, districts, communes


def _put_back_to_2024(this: Round) -> None:
    version = this.version
    version.opens_at = JUNE_2024
    version.closes_at = JUNE_2024 + timedelta(days=30)
    version.published_at = JUNE_2024
    version.save()
    Campaign.objects.filter(pk=this.campaign.pk).update(state=Campaign.State.CLOSED)
    RosterEntry.objects.update(since_on=JUNE_2024.date(), recorded_at=JUNE_2024)
    for record in this.campaign.records.all():
        record.participated_at = JUNE_2024 + timedelta(days=5)
        record.save()
        record.participations.update(
            recorded_at=record.participated_at, decided_at=record.participated_at
        )


def _reform_2025(this: Round, districts: list[Unit], communes: list[Unit]) -> Unit:
    """One cell joins another, communes merge two by two, districts end, a province joins.

    The province that joins has a district with a cell; it is absorbed by the first.
    """
    second = UnitFactory(kind=Unit.Kind.PROVINCE, code="T2", name="Tỉnh ủy thứ hai")
    foreign = commune(second, code="T2.X1")
    before = rows()
    cells = list(Unit.objects.filter(code__startswith="H1.X1.C").order_by("code"))
    merge(cells[0], into=cells[1])
    west = merge(
        *communes[:2], new=new("MOI.1", "party_committee"), parent=this.province
    )
    merge(communes[2], into=communes[3])
    merge(*districts, into=this.province)
    merge(second, into=this.province)
    assert none_fell(before)
    assert Unit.objects.get(pk=foreign.pk).edges.count() == 2
    return west


def _bytes(report: Report) -> list[bytes]:
    """The report as it is made anew from the rows, in each format."""
    report.content = document_of(report).stored()
    return [service.written(report, one) for one in ("docx", "xlsx", "pdf")]


@pytest.mark.parametrize("shape", ["round", "year"])
def test_a39_report_of_2024_is_byte_equal_after_the_change_of_july_2025(
    shape: str,
) -> None:
    this, districts, communes = _year_2024()
    year = {"from_on": date(2024, 1, 1), "until_on": date(2024, 12, 31)}
    archived = made(this, shape, as_of=END_2024, **year)
    of_district = made(this, "round", as_of=END_2024, unit=districts[0], **year)
    before = [_bytes(one) for one in (archived, of_district)]

    _reform_2025(this, districts, communes)

    assert [_bytes(one) for one in (archived, of_district)] == before
    kept = Report.objects.get(pk=archived.pk)
    assert document_of(kept) == Document.parse(kept.content)


def test_a39_report_of_2024_is_byte_equal_after_its_campaign_changed_hands() -> None:
    this, districts, communes = _year_2024()
    Campaign.objects.filter(pk=this.campaign.pk).update(owner=districts[0])
    year = {"from_on": date(2024, 1, 1), "until_on": date(2024, 12, 31)}
    archived = made(this, "round", as_of=END_2024, **year)
    before = _bytes(archived)

    _reform_2025(this, districts, communes)

    assert Campaign.objects.get(pk=this.campaign.pk).owner == this.province
    assert _bytes(Report.objects.get(pk=archived.pk)) == before


def test_a39_todays_tree_shows_the_same_people_under_the_new_units() -> None:
    this, districts, communes = _year_2024()
    as_of = AsOf(END_2024.date(), ZONE)
    scene_then = _scene(this, as_of.on)
    then = lines_as_of(scene_then, as_of, in_todays_tree=False)

    west = _reform_2025(this, districts, communes)

    assert lines_as_of(scene_then, as_of, in_todays_tree=False) == then
    assert {one.unit_id for one in then} == {one.pk for one in districts}
    today = lines_as_of(_scene(this), as_of, in_todays_tree=True)
    assert {one.unit_id for one in today} == {west.pk, communes[3].pk}
    assert _figures(today) == _figures(then) == (24, 8)


def test_a39_board_of_a_closed_campaign_keeps_its_sums_after_the_change() -> None:
    this, districts, communes = _year_2024()
    before = lines_today(_scene(this))

    west = _reform_2025(this, districts, communes)
    after = lines_today(_scene(this))

    assert _figures(before) == _figures(after) == (24, 8)
    assert {one.unit_id for one in after} == {west.pk, communes[3].pk}


# -- any order


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEP, max_size=8))
def test_a39_roll_up_equals_the_raw_count_after_any_reforms(steps: Any) -> None:
    with transaction.atomic():
        this = make_round()
        units = [this.province]
        for _ in range(2):
            units.append(commune(this.province))
            units += [UnitFactory(parent=units[-1]) for _ in range(2)]
        everybody = [this.add(unit) for unit in units for _ in range(2)]
        for person in everybody[::2]:
            this.study(person)
        this.count()
        for number, (verb, one, two, three, day) in enumerate(steps):
            on = REFORM + timedelta(days=day)
            take_step(verb, units, number, (one, two, three), on)
        sync_roster(campaign=this.campaign, actor=None, now=NOON)

        assert wrong_tallies(this.campaign) == []
        scene = _scene(this)
        assert _figures(lines_today(scene)) == (14, 7)
        raw = lines_as_of(scene, AsOf(TODAY, ZONE), in_todays_tree=True)
        assert _figures(raw) == (14, 7)
        transaction.set_rollback(True)
