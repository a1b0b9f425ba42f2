"""Waves: laid in a draft, opened one after another, hidden until then."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine

from courses.kinds.wave import WavePlan
from courses.models import Campaign, CampaignVersion, Enrolment, Wave
from courses.permissions import RUN_CAMPAIGN, VIEW_CAMPAIGN
from courses.selectors.campaign import campaigns_for
from courses.selectors.readiness import problems_of
from courses.services.campaign import begin_version
from courses.services.publishing import close_campaign, publish_campaign
from courses.services.roster import CampaignNotOpen, sync_roster
from courses.services.wave import (
    WaveDayOutside,
    WaveMustWait,
    WavesStand,
    WavesWrong,
    lay_waves,
    note_review,
    release_wave,
)
from courses.tasks import sync_rosters
from kernel.models import AuditEvent, Job
from people.kinds.role import Role
from people.models import Unit, User
from tests.courses.rosters import current, listed_at, move, people, standing, sums
from tests.courses.waves import LATER, TODAY, divided, plans
from tests.factories import (
    NOON,
    GrantFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def enrolled() -> set[int]:
    return set(Enrolment.objects.values_list("person", flat=True))


def test_a04_publishing_enrols_the_first_wave_and_lists_everybody(
    draft: CampaignVersion,
    cells: list[Unit],
    officer: User,
    run_jobs: Callable[..., list[Job]],
) -> None:
    pilot = people(cells[0], 2)
    people(cells[1], 3)
    lay_waves(campaign=draft.campaign, plans=plans(cells[0]), actor=officer)

    publish_campaign(campaign=draft.campaign, actor=officer)
    run_jobs()

    first, second = Wave.objects.order_by("number")
    assert (first.released_at, first.released_by) == (NOON, officer)
    assert second.released_at is None
    assert sums() == {"": 2, "not_open": 3}
    assert enrolled() == {one.pk for one in pilot}


def test_a04_next_wave_waits_for_the_review_then_opens_with_the_same_code(
    version: CampaignVersion,
    cells: list[Unit],
    officer: User,
    run_jobs: Callable[..., list[Job]],
) -> None:
    people(cells[0], 2)
    rest = people(cells[1], 3) + people(cells[2], 1)
    standing(rest[:1], "exempt")
    first, second = divided(version, cells[0])
    sync_roster(campaign=version.campaign, actor=None)
    before, hidden = enrolled(), listed_at(version.campaign, NOON)

    with pytest.raises(WaveMustWait, match="giai đoạn 1"):
        release_wave(wave=second, opens_on=TODAY, actor=officer)
    noted = [note_review(wave=first, actor=officer, now=NOON) for _ in range(2)]
    opened = [
        release_wave(wave=second, opens_on=TODAY, actor=officer) for _ in range(2)
    ]
    (job,) = run_jobs()

    assert (noted, opened) == ([True, False], [True, False])
    assert (len(before), sums()) == (2, {"": 5, "exempt": 1})
    assert enrolled() == before | {one.pk for one in rest}
    assert job.result == {"added": 4, "ended": 4, "enrolled": 4}
    assert {row[2] for row in hidden} == {"", "not_open"}
    assert AuditEvent.objects.filter(verb="campaign.wave_opened").count() == 1


def test_a04_wave_of_a_later_day_opens_by_the_hourly_round(
    version: CampaignVersion,
    cells: list[Unit],
    officer: User,
    noon: time_machine.Traveller,
    queued: Callable[[], list[Job]],
) -> None:
    people(cells[1], 2)
    first, second = divided(version, cells[0])
    sync_roster(campaign=version.campaign, actor=None)
    note_review(wave=first, actor=officer, now=NOON)
    release_wave(wave=second, opens_on=TODAY + timedelta(days=1), actor=officer)

    today = sync_rosters()
    noon.shift(timedelta(days=1))
    tomorrow = [sync_rosters(), sync_rosters()]

    assert queued() == []
    assert (today, tomorrow) == (0, [1, 0])
    assert len(enrolled()) == 2


def test_a04_second_run_of_the_roster_changes_nothing(
    version: CampaignVersion, cells: list[Unit]
) -> None:
    people(cells[0], 2)
    people(cells[1], 3)
    divided(version, cells[0])

    first = sync_roster(campaign=version.campaign, actor=None)
    second = sync_roster(campaign=version.campaign, actor=None)

    assert (first.added, first.enrolled, second.is_empty) == (5, 2, True)


def test_a04_whoever_was_asked_once_stays_asked_wherever_they_move(
    version: CampaignVersion, cells: list[Unit]
) -> None:
    (leaving,) = people(cells[0], 1)
    joining, wandering = people(cells[1], 2)
    divided(version, cells[0])
    sync_roster(campaign=version.campaign, actor=None)

    move(leaving, cells[1])
    move(joining, cells[0])
    move(wandering, cells[2])

    assert sorted(current()) == sorted(
        [
            (leaving.pk, cells[0].pk, "moved_out"),
            (leaving.pk, cells[1].pk, ""),
            (joining.pk, cells[0].pk, ""),
            (wandering.pk, cells[2].pk, "not_open"),
        ]
    )
    assert enrolled() == {leaving.pk, joining.pk}


def test_a04_units_of_a_wave_that_waits_see_no_campaign(
    version: CampaignVersion, province: Unit, cells: list[Unit]
) -> None:
    people(cells[0], 1)
    people(cells[1], 1)
    divided(version, cells[0])
    sync_roster(campaign=version.campaign, actor=None)

    def seen(unit: Unit, role: Role) -> bool:
        user = GrantFactory(unit=unit, role=role).user
        right = RUN_CAMPAIGN if role == Role.CAMPAIGN_OFFICER else VIEW_CAMPAIGN
        return campaigns_for(user, right).exists()

    assert seen(cells[0], Role.CELL_SECRETARY)
    assert not seen(cells[1], Role.CELL_SECRETARY)
    assert seen(province, Role.CAMPAIGN_OFFICER)
    assert seen(province, Role.INSPECTOR)


@pytest.mark.parametrize("days", [-1, 8], ids=["before today", "after the campaign"])
def test_a04_day_outside_is_refused(
    version: CampaignVersion, cells: list[Unit], officer: User, days: int
) -> None:
    first, second = divided(version, cells[0])
    note_review(wave=first, actor=officer, now=NOON)

    with pytest.raises(WaveDayOutside):
        release_wave(wave=second, opens_on=TODAY + timedelta(days=days), actor=officer)


def test_a04_closed_campaign_opens_no_wave(
    version: CampaignVersion, cells: list[Unit], officer: User
) -> None:
    first, second = divided(version, cells[0])
    note_review(wave=first, actor=officer, now=NOON)
    close_campaign(campaign=version.campaign, actor=officer)

    with pytest.raises(CampaignNotOpen):
        release_wave(wave=second, opens_on=TODAY, actor=officer)


def test_a04_waves_are_laid_anew_in_a_draft_and_stand_once_published(
    draft: CampaignVersion, cells: list[Unit], officer: User
) -> None:
    PersonFactory(unit=cells[0])
    campaign = draft.campaign
    lay_waves(campaign=campaign, plans=plans(cells[0]), actor=officer)
    lay_waves(campaign=campaign, plans=plans(cells[1], cells[2]), actor=officer)
    laid = [(one.number, len(one.units)) for one in Wave.objects.order_by("number")]
    publish_campaign(campaign=campaign, actor=officer)
    Campaign.objects.update(state=Campaign.State.PUBLISHED)
    begin_version(campaign=campaign, actor=officer)

    with pytest.raises(WavesStand):
        lay_waves(campaign=campaign, plans=[], actor=officer)

    assert laid == [(1, 2), (2, 0)]
    assert Wave.objects.count() == 2


def wrong_plans(cells: list[Unit]) -> list[list[WavePlan]]:
    pilot, both = (cells[0].uid,), (cells[0].uid, cells[1].uid)
    ahead, past = TODAY + timedelta(days=31), TODAY - timedelta(days=1)
    return [
        [WavePlan(TODAY, pilot)],
        [WavePlan(TODAY), WavePlan(LATER)],
        [WavePlan(TODAY, pilot), WavePlan(TODAY)],
        [WavePlan(LATER, pilot), WavePlan(TODAY)],
        [WavePlan(past, pilot), WavePlan(LATER)],
        [WavePlan(TODAY, pilot), WavePlan(ahead)],
        [WavePlan(TODAY, pilot), WavePlan(LATER, both)],
        [WavePlan(TODAY, both), WavePlan(LATER, pilot), WavePlan(date(2026, 6, 9))],
        [WavePlan(date(2026, 6, n), (UnitFactory().uid,)) for n in range(1, 9)],
    ]


@pytest.mark.parametrize("at", range(9))
def test_a04_division_that_cannot_stand_is_refused(
    draft: CampaignVersion, cells: list[Unit], officer: User, at: int
) -> None:
    with pytest.raises(WavesWrong):
        lay_waves(campaign=draft.campaign, plans=wrong_plans(cells)[at], actor=officer)

    assert Wave.objects.count() == 0


def test_a04_what_is_missing_names_the_waves(
    draft: CampaignVersion, cells: list[Unit]
) -> None:
    PersonFactory(unit=cells[0])
    lay_waves(
        campaign=draft.campaign,
        plans=plans(UnitFactory(name="Chi bộ tỉnh khác")),
        actor=UserFactory(),
    )
    draft.closes_at = NOON + timedelta(days=1)
    draft.save()

    found = [one.sentence for one in problems_of(draft, NOON) if one.part == "waves"]

    assert len(found) == 2
    assert "Giai đoạn 2" in found[0]
    assert "Chi bộ tỉnh khác" in found[1]
