"""Flags that a taker sets on questions to look at again; they mean nothing else."""

from uuid import UUID

from django.db import transaction
from django.db.models import Case, QuerySet, Value, When

from assessments.models import Attempt, AttemptItem


@transaction.atomic
def set_flag(*, attempt: Attempt, item: str, is_flagged: bool) -> bool:
    """Flag a question of an open attempt, or take the flag back; whether it was there.

    Not audited: nobody may later dispute a note to oneself.
    """
    found = _item(attempt, item)
    return bool(found is not None and found.update(is_flagged=is_flagged))


@transaction.atomic
def toggle_flag(*, attempt: Attempt, item: str) -> int | None:
    """Turn the flag round; the position of the question, None if it is not there."""
    found = _item(attempt, item)
    if found is None:
        return None
    turned = Case(When(is_flagged=True, then=Value(False)), default=Value(True))
    found.update(is_flagged=turned)
    return found.values_list("position", flat=True).first()


def _item(attempt: Attempt, told: str) -> QuerySet[AttemptItem] | None:
    try:
        uid = UUID(told)
    except ValueError:
        return None
    return AttemptItem.objects.filter(
        attempt=attempt, attempt__state=Attempt.State.OPEN, uid=uid
    )
