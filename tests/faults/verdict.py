"""What the takers were told, held against what is stored."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.db.models import Count

from assessments.kinds.content import read_content
from assessments.models import Attempt, Quiz, Response, ResponseEvent
from kernel.models import AuditEvent
from tests.assessments.factories import SINGLE
from tests.faults.taker import Answer, Taker, newest

RIGHT = {one.text for one in read_content(SINGLE).options if one.correct}


@dataclass
class Verdict:
    """Counts of one round; ``lost`` to ``stuck`` are to be nought."""

    acknowledged: int = 0
    resent: int = 0  # and acknowledged in the end
    failed: int = 0  # requests without a good answer: the fault was felt
    lost: int = 0  # acknowledged and not stored, or stored otherwise
    stale: int = 0  # an older answer stands, or a page showed one
    doubled: int = 0  # an answer, an attempt or a submission is there twice
    unsubmitted: int = 0  # told so and still open, or left open for ever
    misgraded: int = 0  # the grade is not that of the newest acknowledged answers
    stuck: int = 0  # a taker who could not go on

    @property
    def is_sound(self) -> bool:
        bad = [one.name for one in fields(self)][3:]
        return not any(getattr(self, name) for name in bad)

    def row(self) -> dict[str, int]:
        return {one.name: getattr(self, one.name) for one in fields(self)}


def judge(quiz: Quiz, takers: Sequence[Taker]) -> Verdict:
    """The verdict on a round that is over; those who left are looked at later."""
    verdict = Verdict()
    for taker in takers:
        verdict.acknowledged += len(taker.acknowledged)
        verdict.resent += len(taker.resent & set(taker.acknowledged))
        verdict.failed += taker.failed
        verdict.stale += sum("page" in one for one in taker.complaints)
        verdict.stuck += sum("page" not in one for one in taker.complaints)
    told = {uid: one for taker in takers for uid, one in taker.acknowledged.items()}
    stored = {
        str(uid): (str(item), seq, tokens)
        for uid, item, seq, tokens in ResponseEvent.objects.filter(
            attempt__quiz=quiz
        ).values_list("uid", "item__uid", "seq", "tokens")
    }
    verdict.lost = sum(
        stored.get(one.uid) != (one.item, one.seq, [one.token]) for one in told.values()
    )
    verdict.stale += _stale(quiz, told)
    verdict.doubled = _doubled(quiz, stored)
    _judge_endings(quiz, takers, verdict)
    return verdict


def left_open(quiz: Quiz) -> int:
    """Attempts that nobody has closed."""
    return Attempt.objects.filter(quiz=quiz, state=Attempt.State.OPEN).count()


def _stale(quiz: Quiz, told: dict[str, Answer]) -> int:
    standing = dict(
        Response.objects.filter(item__attempt__quiz=quiz).values_list(
            "item__uid", "seq"
        )
    )
    seqs = {str(item): seq for item, seq in standing.items()}
    return sum(
        seqs.get(item, 0) < one.seq for item, one in newest(told.values()).items()
    )


def _doubled(quiz: Quiz, stored: dict[str, tuple[str, int, list[str]]]) -> int:
    answers = Counter((item, seq) for item, seq, _ in stored.values())
    attempts = Attempt.objects.filter(quiz=quiz)
    per_place = attempts.values("enrolment").annotate(made=Count("pk"))
    closings = AuditEvent.objects.filter(
        verb__in=["attempt.submitted", "attempt.expired"],
        target_uid__in=attempts.values("uid"),
    )
    per_attempt = closings.values("target_uid").annotate(made=Count("pk"))
    return sum(
        made - 1
        for made in (
            *answers.values(),
            *per_place.values_list("made", flat=True),
            *per_attempt.values_list("made", flat=True),
        )
    )


def _judge_endings(quiz: Quiz, takers: Sequence[Taker], verdict: Verdict) -> None:
    paths = {taker.ticket.start: taker for taker in takers}
    attempts = Attempt.objects.filter(quiz=quiz).select_related("enrolment")
    for attempt in attempts:
        start = f"/study/{attempt.enrolment.uid}/tests/{quiz.activity.uid}/start/"
        taker = paths[start]
        if not taker.is_submitted:
            continue
        if attempt.is_open:
            verdict.unsubmitted += 1
            continue
        right = sum(
            one.text in RIGHT for one in newest(taker.acknowledged.values()).values()
        )
        verdict.misgraded += attempt.points != right
