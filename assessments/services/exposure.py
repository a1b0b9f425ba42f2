"""The taking of tickets: which part of the pool the next paper of a round draws from."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from assessments.kinds.draw import Candidate, Line
from assessments.kinds.exposure import hand_of, hands_for, new_seed, shortages_dealt
from assessments.models import DrawRound, Quiz
from assessments.selectors.exposure import newest_round, pool_of_round, rested_pool
from courses.models import CourseRun


@dataclass(frozen=True)
class Hand:
    """What a paper may draw from, and the seed it is drawn by. ``round``: if limited."""

    pool: list[Candidate]
    seed: int
    round: DrawRound | None = None


@transaction.atomic
def take_hand(*, quiz: Quiz, run: CourseRun, lines: list[Line]) -> Hand | None:
    """The next hand of a test with a cap or a rest; None if the pool is too small.

    The round's row is locked until the caller's transaction ends, so each paper has a
    ticket of its own and a start that fails gives its ticket back.
    """
    limited = _round(quiz, run, lines, timezone.now())
    if limited is None:
        return None
    DrawRound.objects.filter(pk=limited.pk).update(drawn=F("drawn") + 1)
    limited.refresh_from_db(fields=["drawn"])
    seed = new_seed(limited.drawn - 1)
    pool = pool_of_round(limited)
    hand = hand_of(lines, pool, limited.hands, str(limited.uid), seed)
    return Hand(hand, seed, limited)


def _round(
    quiz: Quiz, run: CourseRun, lines: list[Line], now: datetime
) -> DrawRound | None:
    """The edition in force; a new one if there is none, or its pool no longer stands."""
    former = newest_round(quiz, run)
    if former and len(pool_of_round(former)) == len(former.pool):
        return former
    Quiz.objects.select_for_update(of=("self",)).get(pk=quiz.pk)
    newest = newest_round(quiz, run)
    if newest and newest != former:
        return newest  # somebody else has just begun it
    hands = newest.hands if newest else hands_for(quiz.exposure_cap)
    pool = rested_pool(quiz, lines, run)
    if shortages_dealt(lines, pool, hands):
        return None
    return DrawRound.objects.create(
        quiz=quiz,
        run=run,
        number=newest.number + 1 if newest else 1,
        pool=sorted(one.id for one in pool),
        hands=hands,
        begun_at=now,
    )
