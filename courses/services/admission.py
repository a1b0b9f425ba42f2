"""What was held with somebody there opens what comes after it to them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from courses.models import Activity, Admission, Enrolment
from kernel import audit
from people.models import User

BATCH = 5000


@transaction.atomic
def admit(
    *,
    activity: Activity,
    people: Iterable[int] | QuerySet[Any],
    actor: User | None,
    now: datetime,
) -> int:
    """Note that ``people`` were there when ``activity`` was held; how many are new.

    Args:
        people: ids of persons; whoever has no place in the course is left out.
    """
    places = Enrolment.objects.filter(
        run__course=activity.section.course_id, person__in=people
    ).exclude(state=Enrolment.State.WITHDRAWN)
    fresh = places.exclude(admissions__activity=activity).values_list("pk", flat=True)
    made = Admission.objects.bulk_create(
        [
            Admission(enrolment_id=one, activity=activity, admitted_at=now)
            for one in fresh
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    if made:
        audit.record(
            actor=actor,
            verb="activity.admitted",
            target=activity,
            now=now,
            people=len(made),
        )
    return len(made)
