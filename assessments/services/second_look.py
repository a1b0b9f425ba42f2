"""The second look: five questions drawn anew for the member, or a talk that is noted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.kinds.draw import Drawn, Line, draw_paper
from assessments.kinds.exposure import new_seed
from assessments.kinds.given import given_of
from assessments.kinds.inquiry import InquiryState, Step, Way
from assessments.kinds.paper import Answered, mark_paper
from assessments.kinds.second_look import DAYS, QUESTIONS, lines_for, machine_marked
from assessments.kinds.widget import Told
from assessments.models import Attempt, AttemptItem, Inquiry, LookItem, Signal
from assessments.selectors.correction import content_under, in_force, is_void
from assessments.selectors.pool import pool_of
from assessments.services.inquiry import NotThisStep, claim, move, worded
from kernel import audit
from kernel.errors import DomainError
from people.models import User


class TooFewQuestions(DomainError):
    message = _(
        "The bank has too few approved questions on these points; ask for a talk instead."
    )


class DueDayOver(DomainError):
    message = _("Choose a day that is still to come.")


class TalkIncomplete(DomainError):
    message = _("Write down who was there and what was said.")


class TalkAhead(DomainError):
    message = _("The talk cannot have been on a day that is still to come.")


class AlreadyAnswered(DomainError):
    message = _("Your answers have been received; they cannot be changed any more.")


@dataclass(frozen=True)
class Asked:
    """What is asked of the member: ``words`` say why, ``due_at`` until when."""

    way: Way
    words: str
    due_at: datetime


@transaction.atomic
def ask_second_look(
    *, inquiry: Inquiry, asked: Asked, actor: User, now: datetime | None = None
) -> Inquiry:
    """Ask the member for five questions or for a talk; they see it with why and until when.

    Asked again, in another way or for another day, it takes the place of what was asked;
    answers that were given stay.

    Raises:
        ReasonNeeded, DueDayOver: what is asked cannot stand.
        OwnInquiry, NotThisStep: not by ``actor``, or not any more.
        TooFewQuestions: the bank has too few; a talk is left.
    """
    now = now or timezone.now()
    words = worded(asked.words)
    if asked.due_at <= now:
        raise DueDayOver
    inquiry = claim(inquiry, actor)
    move(inquiry, Step.ASK)
    inquiry.way, inquiry.words, inquiry.due_at = asked.way, words, asked.due_at
    inquiry.asked_by, inquiry.asked_at = actor, now
    inquiry.save()
    if asked.way == Way.QUESTIONS and not inquiry.items.exists():
        _draw(inquiry)
    Signal.objects.filter(attempts=inquiry.attempt_id, state=Signal.State.OPEN).update(
        state=Signal.State.TO_ASK, note=words, decided_by=actor, decided_at=now
    )
    audit.record(
        actor=actor,
        verb="inquiry.asked",
        target=inquiry,
        now=now,
        way=str(asked.way),
        words=words,
        due_at=asked.due_at.isoformat(),
    )
    return inquiry


def default_due(now: datetime) -> date:
    """The day that is offered: some days from now."""
    return timezone.localdate(now) + timedelta(days=DAYS)


@transaction.atomic
def note_talk(
    *,
    inquiry: Inquiry,
    on: date,
    people: str,
    said: str,
    actor: User,
    now: datetime | None = None,
) -> Inquiry:
    """Write down a talk with the member: when, who was there, what was said.

    Raises:
        TalkIncomplete, TalkAhead: it cannot stand so.
        OwnInquiry, NotThisStep: not by ``actor``, or no talk is asked for.
    """
    now = now or timezone.now()
    people, said = people.strip(), said.strip()
    if not people or not said:
        raise TalkIncomplete
    if on > timezone.localdate(now):
        raise TalkAhead
    inquiry = claim(inquiry, actor)
    if inquiry.state != InquiryState.ASKED:
        raise NotThisStep
    inquiry.talked_on, inquiry.talked_with, inquiry.said = on, people, said
    inquiry.save(update_fields=["talked_on", "talked_with", "said"])
    audit.record(
        actor=actor, verb="inquiry.talk_noted", target=inquiry, now=now,
        on=on.isoformat(), people=people,
    )  # fmt: skip
    return inquiry


@transaction.atomic
def begin_look(*, inquiry: Inquiry) -> bool:
    """The member is about to see the questions; whether this call was the first."""
    first = Inquiry.objects.filter(
        pk=inquiry.pk, state=InquiryState.ASKED, way=Way.QUESTIONS, begun_at=None
    )
    return bool(first.update(begun_at=Now()))


@transaction.atomic
def answer_look(*, inquiry: Inquiry, told: Mapping[int, Told], actor: User) -> Inquiry:
    """Keep what the member answered and mark it; sent twice, the first stands.

    Late answers are kept as well, with their time; a person weighs them. Nothing of it
    reaches a record.

    Args:
        told: by the position of the question.

    Raises:
        AlreadyAnswered: they were received before, or nothing is asked any more.
    """
    locked = (
        Inquiry.objects.select_for_update(of=("self",))
        .exclude(begun_at=None)
        .get(pk=inquiry.pk)
    )
    if not locked.takes_answers:
        raise AlreadyAnswered
    items = list(locked.items.select_related("version").order_by("position"))
    for item in items:
        given = told.get(item.position, Told())
        item.picked, item.texts = list(given.tokens), dict(given.texts)
    _mark(items)
    LookItem.objects.bulk_update(items, ["picked", "texts", "points", "max_points"])
    Inquiry.objects.filter(pk=locked.pk).update(answered_at=Now())
    locked.refresh_from_db(fields=["answered_at"])
    audit.record(actor=actor, verb="inquiry.answered", target=locked)
    return locked


def _draw(inquiry: Inquiry) -> None:
    """Five questions on the points of the paper, others than those it had if there are."""
    attempt: Attempt = inquiry.attempt
    drawn = AttemptItem.objects.filter(attempt=attempt).select_related("version")
    points = [one.version.point_id or 0 for one in drawn]
    seen = {one.version_id for one in drawn}
    asking = [Line(point, None, QUESTIONS) for point in set(points)]
    pool = machine_marked(pool_of(attempt.quiz.bank_id, asking))
    fresh = [one for one in pool if one.id not in seen]
    for choice in (fresh, pool):
        lines = lines_for(points, choice)
        if sum(line.count for line in lines) == QUESTIONS:
            _lay(inquiry, draw_paper(lines, choice, new_seed()))
            return
    raise TooFewQuestions


def _lay(inquiry: Inquiry, paper: list[Drawn]) -> None:
    LookItem.objects.bulk_create(
        LookItem(
            inquiry=inquiry,
            position=position,
            version_id=drawn.candidate.id,
            tokens=list(drawn.tokens),
            options=list(drawn.options),
        )
        for position, drawn in enumerate(paper, start=1)
    )


def _mark(items: list[LookItem]) -> None:
    corrections = in_force(item.version_id for item in items)
    grade = mark_paper(
        [
            Answered(
                kind=item.version.kind,
                content=content_under(item.version, corrections.get(item.version_id)),
                given=given_of(item.picked, item.texts, item.places),
                is_void=is_void(corrections.get(item.version_id)),
            )
            for item in items
        ]
    )
    for item, outcome in zip(items, grade.outcomes, strict=True):
        item.points, item.max_points = outcome.points, outcome.max_points
