"""What the learners of a campaign left behind, as rows for COPY."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from assessments.models import Attempt, Quiz
from courses.models import (
    Activity,
    CampaignVersion,
    ContentVersion,
    Enrolment,
    Progress,
    RosterEntry,
)
from lms.demo.chance import uid
from lms.demo.copying import copy_rows, ids_after, refresh_statistics
from lms.demo.load import Province
from lms.demo.outcome import Done
from people.models import Grant
from records.models import CompletionRecord, Participation

PROGRESS = [
    "uid", "enrolment_id", "activity_id", "content_id", "evidence", "rule",
    "opened_at", "completed_at",
]  # fmt: skip
ATTEMPT = [
    "uid", "quiz_id", "person_id", "enrolment_id", "number", "seed", "state",
    "started_at", "deadline_at", "submitted_at", "lease", "points", "max_points",
    "scaled", "passed",
]  # fmt: skip
RECORD = [
    "id", "uid", "campaign_id", "version_id", "person_id", "unit_id",
    "participated_at", "completed_at", "passed_at", "scaled", "grade", "mode",
]  # fmt: skip
PARTICIPATION = [
    "uid", "record_id", "mode", "grade", "state", "occurred_on", "recorded_at",
    "evidence", "reason", "entered_by_id", "decided_by_id", "decided_at",
    "decision_reason",
]  # fmt: skip
BY_HAND = "Học tập trung tại chi bộ theo tài liệu giấy do chưa có điện thoại thông minh"
PASS_TENTHS = 5
MANY = 2_000  # steps; to learn of fewer takes longer than they do
ATTEMPT_LENGTH = timedelta(minutes=15)


@dataclass(frozen=True)
class Round:
    """A published campaign with what each person on its list is to have done."""

    province: Province
    version: CampaignVersion
    done: Mapping[int, Done]
    source: Random
    until: datetime  # nothing happens later
    since: datetime | None = None  # nor earlier; None: the campaign's begin


@dataclass(frozen=True)
class Step:
    """An activity with what evidence of it names."""

    activity: Activity
    content_id: int | None
    content_uid: UUID | None
    checks: tuple[str, ...]
    rule: str  # as JSON: the same for everybody


@dataclass
class Rows:
    """The rows of each table, in the order of its columns above."""

    progress: list[tuple[Any, ...]] = field(default_factory=list)
    attempts: list[tuple[Any, ...]] = field(default_factory=list)
    records: list[tuple[Any, ...]] = field(default_factory=list)
    participations: list[tuple[Any, ...]] = field(default_factory=list)


def write_round(held: Round) -> None:
    """Write progress, attempts, records and participations of everybody."""
    maker = RowMaker(held)
    for person_id, enrolment_id, unit_id in _places(held.version):
        done = held.done.get(person_id)
        if done:
            maker.add(person_id, enrolment_id, unit_id, done)
    copy_rows(Progress, PROGRESS, maker.rows.progress)
    copy_rows(Attempt, ATTEMPT, maker.rows.attempts)
    copy_rows(CompletionRecord, RECORD, maker.rows.records)
    copy_rows(Participation, PARTICIPATION, maker.rows.participations)
    if len(maker.rows.progress) > MANY:
        refresh_statistics(
            Progress, Attempt, CompletionRecord, Participation, RosterEntry
        )
    _complete_enrolments(held.version)


def _places(version: CampaignVersion) -> Iterator[tuple[int, int, int]]:
    """(person, enrolment, unit) of everybody who has a place, in the order of units."""
    enrolments = dict(
        Enrolment.objects.filter(run=version.run_id).values_list("person_id", "pk")
    )
    entries = RosterEntry.objects.filter(campaign=version.campaign_id, ended_at=None)
    for person_id, unit_id in (
        entries.exclude(exclusion=RosterEntry.Exclusion.MOVED_OUT)
        .order_by("unit_id", "person_id")
        .values_list("person_id", "unit_id")
    ):
        if person_id in enrolments:  # who waits for a wave has none
            yield person_id, enrolments[person_id], unit_id


def _complete_enrolments(version: CampaignVersion) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE courses_enrolment AS place
            SET state = 'completed', completed_at = record.completed_at
            FROM records_completionrecord AS record
            WHERE place.run_id = %s AND record.campaign_id = %s
              AND record.person_id = place.person_id
              AND record.completed_at IS NOT NULL
            """,
            [version.run_id, version.campaign_id],
        )


class RowMaker:
    """Turns what a person has done into rows."""

    def __init__(self, held: Round) -> None:
        self.held = held
        self.source = held.source
        self.rows = Rows()
        self.steps = _steps(held.version)
        quiz = Quiz.objects.get(activity=self.steps[-1].activity)
        self.quiz_id = quiz.pk
        self.questions = sum(quiz.blueprint.values_list("count", flat=True))
        self.record_ids = ids_after(CompletionRecord)
        self.secretaries = _holders("cell_secretary")
        self.officers = sorted(set(_holders("committee_officer").values()))
        self.opens_at = held.since or held.version.opens_at
        self.span = (held.until - self.opens_at) - timedelta(hours=3)

    def add(self, person_id: int, enrolment_id: int, unit_id: int, done: Done) -> None:
        moment = self.opens_at + self.source.random() * self.span
        progress_uids: list[str] = []
        participated = completed = None
        for place, step in enumerate(self.steps):
            if place > done.stage or (place == done.stage and not done.stage):
                break
            opened = moment
            is_complete = place < done.stage
            moment += timedelta(seconds=self.source.randint(150, 900))
            is_test = place == len(self.steps) - 1
            if not is_complete and is_test:
                break
            mine = uid(self.source)
            progress_uids.append(mine)
            evidence = (
                self._sit(person_id, enrolment_id, done, opened, moment)
                if is_test
                else self._read(step, moment, is_complete=is_complete)
            )
            self.rows.progress.append(
                (mine, enrolment_id, step.activity.pk, step.content_id, evidence,
                 step.rule if is_complete else "{}", opened,
                 moment if is_complete else None)
            )  # fmt: skip
            if is_complete and place == len(self.steps) - 2:
                participated = moment
            if is_complete and is_test:
                completed = moment
        if done.grade:
            self._record(person_id, unit_id, done, participated or moment, completed,
                         progress_uids)  # fmt: skip

    def _read(
        self, step: Step, moment: datetime, *, is_complete: bool
    ) -> dict[str, Any]:
        if not is_complete:
            return {"seconds": self.source.randint(5, 40)}
        return {
            "seconds": self.source.randint(60, 600),
            "finished_at": moment.isoformat(),
            "checks": dict.fromkeys(step.checks, True),
            "checks_total": len(step.checks),
        }

    def _sit(
        self, person_id: int, enrolment_id: int, done: Done, opened: datetime,
        moment: datetime,
    ) -> dict[str, Any]:  # fmt: skip
        mine = uid(self.source)
        tenths = done.tenths or 0
        right = round(self.questions * tenths / 10)
        scaled = f"{int(right / self.questions * 10_000) / 10_000:.4f}"
        self.rows.attempts.append(
            (mine, self.quiz_id, person_id, enrolment_id, 1,
             self.source.getrandbits(48), "submitted", opened, opened + ATTEMPT_LENGTH,
             min(moment, opened + ATTEMPT_LENGTH), uid(self.source), right,
             self.questions, scaled, right * 2 >= self.questions)
        )  # fmt: skip
        return {"attempts": [mine], "scaled": scaled}

    def _record(
        self, person_id: int, unit_id: int, done: Done, participated: datetime,
        completed: datetime | None, progress_uids: list[str],
    ) -> None:  # fmt: skip
        record_id = next(self.record_ids)
        version = self.held.version
        mode = "online" if done.grade == "A" else "hall"
        right = round(self.questions * (done.tenths or 0) / 10)
        passed = completed if right * 2 >= self.questions else None
        scaled = int(right / self.questions * 10_000) / 10_000 if completed else None
        self.rows.records.append(
            (record_id, uid(self.source), version.campaign_id, version.pk, person_id,
             unit_id, participated, completed, passed, scaled, done.grade, mode)
        )  # fmt: skip
        study = progress_uids[: len(self.steps) - 1]
        content = [str(one.content_uid) for one in self.steps if one.content_uid]
        evidence = {"version": str(version.uid)} | (
            {"progress": study, "content": content} if done.grade == "A" else {}
        )
        by_hand = done.grade == "D"
        self.rows.participations.append(
            (uid(self.source), record_id, mode, done.grade, "confirmed",
             timezone.localdate(participated), participated, evidence,
             BY_HAND if by_hand else "",
             self.secretaries.get(unit_id) if by_hand else None,
             self.source.choice(self.officers) if by_hand else None, participated, "")
        )  # fmt: skip


def _steps(version: CampaignVersion) -> list[Step]:
    """The required activities of the course in order, each with its newest content."""
    steps = []
    for activity in Activity.objects.filter(
        section__course=version.course_id, is_required=True
    ).order_by("section__position", "position"):
        content = (
            ContentVersion.objects.filter(activity=activity).order_by("number").last()
        )
        checks = content.lesson_checks.values_list("uid", flat=True) if content else []
        steps.append(
            Step(
                activity,
                content.pk if content else None,
                content.uid if content else None,
                tuple(str(one) for one in checks),
                json.dumps(activity.rule),
            )
        )
    return steps


def _holders(role: str) -> dict[int, int]:
    """Unit id -> the user who holds ``role`` on it."""
    return dict(Grant.objects.filter(role=role).values_list("unit_id", "user_id"))
