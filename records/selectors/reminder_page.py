"""A campaign's ladder as its officer sees it: who is told what on which day."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from courses.models import Campaign
from records.kinds.reminder import LATE_DAYS, Audience, Step, day_in_words
from records.models import ReminderRun, ReminderRung
from records.selectors.reminder import (
    Circle,
    Circles,
    circles_of,
    ladder_of,
    scene_of_ladder,
)
from records.selectors.reminder_log import delivered_by_rung


class Stage(StrEnum):
    DONE = "done"
    TODAY = "today"
    AHEAD = "ahead"
    MISSED = "missed"  # its day has passed, and nobody was told


@dataclass(frozen=True)
class LadderLine:
    """A rung on its day. ``circle``: who would be told now; of what was done, nothing."""

    step: Step
    due_on: date
    stage: Stage
    run: ReminderRun | None
    circle: Circle | None
    read: int
    others: int  # of those who were told, who are no members

    @property
    def day(self) -> str:
        return day_in_words(self.step.days)


@dataclass(frozen=True)
class LadderPage:
    lines: tuple[LadderLine, ...]
    unanswered: int  # units with somebody missing and nobody to be told


def ladder_page(campaign: Campaign, now: datetime) -> LadderPage:
    """The rungs in the order of their days, with what each has done or would do."""
    scene = scene_of_ladder(campaign)
    rungs = ladder_of(campaign)
    stages = {one.step: _stage(one, campaign, now) for one in rungs}
    runs, delivered = _runs(campaign), delivered_by_rung(campaign)
    waiting = {
        one.audience
        for one, stage in stages.items()
        if stage in {Stage.TODAY, Stage.AHEAD}
    }
    circles = circles_of(scene) if scene and waiting else Circles({}, 0)
    lines = []
    for rung in rungs:
        due_on = _due_on(rung, campaign)
        run = runs.get((rung.pk, due_on))
        stage = Stage.DONE if run else stages[rung.step]
        is_waiting = stage in {Stage.TODAY, Stage.AHEAD}
        read, others = delivered.get((rung.topic, due_on), (0, 0))
        lines.append(
            LadderLine(
                step=rung.step,
                due_on=due_on,
                stage=stage,
                run=run,
                circle=circles.by_audience.get(rung.step.audience)
                if is_waiting
                else None,
                read=read,
                others=others,
            )
        )
    is_for_secretaries = Audience.SECRETARY in waiting
    return LadderPage(tuple(lines), circles.unanswered if is_for_secretaries else 0)


def _due_on(rung: ReminderRung, campaign: Campaign) -> date:
    assert campaign.published is not None
    return rung.step.due_on(campaign.published.closes_at)


def _stage(rung: ReminderRung, campaign: Campaign, now: datetime) -> Stage:
    """Where it is by the calendar alone."""
    assert campaign.published is not None
    late = (timezone.localdate(now) - _due_on(rung, campaign)).days
    is_open = (
        campaign.state == Campaign.State.PUBLISHED
        and now < campaign.published.closes_at
    )
    if late > LATE_DAYS or (rung.audience == Audience.MEMBER and not is_open):
        return Stage.MISSED
    return Stage.TODAY if late >= 0 else Stage.AHEAD


def _runs(campaign: Campaign) -> dict[tuple[int, date], ReminderRun]:
    runs = ReminderRun.objects.filter(rung__campaign=campaign)
    return {(one.rung_id, one.due_on): one for one in runs}
