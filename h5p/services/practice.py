"""What a player without cookies tells of its learner: state, and practice results."""

import uuid
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.services.completion import report_evidence
from h5p.models import (
    Exercise,
    Placement,
    PracticeResult,
    Revision,
    SavedState,
)
from h5p.selectors.play import Playing, object_id
from h5p.spec.grading import Marked, is_free_text, mark, part_of
from h5p.spec.xapi import FREE_TEXT, Statement, is_sub_content_id
from kernel.errors import DomainError

LARGEST_STATE = 256_000  # bytes
MOST_STATES = 600  # of one learner in one exercise
MOST_RESULTS = 600


class StaleContent(DomainError):
    message = _("The exercise has been changed since this page was opened. Reload it.")


class StateTooLarge(DomainError):
    message = _("There is too much to be kept of this exercise.")


@transaction.atomic
def save_state(
    *,
    playing: Playing,
    sub_content_id: str,
    data_type: str,
    data: str | None,
    is_preloaded: bool = True,
    now: datetime | None = None,
) -> bool:
    """Keep where the learner is; None forgets it. The last to arrive stands.

    Raises:
        StaleContent: the exercise shows another revision by now.
        StateTooLarge: the state, or the number of states, is beyond all use.
    """
    _check_current(playing)
    mine = SavedState.objects.filter(
        enrolment=playing.enrolment, activity=playing.activity
    )
    same = mine.filter(sub_content_id=sub_content_id, data_type=data_type)
    if data is None:
        return bool(same.delete()[0])
    if len(data.encode()) > LARGEST_STATE:
        raise StateTooLarge
    if not same.exists() and mine.count() >= MOST_STATES:
        raise StateTooLarge
    state = SavedState(
        enrolment=playing.enrolment,
        activity=playing.activity,
        revision=playing.revision,
        sub_content_id=sub_content_id,
        data_type=data_type,
        data=data,
        is_preloaded=is_preloaded,
        updated_at=now or timezone.now(),
    )
    SavedState.objects.bulk_create(
        [state],
        update_conflicts=True,
        unique_fields=["enrolment", "activity", "sub_content_id", "data_type"],
        update_fields=["revision", "data", "is_preloaded", "updated_at"],
    )
    return True


@transaction.atomic
def take_statement(
    *, playing: Playing, statement: Statement, now: datetime | None = None
) -> None:
    """Note what the learner did. It is practice: completion by activity, never a grade.

    Actor, id and time are the server's own; points that the content cannot give are
    cut to what it can, and marked.

    Raises:
        StaleContent: the exercise shows another revision by now.
        ActivityClosed, EvidenceLate: as courses.services.completion.report_evidence.
    """
    now = now or timezone.now()
    _check_current(playing)
    if statement.verb != "experienced":
        _keep_result(playing, statement, now)
    evidence = _evidence(playing.revision, statement)
    if evidence:
        report_evidence(
            enrolment=playing.enrolment,
            activity=playing.activity,
            evidence=evidence,
            actor=playing.user,
            now=now,
        )


def _check_current(playing: Playing) -> None:
    shown = Exercise.objects.filter(
        activity=playing.activity, revision=playing.revision
    )
    pinned = Placement.objects.filter(
        revision=playing.revision,
        version__progress__enrolment=playing.enrolment,
        version__progress__activity=playing.activity,
    )
    if not shown.exists() and not pinned.exists():
        raise StaleContent


def _keep_result(playing: Playing, statement: Statement, now: datetime) -> None:
    mine = PracticeResult.objects.filter(
        enrolment=playing.enrolment,
        activity=playing.activity,
        revision=playing.revision,
    )
    part = statement.sub_content_id
    same = mine.filter(sub_content_id=part)
    if not same.exists() and mine.count() >= MOST_RESULTS:
        return  # no content has so many questions
    statement = _named(playing.revision, statement)
    points, most, trust = _judged(playing.revision, statement)
    result = PracticeResult(
        enrolment=playing.enrolment,
        activity=playing.activity,
        revision=playing.revision,
        sub_content_id=part,
        points=points,
        max_points=most,
        trust=trust,
        statement=_whole_statement(playing, statement, now),
        answered_at=now,
    )
    PracticeResult.objects.bulk_create(
        [result],
        update_conflicts=True,
        unique_fields=["enrolment", "activity", "revision", "sub_content_id"],
        update_fields=["points", "max_points", "trust", "statement", "answered_at"],
    )


def _named(revision: Revision, statement: Statement) -> Statement:
    """The statement with the kind of answer that the content has for this question.

    Lecturers are asked to mark what is a free text; a browser cannot make it one.
    """
    found = part_of(revision.filtered, revision.ref, statement.sub_content_id)
    if found is not None and is_free_text(found[1], statement.interaction):
        return replace(statement, interaction=FREE_TEXT)
    is_told = statement.interaction == FREE_TEXT
    return replace(statement, interaction="") if is_told else statement


def _judged(
    revision: Revision, statement: Statement
) -> tuple[Decimal | None, Decimal | None, str]:
    """The points as the content can give them, and whether they were told so."""
    marked = _marked(revision, statement)
    if marked is not None and marked.points is not None and marked.most is not None:
        is_so = (statement.raw, statement.maximum) == (marked.points, marked.most)
        trust = PracticeResult.Trust.VERIFIED if is_so else _trust(is_fit=False)
        return Decimal(marked.points), Decimal(marked.most), trust
    most = _most_points(revision, statement.sub_content_id)
    if statement.raw is None or statement.maximum is None:
        return None, None if most is None else Decimal(most), _trust(is_fit=True)
    raw, told = Decimal(str(statement.raw)), Decimal(str(statement.maximum))
    limit = max(told, Decimal(0)) if most is None else Decimal(most)
    points = min(max(raw, Decimal(0)), limit)
    return points, limit, _trust(is_fit=points == raw and limit == told)


def _marked(revision: Revision, statement: Statement) -> Marked | None:
    """The answer marked again from the content; None where that is not known how."""
    found = part_of(revision.filtered, revision.ref, statement.sub_content_id)
    if found is None or not statement.response:
        return None
    params, library, _title = found
    return mark(params, library, statement.response)


def _trust(*, is_fit: bool) -> str:
    return PracticeResult.Trust.REPORTED if is_fit else PracticeResult.Trust.MISMATCH


def _most_points(revision: Revision, part: str) -> int | None:
    if not part and not any(one["id"] == "" for one in revision.questions):
        return revision.max_score
    for one in revision.questions:
        if one["id"].lower() == part:
            return int(one["points"])
    return None


def _whole_statement(
    playing: Playing, statement: Statement, now: datetime
) -> dict[str, Any]:
    home = settings.WAGTAILADMIN_BASE_URL
    thing = object_id(playing.revision)
    part = statement.sub_content_id
    return statement.as_json(
        id=str(uuid.uuid4()),
        actor={"account": {"homePage": home, "name": str(playing.user.uid)}},
        object={"id": f"{thing}?subContentId={part}" if part else thing},
        timestamp=now.isoformat(),
    )


def _evidence(revision: Revision, statement: Statement) -> dict[str, Any]:
    if statement.verb == "experienced":
        return {"viewed": True}
    parts = [str(one["id"]).lower() for one in revision.questions]
    if not parts or parts == [""]:
        return {"answered": {"whole": True}, "answered_total": 1, "viewed": True}
    part = statement.sub_content_id
    if part in parts and is_sub_content_id(part):
        return {"answered": {part: True}, "answered_total": len(parts), "viewed": True}
    return {"answered_total": len(parts), "viewed": True}
