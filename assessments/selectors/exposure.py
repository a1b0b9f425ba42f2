"""What has been shown how often, what rests, and what a round's papers draw from."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, Min, OuterRef, QuerySet

from assessments.kinds.draw import Candidate, Line, Shortage
from assessments.kinds.exposure import hands_for, shortages_dealt
from assessments.models import Attempt, AttemptItem, DrawRound, QuestionVersion, Quiz
from assessments.selectors.pool import candidates, lines_of, pool_of
from courses.models import CourseRun

SEEN_BEFORE_REST = 2


@dataclass(frozen=True)
class Exposure:
    """One question in one round: in how many of its papers it stood."""

    version: QuestionVersion
    papers: int
    total: int
    rests: bool

    @property
    def hundredths(self) -> int:
        """The share in hundredths of a per cent, rounded up: 25.01 is over 25."""
        return -(-10_000 * self.papers // self.total) if self.total else 0


def newest_round(quiz: Quiz, run: CourseRun) -> DrawRound | None:
    """The edition from which the papers of ``quiz`` in ``run`` are drawn now."""
    return (
        DrawRound.objects.filter(quiz=quiz, run=run)
        .defer("drawn")
        .order_by("-number")
        .first()
    )


def pool_of_round(limited: DrawRound) -> list[Candidate]:
    """The stored pool, less what was retired since."""
    return candidates(
        QuestionVersion.objects.filter(
            pk__in=limited.pool, state=QuestionVersion.State.APPROVED
        )
    )


def rested_pool(
    quiz: Quiz, lines: list[Line], run: CourseRun | None = None
) -> list[Candidate]:
    """What ``lines`` may draw in the next round, or in that of ``run``."""
    pool = pool_of(quiz.bank_id, lines)
    if not quiz.rests:
        return pool
    out = resting(quiz, run)
    asked = dict(
        QuestionVersion.objects.filter(pk__in=[one.id for one in pool]).values_list(
            "pk", "question"
        )
    )
    return [one for one in pool if asked[one.id] not in out]


def shortages_of(quiz: Quiz) -> list[Shortage]:
    """The lines that the bank cannot fill in the next round, cap and rest counted."""
    lines = lines_of(quiz)
    pool = rested_pool(quiz, lines)
    return shortages_dealt(lines, pool, hands_for(quiz.exposure_cap))


def resting(quiz: Quiz, run: CourseRun | None = None) -> set[int]:
    """Ids of the questions that sit the next round of the bank out, or that of ``run``.

    Rounds are walked in the order in which they began; who was seen in two since the
    last rest rests in the one that follows.
    """
    rounds = _rounds_before(quiz, run)
    seen: dict[int, int] = defaultdict(int)
    out: set[int] = set()
    for ids in rounds:
        out = set()
        for question in _seen_in(ids):
            seen[question] += 1
        for question, times in seen.items():
            if times >= SEEN_BEFORE_REST:
                out.add(question)
        for question in out:
            seen[question] = 0
    return out


def _rounds_before(quiz: Quiz, run: CourseRun | None) -> list[list[int]]:
    """The rounds of the bank, each as the ids of its editions, the oldest first."""
    groups: dict[tuple[int, int], list[int]] = {}
    editions = DrawRound.objects.filter(quiz__bank=quiz.bank_id).order_by(
        "begun_at", "pk"
    )
    for pk, quiz_id, run_id in editions.values_list("pk", "quiz", "run"):
        if run is not None and (quiz_id, run_id) == (quiz.pk, run.pk):
            break  # this round itself has begun: only what came before it counts
        groups.setdefault((quiz_id, run_id), []).append(pk)
    return list(groups.values())


def _seen_in(rounds: Iterable[int]) -> set[int]:
    drawn = AttemptItem.objects.filter(
        version=OuterRef("pk"), attempt__draw_round__in=list(rounds)
    )
    pool = {
        pk
        for ids in DrawRound.objects.filter(pk__in=rounds).values_list(
            "pool", flat=True
        )
        for pk in ids
    }
    seen = QuestionVersion.objects.filter(pk__in=pool).filter(Exists(drawn))
    return set(seen.values_list("question", flat=True))


def runs_drawn(quiz: Quiz) -> QuerySet[CourseRun]:
    """The course runs in which papers of the test were drawn, the newest first."""
    return (
        CourseRun.objects.filter(enrolments__attempts__quiz=quiz)
        .annotate(first=Min("enrolments__attempts__started_at"))
        .order_by("-first", "pk")
    )


def exposures(quiz: Quiz, run: CourseRun) -> list[Exposure]:
    """Each question of the papers of ``run``, the most shown first; in four queries."""
    attempts = Attempt.objects.filter(quiz=quiz, enrolment__run=run)
    total = attempts.count()
    papers = dict(
        AttemptItem.objects.filter(attempt__in=attempts)
        .values_list("version")
        .annotate(papers=Count("pk"))
        .order_by()
    )
    out = resting(quiz) if quiz.rests else set()
    versions = QuestionVersion.objects.filter(pk__in=papers).select_related("point")
    rows = [
        Exposure(one, papers[one.pk], total, one.question_id in out) for one in versions
    ]
    return sorted(rows, key=lambda one: (-one.papers, one.version.pk))
