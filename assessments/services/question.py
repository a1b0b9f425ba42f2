"""The writing of questions. Approved versions are never touched: a new one is written."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.kinds.draft import Draft, draft_problems
from assessments.kinds.question_type import content_of
from assessments.models import Question, QuestionBank, QuestionVersion
from courses.models import Point, Resolution
from kernel import audit
from kernel.errors import DomainError
from people.kinds.name import search_key
from people.models import Unit, User

State = QuestionVersion.State


class NotADraft(DomainError):
    message = _("Only a draft may be changed; write a new version of the question.")


class DraftFaulty(DomainError):
    """``problems``: one sentence each."""

    message = _("The question cannot be kept as it is.")

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems) or None)
        self.problems = problems


class VersionOpen(DomainError):
    message = _("A new version of this question is being written already.")


@transaction.atomic
def create_bank(
    *, title: str, owner: Unit, resolution: Resolution, actor: User | None
) -> QuestionBank:
    """Make an empty bank; the same title and owner is the same bank."""
    bank, is_new = QuestionBank.objects.get_or_create(
        owner=owner, title=title, defaults={"resolution": resolution}
    )
    if is_new:
        audit.record(actor=actor, verb="bank.created", target=bank)
    return bank


@transaction.atomic
def write_question(
    *,
    bank: QuestionBank,
    draft: Draft,
    point: Point | None,
    actor: User,
    now: datetime | None = None,
) -> QuestionVersion:
    """Put a new question into ``bank`` as a draft of ``actor``.

    Raises:
        DraftFaulty: it cannot be asked as it is, or the point is of another resolution.
    """
    now = now or timezone.now()
    _check(draft, point, bank)
    question = Question.objects.create(bank=bank)
    version = QuestionVersion(question=question, number=1)
    return _keep(version, draft, point, actor, now, verb="question.written")


@transaction.atomic
def edit_question(
    *,
    version: QuestionVersion,
    draft: Draft,
    point: Point | None,
    actor: User,
    now: datetime | None = None,
) -> QuestionVersion:
    """Change a draft; who changed it last is its author.

    Raises:
        NotADraft: it is in review, approved or retired.
        DraftFaulty: it cannot be asked as it is.
    """
    now = now or timezone.now()
    version = QuestionVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if version.state != State.DRAFT:
        raise NotADraft
    _check(draft, point, version.question.bank)
    return _keep(version, draft, point, actor, now, verb="question.edited")


@transaction.atomic
def start_new_version(
    *, version: QuestionVersion, actor: User, now: datetime | None = None
) -> QuestionVersion:
    """Begin a draft that starts from ``version``; papers drawn keep what they drew.

    Raises:
        VersionOpen: a draft or a version in review stands already.
    """
    now = now or timezone.now()
    question = Question.objects.select_for_update().get(pk=version.question_id)
    if question.versions.filter(state__in=[State.DRAFT, State.REVIEW]).exists():
        raise VersionOpen
    newest = question.versions.aggregate(number=Max("number"))["number"]
    draft = Draft(
        kind=version.kind,
        stem=version.stem,
        content=content_of(version.kind, version.content),
        difficulty=version.difficulty,
    )
    copy = QuestionVersion(question=question, number=newest + 1)
    return _keep(copy, draft, version.point, actor, now, verb="question.version_begun")


@transaction.atomic
def delete_draft(*, version: QuestionVersion, actor: User) -> None:
    """Throw a draft away, and the question with it if nothing else is left of it.

    Raises:
        NotADraft: it is more than a draft.
    """
    question = Question.objects.select_for_update().get(pk=version.question_id)
    gone = question.versions.filter(pk=version.pk, state=State.DRAFT)
    if not gone.exists():
        raise NotADraft
    audit.record(actor=actor, verb="question.deleted", target=version)
    gone.delete()
    if not question.versions.exists():
        question.delete()


def _check(draft: Draft, point: Point | None, bank: QuestionBank) -> None:
    problems = [str(one) for one in draft_problems(draft)]
    if point is not None and point.resolution_id != bank.resolution_id:
        problems.append(str(_("The point belongs to another document.")))
    if problems:
        raise DraftFaulty(problems)


def _keep(
    version: QuestionVersion,
    draft: Draft,
    point: Point | None,
    actor: User,
    now: datetime,
    verb: str,
) -> QuestionVersion:
    version.kind = draft.kind
    version.stem = draft.stem
    version.stem_key = search_key(draft.stem)
    version.content = draft.content.as_json()
    version.difficulty = draft.difficulty
    version.point = point
    version.author = actor
    version.edited_at = now
    version.save()
    audit.record(actor=actor, verb=verb, target=version, now=now, number=version.number)
    return version
