"""Practice: a question is checked at once, and no record hears of it."""

from uuid import UUID

from django.db import transaction

from assessments.models import Attempt, AttemptItem
from assessments.services.marking import mark_items, newest_events


@transaction.atomic
def check_item(*, attempt: Attempt, item: str) -> int | None:
    """Mark one answered question of an open practice; its position, None if there is none.

    Once checked it stands: what is right has been shown. A question without an answer is
    left as it is. Not audited: practice is apart from records.
    """
    try:
        uid = UUID(item)
    except ValueError:
        return None
    locked = (
        Attempt.objects.select_for_update(of=("self",))
        .filter(pk=attempt.pk, state=Attempt.State.OPEN, quiz__is_practice=True)
        .first()
    )
    found = (
        AttemptItem.objects.filter(attempt=locked, uid=uid)
        .select_related("version")
        .first()
    )
    if locked is None or found is None:
        return None
    answers = newest_events(locked)
    if found.points is None and found.pk in answers:
        (outcome,) = mark_items([found], answers).outcomes
        AttemptItem.objects.filter(pk=found.pk).update(points=outcome.points)
    return found.position
