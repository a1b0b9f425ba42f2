"""The one door to the audit trail."""

from collections.abc import Sequence
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
    event = _event(actor, verb, target, now or timezone.now(), facts)
    event.save(force_insert=True)
    return event


def record_many(
    *,
    actor: models.Model | None,
    verb: str,
    targets: Sequence[tuple[models.Model, dict[str, Any]]],
    now: datetime | None = None,
) -> None:
    """One row for each of ``targets`` with its facts, where one act meets thousands."""
    moment = now or timezone.now()
    AuditEvent.objects.bulk_create(
        (_event(actor, verb, target, moment, facts) for target, facts in targets),
        batch_size=1000,
    )


def _event(
    actor: models.Model | None,
    verb: str,
    target: models.Model,
    now: datetime,
    facts: dict[str, Any],
) -> AuditEvent:
    return AuditEvent(
        happened_at=now,
        actor_uid=getattr(actor, "uid", None),
        actor_label=str(actor) if actor else "",
        verb=verb,
        target_type=target._meta.label_lower,
        target_uid=getattr(target, "uid", None),
        target_label=str(target)[:200],
        facts=facts,
    )
