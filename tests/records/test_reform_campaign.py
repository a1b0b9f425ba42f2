"""A39: mergers and splits, seen from the campaigns under way."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from courses.models import Campaign, CampaignVersion, Enrolment, RosterEntry
from courses.services.roster import sync_roster
from courses.tasks import sync_rosters
from people.models import Person
from people.services.merging import Merger, plan_merger
from people.services.unit_change import Placing, plan_change, record_change
from records.models import Tally
from records.selectors.verification import wrong_tallies
from tests.factories import CourseFactory, UnitFactory
from tests.people.reforms import (
    DECISION,
    commune,
    merge,
    new,
)
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


def test_a39_duties_of_an_open_campaign_follow_a_merger(
    run_jobs: Callable[..., Any],
) -> None:
    this = make_round()
    here, there = (UnitFactory(parent=this.province) for _ in range(2))
    done, late, old = this.add(there), this.add(there), this.add(here)
    this.study(done)
    this.count()

    merge(there, into=here, on=TODAY)
    run_jobs()

    duties = RosterEntry.objects.filter(ended_at=None, exclusion="")
    assert set(duties.values_list("person", "unit")) == {
        (person.pk, here.pk) for person in (done, late, old)
    }
    assert Enrolment.objects.filter(state="active").count() == 3
    tally = Tally.objects.get(unit=here)
    assert (tally.counted, tally.participated) == (3, 1)
    assert wrong_tallies(this.campaign) == []
    assert sync_roster(campaign=this.campaign, actor=None).is_empty


def test_a39_duties_follow_a_merger_that_lies_ahead_on_its_day(
    run_jobs: Callable[..., Any], noon: time_machine.Traveller
) -> None:
    this = make_round()
    here, there = (UnitFactory(parent=this.province) for _ in range(2))
    person = this.add(there)
    this.count()

    merge(there, into=here, on=TODAY + timedelta(days=3))
    run_jobs()
    waiting = _duty(person)
    noon.shift(timedelta(days=3))
    sync_rosters()

    assert (waiting, _duty(person)) == (there.pk, here.pk)
    assert wrong_tallies(this.campaign) == []


def _duty(person: Person) -> int:
    return RosterEntry.objects.get(person=person, ended_at=None, exclusion="").unit_id


def test_a39_preview_names_the_campaigns_that_follow() -> None:
    this = make_round()
    here, there = (UnitFactory(parent=this.province) for _ in range(2))
    this.add(there)

    plan = plan_merger(Merger(units=(there,), on=TODAY, into=here))

    assert plan.obstacles == []
    assert len(plan.notes) == 1
    assert this.version.title in plan.notes[0].text


def test_a39_campaign_that_would_lose_people_stands_in_the_way() -> None:
    this = make_round()
    here, there = (commune(this.province) for _ in range(2))
    CampaignVersion.objects.update(
        audience={"units": [str(there.uid)], "kinds": ["member"]}
    )

    absorbed = plan_merger(Merger(units=(there,), on=TODAY, into=here))
    founded = plan_merger(
        Merger(units=(here, there), on=TODAY, new=new("X"), parent=this.province)
    )
    kept = plan_merger(Merger(units=(here,), on=TODAY, into=there))
    after = this.version.closes_at.date() + timedelta(days=1)
    later = plan_merger(Merger(units=(there,), on=after, into=here))

    assert [len(one.obstacles) for one in (absorbed, founded, kept, later)] == [
        1, 1, 0, 0,
    ]  # fmt: skip
    assert all(one.remedy for one in absorbed.obstacles)


def test_a39_unit_that_runs_an_open_campaign_does_not_end() -> None:
    this = make_round()
    here, there = (commune(this.province) for _ in range(2))
    Campaign.objects.update(owner=there)

    plan = plan_merger(Merger(units=(there,), on=TODAY, into=here))

    assert len(plan.obstacles) == 1
    assert str(there) in plan.obstacles[0].text


def test_a39_preview_says_what_the_units_that_end_own() -> None:
    this = make_round()
    here, there = (commune(this.province) for _ in range(2))
    CourseFactory(owner=there)

    plan = plan_merger(Merger(units=(there,), on=TODAY, into=here))
    kept = plan_merger(Merger(units=(here,), on=TODAY, into=there))

    assert plan.obstacles == []
    assert [one.text for one in plan.notes] == [
        "Các tổ chức kết thúc đang quản lý: khóa học: 1."
    ]
    assert kept.notes == []


def test_a39_unit_that_moves_out_of_an_open_campaign_is_held_back() -> None:
    this = make_round()
    here, there = (commune(this.province) for _ in range(2))
    cell = UnitFactory(parent=here)
    this.add(cell)
    audience = {"units": [str(here.uid)], "kinds": ["member"]}
    CampaignVersion.objects.update(audience=audience)

    out = plan_change(Placing(cell, TODAY, there))
    audience["units"].append(str(cell.uid))
    CampaignVersion.objects.update(audience=audience)
    by_own_name = plan_change(Placing(cell, TODAY, there))

    assert [len(one.obstacles) for one in (out, by_own_name)] == [1, 0]
    assert all(one.remedy for one in out.obstacles)


def test_a39_preview_of_a_move_names_the_campaigns_that_it_meets() -> None:
    this = make_round()
    here, there = (commune(this.province) for _ in range(2))
    section = commune(here)
    this.add(UnitFactory(parent=section))
    title = this.version.title

    within = plan_change(Placing(section, TODAY, there))
    CampaignVersion.objects.update(
        audience={"units": [str(there.uid)], "kinds": ["member"]}
    )
    into = plan_change(Placing(section, TODAY, there))

    along = f"Đợt học {title}: 1 người trong danh sách chuyển theo tổ chức."
    joins = f"Đợt học {title} sẽ giao việc cho người của tổ chức này từ ngày đó."
    assert along in [one.text for one in within.notes]
    assert joins in [one.text for one in into.notes]
    assert within.obstacles == into.obstacles == []


def test_a39_duties_of_an_open_campaign_go_with_a_unit_that_moves(
    run_jobs: Callable[..., Any],
) -> None:
    this = make_round()
    here, there = (commune(this.province) for _ in range(2))
    cell = UnitFactory(parent=here)
    person = this.add(cell)
    this.count()

    record_change(change=Placing(cell, TODAY, there), actor=None, **DECISION)
    run_jobs()

    assert _duty(person) == cell.pk
    assert Tally.objects.get(unit=cell).counted == 1
    assert wrong_tallies(this.campaign) == []
