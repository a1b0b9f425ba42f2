"""The marks of a practice result, and the very answer that they are for."""

import hashlib

from django.db.models import Prefetch, QuerySet

from h5p.models import PracticeMark, PracticeResult
from h5p.spec.xapi import FREE_TEXT


def with_marks(results: QuerySet[PracticeResult]) -> QuerySet[PracticeResult]:
    """The results with their marks at hand, the newest first: one query for all."""
    rows = PracticeMark.objects.select_related("marked_by").order_by("-number")
    return results.prefetch_related(Prefetch("hand_marks", queryset=rows))


def newest_mark(result: PracticeResult) -> PracticeMark | None:
    """The mark that counts; ``result`` is one of ``with_marks``."""
    return next(iter(result.hand_marks.all()), None)


def is_former(mark: PracticeMark | None, result: PracticeResult) -> bool:
    """Whether the mark was given for an answer that stands no more."""
    return mark is not None and mark.answer != answer_of(result)


def is_written(result: PracticeResult) -> bool:
    definition = result.statement.get("object", {}).get("definition", {})
    return bool(definition.get("interactionType") == FREE_TEXT)


def answer_of(result: PracticeResult) -> str:
    return str(result.statement.get("result", {}).get("response", ""))


def digest_of(result: PracticeResult) -> str:
    """A name for the very answer, for a form to carry: 64 hex digits."""
    return hashlib.sha256(answer_of(result).encode()).hexdigest()
