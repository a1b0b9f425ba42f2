"""The one door to the audit trail."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from kernel.models import AuditEvent


def record(
    *,
    actor: models.Model | None,
    verb: str,
    target: models.Model,
    now: datetime | None = None,
    **facts: Any,
) -> AuditEvent:
    """Write one row of the trail in the caller's transaction.

    Args:
        actor: the user who asked; None is the system.
        verb: dotted past tense, as ``campaign.published``.
        target: what was changed or read; its ``uid`` is kept if it has one.
        facts: JSON values that a later reader needs: counts, old and new, reasons.
    """
    return AuditEvent.objects.create(
        happened_at=now or timezone.now(),
        actor_uid=getattr(actor, "uid", None),
        actor_label=str(actor) if actor else "",
        verb=verb,
        target_type=target._meta.label_lower,
        target_uid=getattr(target, "uid", None),
        target_label=str(target)[:200],
        facts=facts,
    )
