"""Leave from the order of lessons."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Activity, Enrolment, Waiver
from courses.services.completion import ActivityElsewhere
from kernel import audit
from kernel.errors import DomainError
from people.models import User


class ReasonMissing(DomainError):
    message = _("Say why this learner may leave the order of lessons.")


@transaction.atomic
def grant_waiver(
    *,
    enrolment: Enrolment,
    activity: Activity,
    reason: str,
    actor: User,
    now: datetime | None = None,
) -> Waiver:
    """Let the learner open ``activity`` before the former ones are complete.

    A waiver that stands is returned as it is, with its first reason and grantor.

    Raises:
        ReasonMissing: ``reason`` is blank.
        ActivityElsewhere: the activity is not of the enrolment's course.
    """
    now = now or timezone.now()
    reason = " ".join(reason.split())
    if not reason:
        raise ReasonMissing
    if activity.section.course_id != enrolment.run.course_id:
        raise ActivityElsewhere
    waiver, is_new = Waiver.objects.get_or_create(
        enrolment=enrolment,
        activity=activity,
        defaults={"reason": reason, "granted_by": actor, "granted_at": now},
    )
    if is_new:
        audit.record(
            actor=actor,
            verb="waiver.granted",
            target=waiver,
            now=now,
            enrolment=str(enrolment.uid),
            activity=str(activity.uid),
            reason=reason,
        )
    return waiver
