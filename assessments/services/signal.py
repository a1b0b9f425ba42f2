"""Traces of the taking of tests, the signals found in them, and what people decide."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.kinds.integrity import Found, find_all
from assessments.models import Attempt, AttemptDevice, AttemptTrace, Quiz, Signal
from assessments.selectors.sitting import sittings_of
from assessments.services.inquiry import clear_named, open_inquiries
from courses.models import CourseRun
from kernel import audit
from kernel.errors import DomainError
from people.models import User

MOST = 100_000


class NoteNeeded(DomainError):
    message = _("Write down why you decide so.")


class OwnSignal(DomainError):
    message = _("This is about your own test; another person must decide.")


@transaction.atomic
def note_leaving(
    *, attempt: Attempt, times: int, seconds: int, now: datetime | None = None
) -> None:
    """Keep how often and how long the page was out of sight; sums only grow.

    Not audited: it is telemetry, shown to its person and deleted after ninety days.
    """
    now = now or timezone.now()
    times, seconds = min(max(times, 0), MOST), min(max(seconds, 0), MOST)
    trace, is_new = AttemptTrace.objects.get_or_create(
        attempt=attempt,
        defaults={"left_times": times, "left_seconds": seconds, "told_at": now},
    )
    if not is_new:
        AttemptTrace.objects.filter(pk=trace.pk).update(
            left_times=Greatest(F("left_times"), times),
            left_seconds=Greatest(F("left_seconds"), seconds),
            told_at=now,
        )


def note_device(*, attempt: Attempt, device: str, now: datetime | None = None) -> None:
    """Keep that ``device`` (a hash) was used for the attempt; twice over is once."""
    seen = AttemptDevice(attempt=attempt, device=device, seen_at=now or timezone.now())
    AttemptDevice.objects.bulk_create([seen], ignore_conflicts=True)


@transaction.atomic
def find_signals(*, quiz: Quiz, run: CourseRun, now: datetime | None = None) -> int:
    """Look through a round; how many signals are new. Decisions taken stand.

    Each passed attempt that is named newly gets an inquiry.
    """
    now = now or timezone.now()
    sittings = sittings_of(quiz, run, timezone.localdate(now))
    units = {one.id: one.unit for one in sittings}
    return sum(_keep(quiz, run, found, units, now) for found in find_all(sittings))


@transaction.atomic
def set_aside(
    *, signal: Signal, note: str, actor: User, now: datetime | None = None
) -> int:
    """There is an honest reason for it: clear all whom nothing else speaks of; how many.

    No record and no score changes. Where a second look was asked for already, it goes on.

    Raises:
        NoteNeeded: ``note`` is blank.
        OwnSignal: ``actor`` is one of those whom it names.
    """
    now = now or timezone.now()
    note = " ".join(note.split())
    if not note:
        raise NoteNeeded
    signal = Signal.objects.select_for_update(of=("self",)).get(pk=signal.pk)
    if signal.attempts.filter(person__user=actor).exists():
        raise OwnSignal
    before = signal.state
    signal.state = Signal.State.DISMISSED
    signal.note, signal.decided_by, signal.decided_at = note, actor, now
    signal.save(update_fields=["state", "note", "decided_by", "decided_at"])
    cleared = clear_named(signal=signal, reason=note, actor=actor, now=now)
    audit.record(
        actor=actor,
        verb="signal.set_aside",
        target=signal,
        now=now,
        before=before,
        note=note,
        cleared=len(cleared),
    )
    return len(cleared)


def _keep(
    quiz: Quiz, run: CourseRun, found: Found, units: Mapping[int, int], now: datetime
) -> bool:
    signal, is_new = Signal.objects.get_or_create(
        quiz=quiz,
        run=run,
        kind=found.kind,
        key=found.key,
        defaults={"unit_id": found.unit, "facts": dict(found.facts), "found_at": now},
    )
    if not is_new and signal.facts != found.facts:
        signal.facts = dict(found.facts)
        signal.save(update_fields=["facts"])
    known = set() if is_new else set(signal.attempts.values_list("pk", flat=True))
    news = {one: units[one] for one in found.sittings if one not in known}
    if news:
        signal.attempts.add(*news)
        opened = open_inquiries(signal=signal, units=news, now=now)
        if opened and signal.state != Signal.State.OPEN:
            _open_again(signal, now)
    return is_new


def _open_again(signal: Signal, now: datetime) -> None:
    """The same thing was found of others since somebody decided about it."""
    audit.record(
        actor=None,
        verb="signal.opened_again",
        target=signal,
        now=now,
        before=signal.state,
        note=signal.note,
    )
    signal.state, signal.note = Signal.State.OPEN, ""
    signal.decided_by = signal.decided_at = None
    signal.save(update_fields=["state", "note", "decided_by", "decided_at"])
