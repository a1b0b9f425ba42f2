"""One process passes panels on; others stand by until its signs of life stop coming."""

from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Now

from live.models import RelayLease
from live.selectors.relay import LEASE


def hold(*, holder: UUID) -> bool:
    """Take the lease, or keep it for another ``LEASE``. False: another has it.

    To be called well within ``LEASE``; the database's clock alone says whether it ran out.
    """
    RelayLease.objects.get_or_create(defaults={"holder": holder, "beat_at": Now()})
    free = Q(holder=holder) | Q(beat_at__lt=Now() - LEASE)
    held = RelayLease.objects.filter(free).update(holder=holder, beat_at=Now())
    return bool(held)


def let_go(*, holder: UUID) -> bool:
    """Whoever stands by may begin at once. False: another has it already."""
    return bool(RelayLease.objects.filter(holder=holder).delete()[0])
