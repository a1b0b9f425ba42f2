"""Traces of the taking of tests, the signals found in them, and what people decide."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.kinds.integrity import Found, find_all
from assessments.models import Attempt, AttemptDevice, AttemptTrace, Quiz, Signal
from assessments.models.signal import KEPT
from assessments.selectors.sitting import sittings_of
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
    AttemptDevice.objects.get_or_create(
        attempt=attempt,
        device=device,
        defaults={"seen_at": now or timezone.now()},
    )


@transaction.atomic
def find_signals(*, quiz: Quiz, run: CourseRun, now: datetime | None = None) -> int:
    """Look through a round; how many signals are new. Decisions taken stand."""
    now = now or timezone.now()
    sittings = sittings_of(quiz, run, timezone.localdate(now))
    return sum(_keep(quiz, run, found, now) for found in find_all(sittings))


@transaction.atomic
def decide_signal(
    *,
    signal: Signal,
    state: str,
    note: str,
    actor: User,
    now: datetime | None = None,
) -> Signal:
    """Write down what a person thinks of a signal. No record and no score changes.

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
    signal.state = Signal.State(state)
    signal.note, signal.decided_by, signal.decided_at = note, actor, now
    signal.save(update_fields=["state", "note", "decided_by", "decided_at"])
    audit.record(
        actor=actor,
        verb="signal.decided",
        target=signal,
        now=now,
        before=before,
        state=state,
        note=note,
    )
    return signal


@transaction.atomic
def forget_traces(*, now: datetime | None = None) -> int:
    """Delete signals and traces that are ninety days old; how many rows."""
    over = (now or timezone.now()) - KEPT
    gone = Signal.objects.filter(found_at__lt=over).delete()[1]
    traces = AttemptTrace.objects.filter(told_at__lt=over).delete()[0]
    devices = AttemptDevice.objects.filter(seen_at__lt=over).delete()[0]
    return gone.get("assessments.Signal", 0) + traces + devices


def _keep(quiz: Quiz, run: CourseRun, found: Found, now: datetime) -> bool:
    signal, is_new = Signal.objects.get_or_create(
        quiz=quiz,
        run=run,
        kind=found.kind,
        key=found.key,
        defaults={"unit_id": found.unit, "facts": dict(found.facts), "found_at": now},
    )
    if not is_new and signal.facts != found.facts:
        Signal.objects.filter(pk=signal.pk).update(facts=dict(found.facts))
    signal.attempts.add(*found.sittings)
    return is_new
