"""The setting up of tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from assessments.models import BlueprintLine, HandMark, QuestionBank, Quiz
from assessments.models.quiz import LIMIT
from assessments.services.drawn_paper import forget_papers
from courses.kinds.activity import is_timed
from courses.models import Activity, Point, Section
from kernel import audit
from kernel.errors import DomainError
from people.models import User


class QuizTaken(DomainError):
    message = _(
        "Somebody has taken this test already: its bank, time and blueprint stand."
        " Make another test instead."
    )


class BankShared(DomainError):
    message = _(
        "Practice shows the keys, so it may not draw from the bank of a test that"
        " counts. Choose another bank."
    )


class HeldElsewhere(DomainError):
    message = _("The test can follow only what is held in its own course.")


class MarkingBegun(DomainError):
    message = _(
        "An answer has been marked by hand already: the number of markers and their"
        " limit stand."
    )


@dataclass(frozen=True)
class QuizSettings:
    """What may be set of a test; ``must_pass``: it is complete only when passed."""

    duration_seconds: int = 900
    pass_scaled: Decimal = Decimal(0)
    attempts_allowed: int = 2
    review: str = Quiz.Review.OWN_ANSWERS
    review_when: str = Quiz.ReviewWhen.AT_ONCE
    shuffle: bool = True
    must_pass: bool = False
    is_practice: bool = False
    wait_seconds: int = 0
    counts: str = Quiz.Counts.BEST
    is_open_book: bool = False
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    opens_after: Activity | None = None  # held at its hour in the same course
    exposure_cap: int | None = None
    rests: bool = False
    markers: int = 1
    marking_limit: Decimal = LIMIT


@dataclass(frozen=True)
class BlueprintRow:
    """So many questions of a point; ``difficulty`` None is any, and so is ``kind`` ""."""

    point: Point
    difficulty: int | None
    count: int
    kind: str = ""


@transaction.atomic
def create_quiz(
    *,
    section: Section,
    title: str,
    bank: QuestionBank,
    settings: QuizSettings,
    actor: User | None,
) -> Quiz:
    """Put a test at the end of ``section``; its blueprint comes by ``set_blueprint``.

    Raises:
        BankShared: practice and tests that count would draw from the same bank.
    """
    _check_bank(bank, settings)
    Section.objects.select_for_update().get(pk=section.pk)
    last = section.activities.aggregate(last=Max("position"))["last"] or 0
    activity = Activity.objects.create(
        section=section,
        kind="quiz",
        title=title,
        position=last + 1,
        minutes=-(-settings.duration_seconds // 60),
        rule=_rule(settings),
        is_required=not settings.is_practice,
    )
    quiz = Quiz.objects.create(activity=activity, bank=bank, **_fields(settings))
    audit.record(actor=actor, verb="quiz.created", target=activity)
    return quiz


@transaction.atomic
def change_quiz(
    *, quiz: Quiz, title: str, settings: QuizSettings, actor: User | None
) -> Quiz:
    """Change the settings; attempts under way keep their deadline.

    Raises:
        QuizTaken: time or pass mark would change after somebody has taken it.
        BankShared: practice and tests that count would draw from the same bank.
        MarkingBegun: the rule of marking would change after a mark was given.
        HeldElsewhere: it would follow something of another course.
    """
    _check_follows(quiz.activity, settings)
    _check_bank(quiz.bank, settings, but=quiz)
    quiz = Quiz.objects.select_for_update(of=("self",)).get(pk=quiz.pk)
    before = {name: getattr(quiz, name) for name in _fields(settings)}
    fixed = ("duration_seconds", "pass_scaled", "is_practice", "counts")
    changed = [name for name in fixed if before[name] != getattr(settings, name)]
    if changed and quiz.attempts.exists():
        raise QuizTaken
    rule = ("markers", "marking_limit")
    is_other = any(before[name] != getattr(settings, name) for name in rule)
    if is_other and HandMark.objects.filter(item__attempt__quiz=quiz).exists():
        raise MarkingBegun
    for name, value in _fields(settings).items():
        setattr(quiz, name, value)
    quiz.save()
    if quiz.shuffle != before["shuffle"]:
        forget_papers(bank_id=quiz.bank_id)
    Activity.objects.filter(pk=quiz.pk).update(
        title=title,
        minutes=-(-settings.duration_seconds // 60),
        rule=_rule(settings),
        is_required=not settings.is_practice,
        opens_after=settings.opens_after,
    )
    held = quiz.activity.opens_after
    audit.record(
        actor=actor,
        verb="quiz.changed",
        target=quiz.activity,
        before={name: str(value) for name, value in before.items()}
        | {"opens_after": str(held.uid) if held else ""},
    )
    return quiz


@transaction.atomic
def set_blueprint(
    *, quiz: Quiz, rows: Sequence[BlueprintRow], actor: User | None
) -> None:
    """Say what each paper holds; the rows replace those that stood.

    Raises:
        QuizTaken: somebody has taken the test.
    """
    quiz = Quiz.objects.select_for_update(of=("self",)).get(pk=quiz.pk)
    if quiz.attempts.exists():
        raise QuizTaken
    quiz.blueprint.all().delete()
    BlueprintLine.objects.bulk_create(
        BlueprintLine(
            quiz=quiz,
            point=row.point,
            difficulty=row.difficulty,
            kind=row.kind,
            count=row.count,
        )
        for row in rows
        if row.count
    )
    forget_papers(bank_id=quiz.bank_id)
    audit.record(
        actor=actor,
        verb="quiz.blueprint_set",
        target=quiz.activity,
        questions=sum(row.count for row in rows),
    )


def _check_bank(
    bank: QuestionBank, settings: QuizSettings, but: Quiz | None = None
) -> None:
    """Practice shows keys: what it draws from must not be asked where it counts."""
    QuestionBank.objects.select_for_update(no_key=True).get(pk=bank.pk)
    others = Quiz.objects.filter(bank=bank).exclude(is_practice=settings.is_practice)
    if others.exclude(pk=but.pk if but else None).exists():
        raise BankShared


def _check_follows(activity: Activity, settings: QuizSettings) -> None:
    held = settings.opens_after
    if held is None:
        return
    is_near = held.section.course_id == activity.section.course_id
    if not is_near or not is_timed(held.kind):
        raise HeldElsewhere


def _fields(settings: QuizSettings) -> dict[str, Any]:
    return {
        "duration_seconds": settings.duration_seconds,
        "pass_scaled": settings.pass_scaled,
        "attempts_allowed": settings.attempts_allowed,
        "review": settings.review,
        "review_when": settings.review_when,
        "shuffle": settings.shuffle,
        "wait_seconds": settings.wait_seconds,
        "counts": settings.counts,
        "is_practice": settings.is_practice,
        "is_open_book": settings.is_open_book,
        "opens_at": settings.opens_at,
        "closes_at": settings.closes_at,
        "exposure_cap": settings.exposure_cap,
        "rests": settings.rests,
        "markers": settings.markers,
        "marking_limit": settings.marking_limit,
    }


def _rule(settings: QuizSettings) -> dict[str, Any]:
    clauses: list[dict[str, str]] = [{"kind": "submitted"}]
    if settings.must_pass and settings.pass_scaled:
        clauses.append({"kind": "scaled", "least": str(settings.pass_scaled)})
    return {"clauses": clauses}
