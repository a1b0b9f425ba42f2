"""Duties follow the register: transfers, standings, rounds, again and again."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine

from courses.events import RosterChanged
from courses.models import Campaign, CampaignVersion, Enrolment, RosterEntry
from courses.services.roster import sync_roster
from courses.tasks import sync_rosters
from kernel import events
from kernel.models import AuditEvent, Job
from people.events import TreeChanged
from people.models import Standing, Unit
from people.services.home import set_standing, settle
from tests.courses.rosters import (
    current,
    move,
    people,
    standing,
)
from tests.factories import (
    NOON,
    PersonFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


def test_a03_transfer_moves_the_duty_from_its_day_and_enrols_once(
    version: CampaignVersion, cells: list[Unit], heard: list[RosterChanged]
) -> None:
    (person,) = people(cells[0], 1)
    sync_roster(campaign=version.campaign, actor=None)

    move(person, cells[1], date(2026, 5, 30))

    duty = RosterEntry.objects.get(ended_at=None, exclusion="")
    left = RosterEntry.objects.get(ended_at=None, exclusion="moved_out")
    assert (duty.unit, duty.since_on) == (cells[1], date(2026, 5, 30))
    assert (left.unit, left.since_on) == (cells[0], date(2026, 5, 30))
    assert Enrolment.objects.count() == 1
    assert heard[-1].unit_ids == {cells[0].pk, cells[1].pk}


def test_a03_running_twice_changes_nothing(
    version: CampaignVersion, cells: list[Unit], heard: list[RosterChanged]
) -> None:
    home = people(cells[0], 5)
    standing(home[:1], "exempt")
    sync_roster(campaign=version.campaign, actor=None)
    move(home[1], cells[1])
    rows, audits = RosterEntry.objects.count(), AuditEvent.objects.count()
    told = len(heard)

    change = sync_roster(campaign=version.campaign, actor=None)
    changed = sync_rosters()

    assert (change.is_empty, changed) == (True, 0)
    assert (RosterEntry.objects.count(), AuditEvent.objects.count()) == (rows, audits)
    assert len(heard) == told


def test_a03_transfer_dated_ahead_waits_for_its_day(
    version: CampaignVersion, cells: list[Unit], noon: time_machine.Traveller
) -> None:
    (person,) = people(cells[0], 1)
    sync_roster(campaign=version.campaign, actor=None)

    move(person, cells[1], date(2026, 6, 4))
    waiting = current()
    noon.shift(timedelta(days=3))
    changed = sync_rosters()

    assert waiting == [(person.pk, cells[0].pk, "")]
    assert changed == 1
    assert sorted(current()) == sorted(
        [(person.pk, cells[0].pk, "moved_out"), (person.pk, cells[1].pk, "")]
    )


def test_a03_who_comes_back_has_one_duty_and_no_trace_of_leaving(
    version: CampaignVersion, cells: list[Unit], noon: time_machine.Traveller
) -> None:
    (person,) = people(cells[0], 1)
    sync_roster(campaign=version.campaign, actor=None)
    move(person, cells[1])
    noon.shift(timedelta(days=1))

    move(person, cells[0], date(2026, 6, 2))

    assert sorted(current()) == sorted(
        [(person.pk, cells[1].pk, "moved_out"), (person.pk, cells[0].pk, "")]
    )
    assert Enrolment.objects.count() == 1


def test_a03_who_leaves_the_audience_stays_moved_out_and_keeps_the_place(
    version: CampaignVersion, cells: list[Unit]
) -> None:
    (person,) = people(cells[0], 1)
    sync_roster(campaign=version.campaign, actor=None)

    move(person, UnitFactory())

    assert current() == [(person.pk, cells[0].pk, "moved_out")]
    assert Enrolment.objects.get().state == Enrolment.State.ACTIVE


def test_standing_and_first_home_change_the_list_at_once(
    version: CampaignVersion, cells: list[Unit]
) -> None:
    newcomer, member = PersonFactory(), PersonFactory(unit=cells[0])

    settle(person=newcomer, unit=cells[1], on=date(2026, 6, 1), actor=None)
    sync_roster(campaign=version.campaign, actor=None)
    set_standing(
        person=member,
        state=Standing.State.SUSPENDED,
        on=date(2026, 6, 1),
        decision_number="7-QĐ/ĐU",
        decision_on=date(2026, 6, 1),
        actor=None,
    )

    assert sorted(current()) == sorted(
        [(newcomer.pk, cells[1].pk, ""), (member.pk, cells[0].pk, "suspended")]
    )


def test_back_dated_entry_leaves_closed_rounds_alone(
    version: CampaignVersion, cells: list[Unit], noon: time_machine.Traveller
) -> None:
    (person,) = people(cells[0], 1)
    sync_roster(campaign=version.campaign, actor=None)
    noon.shift(timedelta(days=30))

    move(person, cells[1], date(2026, 5, 28))

    assert current() == [(person.pk, cells[0].pk, "")]


def test_changed_tree_asks_for_one_comparison(
    version: CampaignVersion, cells: list[Unit], queued: Callable[[], list[Job]]
) -> None:
    people(cells[0], 1)

    for unit in cells:
        events.publish(TreeChanged(unit, date(2026, 6, 1), NOON))
    waiting = [(one.task, one.arguments) for one in queued()]

    assert waiting == [
        ("courses.tasks.sync_campaign", {"campaign_id": version.campaign_id})
    ]


def test_changed_register_is_followed_by_the_job(
    version: CampaignVersion,
    cells: list[Unit],
    run_jobs: Callable[..., list[Job]],
) -> None:
    people(cells[0], 2)

    events.publish(TreeChanged(cells[0], date(2026, 6, 1), NOON))
    run_jobs()

    assert len(current()) == 2


def test_round_finishes_a_publication_whose_job_was_given_up(
    version: CampaignVersion, cells: list[Unit]
) -> None:
    people(cells[0], 2)
    Campaign.objects.update(state=Campaign.State.PUBLISHING)

    changed = [sync_rosters(), sync_rosters()]

    version.campaign.refresh_from_db()
    assert changed == [1, 0]
    assert version.campaign.state == Campaign.State.PUBLISHED
    assert Enrolment.objects.count() == 2
