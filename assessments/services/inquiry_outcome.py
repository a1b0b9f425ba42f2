"""The outcome of an inquiry: one person proposes it, another confirms it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.kinds.inquiry import SETTLED, InquiryState, Step
from assessments.models import Attempt, Inquiry
from assessments.selectors.adjustment import allowance_of
from assessments.selectors.counting import counted_of, is_final
from assessments.selectors.review import waits_for_marks
from assessments.services.inquiry import claim, move, worded
from courses.events import Ruling
from courses.models import Enrolment, Progress
from courses.services.withdrawal import withdraw_evidence
from kernel import audit
from kernel.errors import DomainError
from people.models import User


class NotHeardYet(DomainError):
    message = _(
        "The member still has time to answer. Wait for it, note a talk, or wait until the"
        " day that they were told."
    )


class SecondPersonNeeded(DomainError):
    message = _("Another person must confirm what you have proposed.")


@transaction.atomic
def propose_outcome(
    *,
    inquiry: Inquiry,
    is_disallowed: bool,
    reason: str,
    actor: User,
    now: datetime | None = None,
) -> Inquiry:
    """Say what should come of it; it does not count yet.

    Raises:
        ReasonNeeded: nothing was said.
        NotHeardYet: the member has neither answered nor been talked with, and has time.
        OwnInquiry, NotThisStep: not by ``actor``, or not any more.
    """
    now = now or timezone.now()
    reason = worded(reason)
    inquiry = claim(inquiry, actor)
    is_heard = inquiry.answered_at is not None or inquiry.talked_on is not None
    if not is_heard and inquiry.due_at is not None and now < inquiry.due_at:
        raise NotHeardYet
    move(inquiry, Step.PROPOSE)
    inquiry.is_disallowed, inquiry.reason = is_disallowed, reason
    inquiry.proposed_by, inquiry.proposed_at = actor, now
    inquiry.sent_back_because = ""
    inquiry.save()
    audit.record(
        actor=actor, verb="inquiry.proposed", target=inquiry, now=now,
        disallowed=is_disallowed, reason=reason,
    )  # fmt: skip
    return inquiry


@transaction.atomic
def send_back(
    *, inquiry: Inquiry, reason: str, actor: User, now: datetime | None = None
) -> Inquiry:
    """The second person does not agree: another outcome is to be proposed.

    Raises:
        ReasonNeeded, SecondPersonNeeded, OwnInquiry, NotThisStep.
    """
    now = now or timezone.now()
    reason = worded(reason)
    inquiry = _claim_as_second(inquiry, actor)
    move(inquiry, Step.SEND_BACK)
    inquiry.sent_back_because = reason
    inquiry.save()
    audit.record(
        actor=actor, verb="inquiry.sent_back", target=inquiry, now=now, reason=reason
    )
    return inquiry


@transaction.atomic
def confirm_outcome(
    *, inquiry: Inquiry, actor: User, now: datetime | None = None
) -> bool:
    """Let the proposed outcome count; whether this call did it. The member is told.

    Not recognised: the attempt keeps its answers and its score, but the course and the
    records go by the other attempts (courses.services.withdrawal). The enrolment is
    locked first, as in submitting.

    Raises:
        SecondPersonNeeded, OwnInquiry, NotThisStep.
    """
    now = now or timezone.now()
    Enrolment.objects.select_for_update().get(attempts__inquiries=inquiry.pk)
    inquiry = _claim_as_second(inquiry, actor)
    if inquiry.state in SETTLED and inquiry.decided_by_id == actor.pk:
        return False
    move(inquiry, Step.DISALLOW if inquiry.is_disallowed else Step.KEEP)
    inquiry.decided_by, inquiry.settled_at = actor, now
    inquiry.save()
    audit.record(
        actor=actor, verb=f"inquiry.{inquiry.state}", target=inquiry, now=now,
        attempt=str(inquiry.attempt.uid), reason=inquiry.reason,
    )  # fmt: skip
    if inquiry.state == InquiryState.DISALLOWED:
        _disallow(inquiry, actor, now)
    return True


@transaction.atomic
def note_outcome_seen(*, inquiry: Inquiry, now: datetime | None = None) -> bool:
    """The member has read the outcome; whether this call put the notice away."""
    unseen = Inquiry.objects.filter(
        pk=inquiry.pk, settled_at__isnull=False, seen_at=None
    )
    return bool(unseen.update(seen_at=now or timezone.now()))


def _claim_as_second(inquiry: Inquiry, actor: User) -> Inquiry:
    inquiry = claim(inquiry, actor)
    if inquiry.proposed_by_id == actor.pk:
        raise SecondPersonNeeded
    return inquiry


def _disallow(inquiry: Inquiry, actor: User, now: datetime) -> None:
    attempt = inquiry.attempt
    Attempt.objects.filter(pk=attempt.pk, disallowed_at=None).update(disallowed_at=now)
    assert inquiry.proposed_by is not None
    activity = attempt.quiz.activity
    progress = Progress.objects.filter(
        enrolment=attempt.enrolment_id, activity=activity
    ).first()
    if progress is not None:
        withdraw_evidence(
            enrolment=attempt.enrolment,
            activity=activity,
            evidence=_what_is_left(attempt, progress.evidence, now),
            ruling=Ruling(inquiry.uid, inquiry.reason, inquiry.proposed_by, actor),
            now=now,
        )


def _what_is_left(
    attempt: Attempt, known: dict[str, Any], now: datetime
) -> dict[str, Any]:
    """What the course would know if ``attempt`` had not been handed in."""
    quiz, enrolment = attempt.quiz, attempt.enrolment
    made = list(Attempt.objects.filter(enrolment=enrolment, quiz=quiz))
    for one in made:
        one.quiz = quiz
    uid = str(attempt.uid)
    left = {name: value for name, value in known.items() if name != "scaled"}
    left["attempts"] = [one for one in known.get("attempts", []) if one != uid]
    allowance = allowance_of(attempt.person_id, quiz, timezone.localdate(now))
    final = is_final(quiz, enrolment.run, allowance, made=len(made), now=now)
    sure = [one for one in made if _is_sure(one)]
    number = counted_of(quiz, sure, final=final)
    for one in sure:
        if one.number == number:
            left["scaled"] = str(one.scaled)
    return left


def _is_sure(attempt: Attempt) -> bool:
    """As in assessments.services.marking: a result that persons have yet to mark is not."""
    passes = bool(attempt.quiz.pass_scaled and attempt.passed)
    return not attempt.is_open and (passes or not waits_for_marks(attempt))
