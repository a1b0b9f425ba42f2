"""Watching a recording is measured, with questions within; enough makes an absence up."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import SystemRandom

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.kinds.span import Span, joined, total
from live.kinds.rule import AttendanceRule, Outcome
from live.kinds.watching import (
    believed,
    believed_together,
    places_in,
    split_at,
)
from live.models import (
    Absence,
    Attendance,
    LiveSession,
    Poll,
    ReplayCheck,
    ReplayWatch,
)
from live.services.makeup import make_up_if_watched
from live.services.running import number_question
from people.models import Person

AFTER_WRONG = timedelta(seconds=15)
MOST_WRONG = 1000  # that are counted


class NothingRecorded(DomainError):
    message = _("There is no recording of this session.")


class TooFast(DomainError):
    message = _("More was told as watched than time has passed. It is not counted.")


class AnswerTooSoon(DomainError):
    message = _("That was not the answer. Wait a moment, then answer the new question.")


@transaction.atomic
def note_watched(
    *,
    session: LiveSession,
    person: Person,
    spans: Sequence[Span],
    now: datetime | None = None,
) -> ReplayWatch:
    """Add what ``person`` has played since the player last told.

    The first call opens the watching, and counts nothing. While a question waits for
    its answer (``open_check``) nothing is added.

    Raises:
        NothingRecorded.
        TooFast: it cannot have been played in that time; nothing is added.
    """
    now = now or timezone.now()
    if not session.recording_seconds:
        raise NothingRecorded
    begin = {"started_at": now, "heard_at": now}
    ReplayWatch.objects.get_or_create(session=session, person=person, defaults=begin)
    watch = ReplayWatch.objects.select_for_update().get(session=session, person=person)
    told = [*watch.played, *(watch.withheld or ()), *spans]
    if spans and not (
        believed(spans, watch.heard_at, now)
        and believed_together(told, watch.started_at, now)
    ):
        raise TooFast
    if open_check(watch) is None:
        _add(watch, spans, now)
    watch.heard_at = now
    watch.save()
    return watch


@transaction.atomic
def answer_check(
    *,
    session: LiveSession,
    person: Person,
    option: int,
    now: datetime | None = None,
) -> bool:
    """Answer the question that waits; a right answer lets the watching go on.

    A wrong one brings another question, after a while. Whether it was right; with no
    question that waits there is nothing to be wrong about.

    Raises:
        AnswerTooSoon: the last answer was wrong, and only just.
    """
    now = now or timezone.now()
    watch = (
        ReplayWatch.objects.select_for_update()
        .filter(session=session, person=person)
        .first()
    )
    check = open_check(watch)
    if watch is None or check is None:
        return True
    if now < check.open_at:
        raise AnswerTooSoon
    if option != check.right:
        check.question, options, check.right = number_question()
        check.options, check.open_at = list(options), now + AFTER_WRONG
        check.wrong = min(check.wrong + 1, MOST_WRONG)
        check.save()
        return False
    check.answered_at = now
    check.save(update_fields=["answered_at"])
    spans, watch.withheld = watch.withheld or [], None
    watch.heard_at = now  # nobody has played anything while it waited
    _add(watch, [(start, end) for start, end in spans], now)
    watch.save()
    return True


def open_check(watch: ReplayWatch | None) -> ReplayCheck | None:
    """The question that waits for its answer."""
    if watch is None:
        return None
    return watch.checks.filter(answered_at=None).first()


def _add(watch: ReplayWatch, spans: Sequence[Span], now: datetime) -> None:
    """Count ``spans``, up to the next place at which somebody is asked."""
    session, person = watch.session, watch.person
    place = _next_place(watch) if spans and watch.completed_at is None else None
    if place is None:
        watch.played = [list(one) for one in joined([*watch.played, *spans])]
    else:
        played, rest = split_at(watch.played, spans, place)
        watch.played = [list(one) for one in played]
        if total(played) >= place:
            watch.withheld = [list(one) for one in rest]
            _ask(watch, place, now)
    watch.seconds = total(watch.played)
    rule = AttendanceRule.parse(session.rule)
    missing = rule.seconds_missing(watch.seconds, session.recording_seconds or 0)
    if missing or watch.completed_at is not None:
        return
    watch.completed_at = now
    watch.save()
    audit.record(
        actor=person.user, verb="recording.watched", target=watch, now=now,
        seconds=watch.seconds, answered=watch.checks.count(),
    )  # fmt: skip
    for one in Absence.objects.filter(session=session, person=person):
        make_up_if_watched(absence=one, now=now)


def _next_place(watch: ReplayWatch) -> int | None:
    """After how many seconds the next question comes; who was present is not asked."""
    if watch.places is None:
        rule = AttendanceRule.parse(watch.session.rule)
        wanted = rule.seconds_missing(0, watch.session.recording_seconds or 0)
        watch.places = places_in(wanted, SystemRandom().random)
    asked = watch.checks.count()
    if asked >= len(watch.places):
        return None
    present = Attendance.objects.filter(
        session=watch.session_id, person=watch.person_id, outcome=Outcome.PRESENT
    )
    return None if present.exists() else watch.places[asked]


def _ask(watch: ReplayWatch, place: int, now: datetime) -> None:
    """A quick quiz of the session, each once; without one, a number to be pressed."""
    asked = watch.checks.values("question")
    quizzes = Poll.objects.filter(
        session=watch.session_id, state=Poll.State.CLOSED, right__isnull=False
    ).exclude(question__in=asked)
    question, options, right = number_question()
    if known := list(quizzes.order_by("pk")):
        quiz = SystemRandom().choice(known)
        question, options, right = quiz.question, tuple(quiz.options), quiz.right or 0
    watch.checks.create(
        number=watch.checks.count() + 1,
        at_seconds=place,
        question=question,
        options=list(options),
        right=right,
        asked_at=now,
        open_at=now,
    )
