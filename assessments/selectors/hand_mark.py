"""Answers that wait for a person, as markers may see them: without names."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from assessments.kinds.essay import PLACE, Essay
from assessments.kinds.hand_marking import Given, MarkLine, Rule, Settled, settle
from assessments.kinds.question_type import HAND_MARKED, content_of
from assessments.models import Attempt, AttemptItem, HandMark, Quiz
from assessments.selectors.paper import response_to
from assessments.selectors.question import banks_for
from people.access import Actor, Permission

ALIKE = 0.6  # of trigrams; texts on one subject have a third in common
ALIKE_MOST = 5
COMPARED_MOST = 500  # the newest; reckoned while the marker waits


@dataclass(frozen=True)
class Alike:
    """Another answer to the same question in the same test; ``share`` in 0..1."""

    text: str
    share: float


@dataclass(frozen=True)
class OtherMark:
    """What somebody gave, for the third person."""

    number: int
    lines: tuple[MarkLine, ...]
    share: Decimal
    comment: str


def answers_for(user: Actor, permission: Permission) -> QuerySet[AttemptItem]:
    """Answers in closed papers of the user's banks that persons mark; never one's own."""
    if not user.is_authenticated:
        return AttemptItem.objects.none()
    return (
        AttemptItem.objects.filter(
            version__kind__in=HAND_MARKED,
            version__question__bank__in=banks_for(user, permission),
        )
        .exclude(attempt__state=Attempt.State.OPEN)
        .exclude(attempt__person__user=user)
        .select_related("version", "response", "attempt__quiz__activity")
    )


def waiting(answers: QuerySet[AttemptItem], user: Actor) -> QuerySet[Any]:
    """Those without a mark yet; ``is_mine``: the user has given theirs."""
    mine = HandMark.objects.filter(item=OuterRef("pk"), marker=user.pk)
    return answers.filter(points=None).annotate(is_mine=Exists(mine))


def waiting_by_quiz(user: Actor, permission: Permission) -> "QuerySet[Any, Any]":
    """A row a test: ``quiz``, ``for_me``, ``for_others``."""
    rows: QuerySet[Any, Any] = (
        waiting(answers_for(user, permission), user)
        .values(quiz=F("attempt__quiz"))
        .annotate(
            for_me=Count("pk", filter=Q(is_mine=False)),
            for_others=Count("pk", filter=Q(is_mine=True)),
        )
        .order_by("-quiz")
    )
    return rows


def next_for(user: Actor, permission: Permission, quiz: Quiz) -> AttemptItem | None:
    """The next answer at the test that waits for this user.

    The order is that of random ids: it tells nothing of who, when and what came before.
    """
    answers = waiting(answers_for(user, permission), user)
    return answers.filter(attempt__quiz=quiz, is_mine=False).order_by("uid").first()


def still_waits(quiz: Quiz, run_id: int) -> bool:
    """Whether an answer in the run has no mark yet."""
    papers = Attempt.objects.filter(quiz=quiz, enrolment__run=run_id)
    closed = papers.exclude(state=Attempt.State.OPEN)
    return AttemptItem.objects.filter(attempt__in=closed, points=None).exists()


def rubric_of(item: AttemptItem) -> Essay:
    """By what the answer is marked."""
    content = content_of(item.version.kind, item.version.content)
    assert isinstance(content, Essay)
    return content


def text_of(item: AttemptItem) -> str:
    """What was written."""
    return response_to(item).typed.get(PLACE, "")


def given_by(mark: HandMark) -> Given:
    """The mark as a value."""
    points = {name: Decimal(told) for name, told in mark.by_criterion.items()}
    return Given(points, mark.comment)


def rule_of(quiz: Quiz) -> Rule:
    """How the test is marked by hand."""
    return Rule(quiz.markers, quiz.marking_limit)


def settled_by(quiz: Quiz, content: Essay, item: AttemptItem) -> Settled | None:
    """What the marks of an answer come to; None while more are wanted."""
    marks = HandMark.objects.filter(item=item).order_by("pk")
    return settle(content, [given_by(one) for one in marks], rule_of(quiz))


def settled_marks(quiz: Quiz, items: Iterable[AttemptItem]) -> dict[int, Settled]:
    """What persons settled on, by the id of the item."""
    by_hand = {
        one.pk: one
        for one in items
        if one.version.kind in HAND_MARKED and one.points is not None
    }
    if not by_hand:
        return {}
    given: dict[int, list[Given]] = {}
    for mark in HandMark.objects.filter(item__in=by_hand).order_by("pk"):
        given.setdefault(mark.item_id, []).append(given_by(mark))
    found = {
        pk: settle(rubric_of(by_hand[pk]), marks, rule_of(quiz))
        for pk, marks in given.items()
    }
    return {pk: one for pk, one in found.items() if one is not None}


def marks_to_decide_on(item: AttemptItem, user: Actor) -> list[OtherMark]:
    """The two marks that lie too far apart, for a third person; to any other, none."""
    marks = list(HandMark.objects.filter(item=item).order_by("pk"))
    if len(marks) < 2 or any(one.marker_id == user.pk for one in marks):  # noqa: PLR2004 -- both
        return []
    content = rubric_of(item)
    return [_other(number, one, content) for number, one in enumerate(marks, start=1)]


def _other(number: int, mark: HandMark, content: Essay) -> OtherMark:
    points = given_by(mark).points
    lines = tuple(
        MarkLine(one.title, points[one.id], one.points) for one in content.rubric
    )
    return OtherMark(number, lines, mark.points, mark.comment)


def alike_answers(item: AttemptItem) -> list[Alike]:
    """Answers of others to the same question in the same test that read much alike.

    A hint to the reader and nothing else: no mark depends on it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _ALIKE,
            {
                "text": text_of(item),
                "version": item.version_id,
                "quiz": item.attempt.quiz_id,
                "person": item.attempt.person_id,
                "compared": COMPARED_MOST,
                "least": ALIKE,
                "most": ALIKE_MOST,
            },
        )
        return [Alike(text, share) for text, share in cursor]


_ALIKE = """
    WITH other AS (
        SELECT response.texts ->> item.tokens[1] AS text
        FROM assessments_attemptitem AS item
        JOIN assessments_attempt AS attempt ON attempt.id = item.attempt_id
        JOIN assessments_response AS response ON response.item_id = item.id
        WHERE item.version_id = %(version)s AND attempt.quiz_id = %(quiz)s
            AND attempt.person_id <> %(person)s AND attempt.state <> 'open'
        ORDER BY item.id DESC LIMIT %(compared)s
    )
    SELECT text, share
    FROM other CROSS JOIN LATERAL similarity(%(text)s, text) AS share
    WHERE share >= %(least)s
    ORDER BY share DESC, text LIMIT %(most)s
"""
