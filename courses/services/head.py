"""Responsible heads (người đứng đầu chịu trách nhiệm) of a draft."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.models import Campaign, ResponsibleHead
from courses.services.draft import lock_draft
from kernel import audit
from people.models import Person, Unit, User


@transaction.atomic
def name_head(
    *,
    campaign: Campaign,
    unit: Unit,
    person: Person | None,
    actor: User,
    now: datetime | None = None,
) -> None:
    """Name who answers for ``unit``; None leaves it to the register.

    Raises:
        NoDraft: there is no draft to write it in.
    """
    now = now or timezone.now()
    draft = lock_draft(campaign)
    if person is None:
        draft.heads.filter(unit=unit).delete()
    else:
        ResponsibleHead.objects.update_or_create(
            version=draft, unit=unit, defaults={"person": person}
        )
    audit.record(
        actor=actor,
        verb="campaign.head_named",
        target=draft.campaign,
        now=now,
        version=draft.number,
        unit=str(unit.uid),
        person=str(person.uid) if person else None,
    )
