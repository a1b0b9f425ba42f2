"""The way of a question from its author to approval by another person."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import Question, QuestionVersion
from assessments.services.drawn_paper import forget_papers
from assessments.services.question import NotADraft
from kernel import audit
from kernel.errors import DomainError
from kernel.models import AuditEvent
from people.models import User

State = QuestionVersion.State
WRITING = ["question.written", "question.edited", "question.version_begun"]


class PointMissing(DomainError):
    message = _("Say which point of the document the question is about.")


class OwnQuestion(DomainError):
    message = _("Another person must approve what you have written.")


class NotInReview(DomainError):
    message = _("The question is not in review; perhaps somebody has just decided.")


class NoteMissing(DomainError):
    message = _("Say why the question is returned, so that it can be mended.")


class NotInUse(DomainError):
    message = _("Only an approved question can be retired.")


@transaction.atomic
def submit_for_review(*, version: QuestionVersion, actor: User) -> QuestionVersion:
    """Hand a draft to the reviewers.

    Raises:
        PointMissing: it names no point.
        NotADraft: it is no draft.
    """
    version = _locked(version)
    if version.state != State.DRAFT:
        raise NotADraft
    if version.point_id is None:
        raise PointMissing
    return _move(version, State.REVIEW, actor, "question.submitted", note="")


@transaction.atomic
def return_to_author(
    *, version: QuestionVersion, note: str, actor: User
) -> QuestionVersion:
    """Give a question back with the reason.

    Raises:
        NotInReview: it is not in review.
        NoteMissing: no reason is given.
    """
    version = _locked(version)
    if version.state != State.REVIEW:
        raise NotInReview
    if not note.strip():
        raise NoteMissing
    return _move(version, State.DRAFT, actor, "question.returned", note=note.strip())


@transaction.atomic
def approve_question(
    *, version: QuestionVersion, actor: User, now: datetime | None = None
) -> QuestionVersion:
    """Let papers draw the question; its former version is retired.

    Raises:
        NotInReview: it is not in review.
        OwnQuestion: ``actor`` wrote or edited this version.
    """
    now = now or timezone.now()
    question = Question.objects.select_for_update().get(pk=version.question_id)
    version = _locked(version)
    if version.state != State.REVIEW:
        raise NotInReview
    if version.author_id == actor.pk or _has_written(actor, version):
        raise OwnQuestion
    former = QuestionVersion.objects.filter(
        question=version.question_id, state=State.APPROVED
    )
    former.update(state=State.RETIRED)
    version.approved_by = actor
    version.approved_at = now
    _move(version, State.APPROVED, actor, "question.approved", note="")
    forget_papers(bank_id=question.bank_id)
    return version


@transaction.atomic
def retire_question(*, version: QuestionVersion, actor: User) -> QuestionVersion:
    """Have papers no longer draw an approved question; those drawn keep it.

    Raises:
        NotInUse: it is not approved.
    """
    version = _locked(version)
    if version.state != State.APPROVED:
        raise NotInUse
    _move(version, State.RETIRED, actor, "question.retired", note=version.note)
    forget_papers(bank_id=version.question.bank_id)
    return version


def _locked(version: QuestionVersion) -> QuestionVersion:
    return QuestionVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)


def _has_written(actor: User, version: QuestionVersion) -> bool:
    return AuditEvent.objects.filter(
        target_type=version._meta.label_lower,
        target_uid=version.uid,
        actor_uid=actor.uid,
        verb__in=WRITING,
    ).exists()


def _move(
    version: QuestionVersion, state: State, actor: User, verb: str, *, note: str
) -> QuestionVersion:
    version.state = state
    version.note = note
    version.save(update_fields=["state", "note", "approved_by", "approved_at"])
    audit.record(actor=actor, verb=verb, target=version, note=note)
    return version
