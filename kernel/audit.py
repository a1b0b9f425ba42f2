"""The one door to the audit trail."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, models
from django.utils import timezone
from psycopg2.extras import Json

from kernel.models import AuditEvent

# Written out, as each start of a test by a crowd leaves two.
_INSERT = """
INSERT INTO kernel_auditevent (
    uid, happened_at, actor_uid, actor_label, verb, target_type, target_uid,
    target_label, facts
) VALUES (
    %(uid)s, %(happened_at)s, %(actor_uid)s, %(actor_label)s, %(verb)s, %(target_type)s,
    %(target_uid)s, %(target_label)s, %(facts)s
) RETURNING id
"""


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
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, {**vars(event), "facts": Json(facts)})
        (event.pk,) = cursor.fetchone()
    event._state.adding = False  # noqa: SLF001 -- it is kept now
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
