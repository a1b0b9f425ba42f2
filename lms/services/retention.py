"""Deleting what was to be kept for a time only (D06)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from kernel.kinds.privacy import RAW_FOR, Held, Purpose
from kernel.queue import leave_result, progress
from lms.selectors.held import all_of, model_of, raw
from people.events import ErasureGranted

AT_ONCE = 5_000  # rows a transaction


def forget_raw(*, now: datetime | None = None) -> dict[str, int]:
    """Delete what the registers keep for ninety days and is older; rows by model.

    Safe to break off and to run again: after a backup was restored the next run deletes
    again what had been deleted. The job's page tells how many rows of what went.
    """
    before = (now or timezone.now()) - RAW_FOR
    gone: dict[str, int] = {}
    registers = raw()
    for done, held in enumerate(registers):
        progress(done, len(registers), str(model_of(held)._meta.verbose_name_plural))
        if count := _forget(held, before):
            gone[held.model] = count
    words = [
        f"{model_of(held)._meta.verbose_name_plural}: {gone[held.model]}"
        for held in registers
        if held.model in gone
    ]
    leave_result(told="; ".join(words) or gettext("Nothing was old enough."))
    return gone


def forget_person(event: ErasureGranted) -> None:
    """Delete the raw rows about one person, young ones too.

    Not those by which the honesty of a test is judged: others may stand in them, and they
    go by themselves.
    """
    for held in raw():
        if held.purpose == Purpose.INTEGRITY:
            continue
        _delete(held, all_of(held).filter(**{held.person: event.person.pk}))


def _forget(held: Held, before: datetime) -> int:
    return _delete(held, all_of(held).filter(**{f"{held.until}__lt": before}))


def _delete(held: Held, old: "QuerySet[Any]") -> int:
    total = 0
    while True:
        with transaction.atomic():
            keys = list(old.values_list("pk", flat=True)[:AT_ONCE])
            if not keys:
                return total
            all_of(held).filter(pk__in=keys).delete()
        total += len(keys)
