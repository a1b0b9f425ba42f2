"""The list of a campaign: its rules, its closing, its audience."""

from datetime import date, timedelta

import pytest
import time_machine

from courses.models import Campaign, CampaignVersion, Enrolment, RosterEntry
from courses.services.roster import CampaignNotOpen, close_roster, sync_roster
from kernel.models import AuditEvent
from people.models import Person, Unit
from tests.courses.rosters import (
    current,
    in_force,
    listed_at,
    move,
    people,
    standing,
    sums,
)
from tests.factories import NOON, CampaignVersionFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a02_thousand_members_are_counted_or_excluded_by_reason(
    version: CampaignVersion, cells: list[Unit], noon: time_machine.Traveller
) -> None:
    elsewhere = UnitFactory(name="Chi bộ tỉnh khác")
    home = people(cells[0], 600) + people(cells[1], 395)
    standing(home[:12], "exempt")
    standing(home[12:15], "suspended")
    joining = people(elsewhere, 5)
    sync_roster(campaign=version.campaign, actor=None)
    before = listed_at(version.campaign, NOON)

    noon.shift(timedelta(days=1))
    for one in joining:
        move(one, cells[0], date(2026, 6, 2))
    for one in home[20:24]:
        move(one, elsewhere, date(2026, 6, 2))
    by_reason = sums()

    registered = RosterEntry.objects.filter(ended_at=None).count()
    assert by_reason == {"": 981, "exempt": 12, "suspended": 3, "moved_out": 4}
    assert registered == sum(by_reason.values()) == 1000
    assert listed_at(version.campaign, NOON) == before
    assert len(before) == 995


def test_a02_another_rule_is_another_version_and_the_earlier_list_stays(
    version: CampaignVersion, cells: list[Unit], noon: time_machine.Traveller
) -> None:
    home = people(cells[0], 10)
    standing(home[:2], "exempt")
    standing(home[2:3], "probationary")
    sync_roster(campaign=version.campaign, actor=None)
    before = listed_at(version.campaign, NOON)

    noon.shift(timedelta(hours=1))
    second = CampaignVersionFactory(
        campaign=version.campaign,
        number=2,
        run=version.run,
        denominator={"exclude": ["probationary"]},
        published_at=NOON + timedelta(hours=1),
    )
    Campaign.objects.update(published=second)
    change = sync_roster(campaign=version.campaign, actor=None)

    assert (change.added, change.ended) == (3, 3)
    assert sums() == {"": 9, "probationary": 1}
    assert listed_at(version.campaign, NOON) == before
    assert {row[3] for row in before} == {1}


def test_a45_learners_who_are_no_members_enrol_and_are_never_counted(
    province: Unit, cells: list[Unit]
) -> None:
    version = in_force(
        province,
        audience={"units": [str(province.uid)], "kinds": ["member", "press"]},
    )
    people(cells[0], 3)
    reporter = people(cells[0], 1, kind=Person.Kind.PRESS)
    standing(reporter, "exempt")
    people(cells[0], 1, kind=Person.Kind.ARTIST)

    change = sync_roster(campaign=version.campaign, actor=None)

    assert (change.added, change.enrolled) == (4, 4)
    assert sums() == {"": 3}
    assert current(is_member=False) == [(reporter[0].pk, cells[0].pk, "")]


def test_closed_list_takes_in_nobody_new_and_still_moves_its_people(
    version: CampaignVersion, cells: list[Unit]
) -> None:
    (person,) = people(cells[0], 1)
    officer = UserFactory()
    sync_roster(campaign=version.campaign, actor=None)

    first = close_roster(campaign=version.campaign, actor=officer)
    second = close_roster(campaign=version.campaign, actor=officer)
    people(cells[1], 2)
    sync_roster(campaign=version.campaign, actor=None)
    move(person, cells[2])

    assert (first, second) == (True, False)
    assert sorted(current()) == sorted(
        [(person.pk, cells[0].pk, "moved_out"), (person.pk, cells[2].pk, "")]
    )
    assert AuditEvent.objects.filter(verb="roster.closed").count() == 1


def test_narrower_audience_ends_rows_and_withdraws(
    version: CampaignVersion, cells: list[Unit]
) -> None:
    kept, left = people(cells[0], 1) + people(cells[1], 1)
    sync_roster(campaign=version.campaign, actor=None)

    narrow = {"units": [str(cells[0].uid)], "kinds": ["member"]}
    CampaignVersion.objects.update(audience=narrow)
    sync_roster(campaign=version.campaign, actor=None)
    states = dict(Enrolment.objects.values_list("person", "state"))
    wide = {"units": [str(cells[0].uid), str(cells[1].uid)], "kinds": ["member"]}
    CampaignVersion.objects.update(audience=wide)
    sync_roster(campaign=version.campaign, actor=None)

    assert states == {kept.pk: "active", left.pk: "withdrawn"}
    assert Enrolment.objects.filter(state="active").count() == 2
    assert len(current()) == 2


def test_sync_refuses_what_is_not_published_or_is_over(
    version: CampaignVersion, noon: time_machine.Traveller
) -> None:
    draft = CampaignVersionFactory()

    with pytest.raises(CampaignNotOpen):
        sync_roster(campaign=draft.campaign, actor=None)
    with pytest.raises(CampaignNotOpen):
        close_roster(campaign=draft.campaign, actor=UserFactory())
    noon.shift(timedelta(days=7))
    with pytest.raises(CampaignNotOpen):
        sync_roster(campaign=version.campaign, actor=None)
