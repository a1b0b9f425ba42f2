"""The whole ledger verified, and every completion record held against it."""

from collections.abc import Sequence
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kernel import audit
from kernel.models import Job
from kernel.queue import enqueue, leave_result
from people.models import User
from records.kinds.ledger.heads import Report
from records.kinds.ledger.note import BadNote, Checkpoint
from records.kinds.ledger.verifier import examine
from records.models import KeptHead, LedgerCheck, LedgerHead
from records.services.keys import ledger_keys
from records.services.ledger_bundle import write_bundle

SAMPLES = 20


def verify(notes: Sequence[str] = ()) -> Report:
    """What the stand-alone verifier says of the ledger as it is now.

    Args:
        notes: signed heads to hold it against, besides those that were handed in.
    """
    kept = KeptHead.objects.order_by("size", "pk").values_list("note", flat=True)
    with TemporaryFile() as file:
        write_bundle(file)
        file.seek(0)
        return examine(file, witnesses=[*kept, *notes])


@transaction.atomic
def hand_in_head(*, note: str, actor: User, now: datetime | None = None) -> Job:
    """Hold the ledger against a head that was kept outside, now and at each check.

    Raises:
        BadNote: the key of the ledger has not signed it.
    """
    now = now or timezone.now()
    checkpoint = read_checkpoint(note)
    head, is_new = KeptHead.objects.get_or_create(
        note=note,
        defaults={
            "size": checkpoint.size,
            "root": checkpoint.root,
            "sealed_at": checkpoint.sealed_at,
            "given_at": now,
        },
    )
    if is_new:
        audit.record(
            actor=actor, verb="ledger.head_handed_in", target=head, now=now,
            size=head.size,
        )  # fmt: skip
    return ask_check(actor=actor)


def read_checkpoint(note: str) -> Checkpoint:
    """What a signed head says.

    Raises:
        BadNote: the key that signed heads of that size has not signed it.
    """
    ring = ledger_keys()
    era, body = ring.signed(note) or (None, "")
    checkpoint = Checkpoint.from_body(body)
    if not (era and era.covers(checkpoint.size) and checkpoint.origin == ring.origin):
        raise BadNote
    return checkpoint


@transaction.atomic
def ask_check(*, actor: User) -> Job:
    """Have the whole ledger verified in the background; the job says what was found."""
    return enqueue(
        "records.tasks.verify_ledger", title=_("Check of the ledger"), actor=actor
    )


@transaction.atomic
def take_bundle(*, actor: User, now: datetime | None = None) -> IO[bytes]:
    """The bundle as an open file at its beginning; who took it is written down."""
    file = TemporaryFile()  # noqa: SIM115 -- the caller closes it
    write_bundle(file, now=now)
    head = LedgerHead.objects.order_by("-size").first()
    audit.record(
        actor=actor,
        verb="ledger.exported",
        target=head or LedgerHead(),
        now=now,
        size=file.seek(0, 2),
        sealed=head.size if head else 0,
    )
    file.seek(0)
    return file


def check_ledger(*, now: datetime | None = None) -> LedgerCheck:
    """Verify, and write down what was found; the job that runs this shows it too."""
    report = verify()
    leave_result(
        sealed=report.size,
        records=report.compared["record"],
        findings=len(report.findings),
    )
    return LedgerCheck.objects.create(
        checked_at=now or timezone.now(),
        size=report.size,
        unsealed=report.unsealed,
        records=report.compared["record"],
        findings=len(report.findings),
        samples=[list(one) for one in report.findings[:SAMPLES]],
    )
