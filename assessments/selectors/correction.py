"""Which correction of a question holds, and what it makes of the key."""

from collections.abc import Iterable

from django.db.models import QuerySet

from assessments.kinds.content import AnyContent, Content
from assessments.kinds.question_type import CHOICES, content_of
from assessments.models import AttemptItem, KeyCorrection, QuestionVersion, Quiz
from assessments.selectors.question import banks_for
from people.access import Actor, Permission


def in_force(version_ids: Iterable[int]) -> dict[int, KeyCorrection]:
    """The correction that holds of each version; those without any are not there."""
    newest = (
        KeyCorrection.objects.filter(
            version__in=list(version_ids), state=KeyCorrection.State.APPROVED
        )
        .order_by("version", "-decided_at", "-pk")
        .distinct("version")
    )
    return {one.version_id: one for one in newest}


def content_under(
    version: QuestionVersion, correction: KeyCorrection | None
) -> AnyContent:
    """What is marked by: the version's content, with the new key if there is one."""
    if correction is not None and correction.content is not None:
        return content_of(version.kind, correction.content)
    return content_of(version.kind, version.content)


def choice_under(
    version: QuestionVersion, correction: KeyCorrection | None
) -> Content | None:
    """The same of a question with options and a key; None of any other."""
    content = content_under(version, correction)
    if version.kind in CHOICES and isinstance(content, Content):
        return content
    return None


def is_void(correction: KeyCorrection | None) -> bool:
    """Whether everybody has the whole point."""
    return correction is not None and correction.kind == KeyCorrection.Kind.VOID


def void_versions(quiz: Quiz) -> list[int]:
    """The ids of the voided versions in the bank of ``quiz``."""
    versions = QuestionVersion.objects.filter(
        question__bank=quiz.bank_id, corrections__state=KeyCorrection.State.APPROVED
    ).values_list("pk", flat=True)
    return [pk for pk, one in in_force(versions).items() if is_void(one)]


def corrections_for(user: Actor, *permissions: Permission) -> QuerySet[KeyCorrection]:
    """The corrections of questions in the banks of the user's grants."""
    banks = banks_for(user, *permissions)
    return KeyCorrection.objects.filter(
        version__question__bank__in=banks
    ).select_related("version__question__bank", "proposed_by", "decided_by")


def attempts_hit(version: QuestionVersion) -> int:
    """How many closed attempts drew the version."""
    drawn = AttemptItem.objects.filter(version=version)
    return drawn.exclude(attempt__state="open").count()
