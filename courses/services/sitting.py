"""The one door through which a lesson's page tells that it is studied."""

import math
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.kinds.beat import Beat, Device, is_possible, played_of
from courses.kinds.pinned import outline_of
from courses.models import (
    Activity,
    ContentClip,
    Enrolment,
    Progress,
    StudyDay,
    StudySitting,
    StudyTrace,
)
from courses.services.completion import NotOpened, add_evidence, claim_place
from kernel.clock import database_now
from kernel.errors import DomainError
from kernel.kinds.span import Span, added, joined, total
from people.models import User

MOST_SITTINGS = 300  # pages of one lesson that one person opens; far above any need


class TooMuch(DomainError):
    message = _(
        "More study time was told than has passed since this page was opened. It is not"
        " counted. Reload the page to go on."
    )


class LessonDone(DomainError):
    message = _("This lesson is complete already. No more time is recorded.")


class SittingElsewhere(DomainError):
    message = _("This page cannot record study time any more. Reload it to go on.")


@transaction.atomic
def note_beats(
    *,
    enrolment: Enrolment,
    activity: Activity,
    sitting_uid: UUID,
    device: Device,
    beats: Sequence[Beat],
    actor: User | None,
    clock: datetime | None = None,
    now: datetime | None = None,
) -> Progress:
    """Count what a page tells of the time it was on a visible screen.

    The first call of a page opens its sitting. Beats that were counted are passed over,
    so a message may come twice or after its successor. Seconds in which another page of
    the lesson was counted do not count again, and none do from the third missed check
    question on until the learner has read again. No audit row: completion has one, and the
    sums stand in the evidence.

    Args:
        clock: the database's clock, by which the time is bounded; read if not given.
        now: by which the run is open or not; the present if not given.

    Raises:
        NotOpened: the lesson was not begun.
        LessonDone, ActivityClosed, EvidenceLate: nothing is counted any more.
        SittingElsewhere: the sitting is of another lesson, or there are too many.
        TooMuch: a beat tells more than can be; nothing of the message counts.
    """
    now = now or timezone.now()
    place = claim_place(enrolment=enrolment, activity=activity, now=now)
    progress = (
        Progress.objects.select_for_update(of=("self",))
        .filter(enrolment=place, activity=activity)
        .select_related("activity", "content", "trace")
        .first()
    )
    if progress is None:
        raise NotOpened
    if progress.completed_at:
        raise LessonDone
    progress.enrolment = place
    clock = clock or database_now()  # one page of the learner's at a time comes here
    sittings = list(progress.sittings.order_by("pk"))
    sitting = _sitting(progress, sittings, sitting_uid, device, clock)
    new = [one for one in beats if one.number > sitting.number]
    if not new:
        return progress
    trace = _trace(progress, sitting)
    lengths = _lengths(progress)
    _count(trace, sitting, sittings, new, lengths, clock)
    return add_evidence(
        progress=progress, evidence=_evidence(trace, lengths), actor=actor, now=now
    )


def _sitting(
    progress: Progress,
    known: list[StudySitting],
    uid: UUID,
    device: Device,
    clock: datetime,
) -> StudySitting:
    for one in known:
        if one.uid == uid:
            return one
    if len(known) >= MOST_SITTINGS:
        raise SittingElsewhere
    begin = {
        "progress": progress,
        "device": device,
        "opened_at": clock,
        "heard_at": clock,
    }
    made, is_new = StudySitting.objects.get_or_create(uid=uid, defaults=begin)
    if not is_new:
        raise SittingElsewhere
    known.append(made)
    _trace(progress, made)
    return made


def _trace(progress: Progress, sitting: StudySitting) -> StudyTrace:
    """The lesson's sums; they begin with its first page."""
    found = getattr(progress, "trace", None)
    if found is None:
        found = StudyTrace.objects.create(
            progress=progress, opened_at=sitting.opened_at
        )
    found.progress = progress
    return found


def _count(
    trace: StudyTrace,
    sitting: StudySitting,
    sittings: Sequence[StudySitting],
    beats: Sequence[Beat],
    lengths: dict[str, int],
    clock: datetime,
) -> None:
    elapsed = (clock - sitting.opened_at).total_seconds()
    others = _counted_meanwhile(trace, sitting, sittings)
    for beat in beats:
        if beat.number <= sitting.number:
            continue
        if not is_possible(beat, sitting.told_until, elapsed):
            raise TooMuch
        sitting.number = beat.number
        _note_missed(trace, beat)
        if trace.is_paused:
            told = [end for _start, end in beat.visible]
            sitting.told_until = max([sitting.told_until, *told])
            continue
        seen = _on_one_clock(trace, sitting, beat.visible)
        counted = added(others, seen)
        sitting.visible = joined([*sitting.visible, *beat.visible])
        sitting.told_until = max([sitting.told_until, *(e for _s, e in beat.visible)])
        others += seen
        trace.seconds += counted
        trace.clips = played_of(trace.clips, beat, lengths, trace.seconds)
        trace.parts = sorted({*trace.parts, *beat.parts})
        _add_to_day(trace, sitting, counted, clock)
    sitting.heard_at = clock
    sitting.save(update_fields=["number", "told_until", "visible", "heard_at"])
    trace.save(update_fields=["seconds", "clips", "parts", "missed"])


def _note_missed(trace: StudyTrace, beat: Beat) -> None:
    """Questions of the lesson that were passed over and have no answer yet."""
    content = trace.progress.content
    if not beat.missed or content is None or trace.is_paused:
        return
    answered = trace.progress.evidence.get("checks", {})
    asked = outline_of(content.html).checks.keys() - answered.keys()
    trace.missed = sorted({*trace.missed, *(asked & set(beat.missed))})


@transaction.atomic
def note_answer(*, progress: Progress, check_uid: str, is_right: bool) -> None:
    """A wrong answer is a missed question, a right one is no longer missed.

    Where nothing was measured there is no clock to stop, and nothing is noted.
    """
    trace = StudyTrace.objects.select_for_update().filter(progress=progress).first()
    if trace is None:
        return
    missed = {*trace.missed} - {check_uid} if is_right else {*trace.missed, check_uid}
    trace.missed = sorted(missed)
    trace.save(update_fields=["missed"])


@transaction.atomic
def read_again(*, enrolment: Enrolment, activity: Activity) -> list[str]:
    """The learner says they have read again: time counts again.

    Returns the questions that had been missed.
    """
    progress = (
        Progress.objects.select_for_update(of=("self",))
        .filter(enrolment=enrolment, activity=activity)
        .select_related("trace")
        .first()
    )
    trace = getattr(progress, "trace", None)
    if trace is None:
        return []
    missed, trace.missed = trace.missed, []
    trace.save(update_fields=["missed"])
    return list(missed)


def _counted_meanwhile(
    trace: StudyTrace, sitting: StudySitting, sittings: Sequence[StudySitting]
) -> list[Span]:
    """What was counted while ``sitting`` was open."""
    beside = [one for one in sittings if one.heard_at >= sitting.opened_at]
    return [span for one in beside for span in _on_one_clock(trace, one, one.visible)]


def _on_one_clock(
    trace: StudyTrace, sitting: StudySitting, spans: Sequence[Sequence[int]]
) -> list[Span]:
    """``spans`` in seconds since the first page of the lesson was opened.

    Rounded down, so that all of them together end no later than now.
    """
    zero = math.floor((sitting.opened_at - trace.opened_at).total_seconds())
    return [(zero + start, zero + end) for start, end in spans]


def _add_to_day(
    trace: StudyTrace, sitting: StudySitting, seconds: int, clock: datetime
) -> None:
    if not seconds:
        return
    day = timezone.localdate(clock)
    row = {"trace": trace, "day": day, "device": sitting.device}
    if not StudyDay.objects.filter(**row).update(seconds=F("seconds") + seconds):
        StudyDay.objects.create(**row, seconds=seconds)


def _lengths(progress: Progress) -> dict[str, int]:
    clips = ContentClip.objects.filter(content=progress.content_id)
    return dict(clips.values_list("sha256", "seconds"))


def _evidence(trace: StudyTrace, lengths: dict[str, int]) -> dict[str, object]:
    """What the rule reads: sums only, the spans stay in the trace."""
    percents = {
        name: 100 * total(trace.clips.get(name, ())) // length
        for name, length in lengths.items()
    }
    if not lengths:
        return {"seconds": trace.seconds}
    return {"seconds": trace.seconds, "clips": percents, "clips_total": len(lengths)}
