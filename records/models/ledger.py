"""The ledger: what was recorded, in an order that nobody can change unseen.

No table here has a foreign key out of the ledger: what is emptied elsewhere stays here.
The triggers of migration 0011 refuse to change or remove rows.
"""

import uuid

from django.db import models
from django.db.models import Func
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from records.kinds.ledger.canonical import EntryKind

_CLOCK = Func(function="clock_timestamp", output_field=models.DateTimeField())


def _is_32_bytes(field: str) -> Exact:
    length = Func(field, function="octet_length", output_field=models.IntegerField())
    return Exact(length, 32)


class LedgerEntry(models.Model):
    """That something was recorded, without saying what or of whom."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.TextField(choices=EntryKind)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True)  # no forks
    commitment = models.BinaryField()  # records.kinds.ledger.canonical.commitment
    recorded_at = models.DateTimeField(db_default=_CLOCK)  # the database's clock

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        constraints = [
            models.CheckConstraint(
                condition=_is_32_bytes("commitment"), name="commitment_is_a_hash"
            )
        ]

    def __str__(self) -> str:
        return str(self.uid)


class LedgerOpening(models.Model):
    """What an entry commits to. Removing it forgets the person; the entry stays valid."""

    entry = models.OneToOneField(
        LedgerEntry, models.PROTECT, primary_key=True, related_name="opening"
    )
    subject_uid = models.UUIDField()  # of the completion record or the attestation
    step = models.PositiveIntegerField()  # 1 is the first entry about the subject
    salt = models.BinaryField()
    payload = models.TextField()  # canonical JSON, the very bytes

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        constraints = [
            models.UniqueConstraint(
                fields=["subject_uid", "step"], name="one_opening_each_step"
            ),
            models.CheckConstraint(
                condition=_is_32_bytes("salt"), name="salt_has_its_length"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_uid} {self.step}"


class LedgerLeaf(models.Model):
    """The number of an entry: 1, 2, 3 … without a gap, given by the sealer."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(LedgerEntry, models.PROTECT, related_name="leaf")

    class Meta:
        verbose_name = _("sealed entry")
        verbose_name_plural = _("sealed entries")

    def __str__(self) -> str:
        return str(self.number)


class LedgerHead(models.Model):
    """The tree after a sealing, signed. ``peaks`` let the next sealing go on from here."""

    size = models.BigIntegerField(unique=True)
    root = models.BinaryField()
    peaks = models.BinaryField()
    note = models.TextField()
    sealed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("ledger head")
        verbose_name_plural = _("ledger heads")

    def __str__(self) -> str:
        return f"{self.size} {bytes(self.root).hex()}"


class LedgerErasure(models.Model):
    """That the openings of a subject were removed; without this row none can be.

    What is entered about the subject afterwards goes on from there, and may be erased too.
    """

    subject_uid = models.UUIDField(db_index=True)
    entry_uids = models.JSONField()
    reason = models.TextField()
    erased_at = models.DateTimeField(db_default=_CLOCK)

    class Meta:
        verbose_name = _("erasure from the ledger")
        verbose_name_plural = _("erasures from the ledger")

    def __str__(self) -> str:
        return str(self.subject_uid)


class KeptHead(models.Model):
    """A signed head that somebody outside had kept and handed in; each check holds it.

    It speaks for the ledger as it was when it was signed: after a backup was restored it
    tells whether what was sealed by then is still there.
    """

    size = models.BigIntegerField()  # entries it speaks for
    root = models.BinaryField()
    sealed_at = models.DateTimeField()
    note = models.TextField(unique=True)
    given_at = models.DateTimeField()  # the audit knows by whom

    class Meta:
        verbose_name = _("kept head of the ledger")
        verbose_name_plural = _("kept heads of the ledger")

    def __str__(self) -> str:
        return f"{self.size} {self.given_at:%Y-%m-%d}"


class LedgerCheck(models.Model):
    """One verification of the whole ledger against the records."""

    checked_at = models.DateTimeField()
    size = models.BigIntegerField()  # sealed entries
    unsealed = models.PositiveIntegerField()
    records = models.PositiveIntegerField()  # records compared
    findings = models.PositiveIntegerField()
    samples = models.JSONField(default=list)  # the first findings, [code, words]

    class Meta:
        verbose_name = _("check of the ledger")
        verbose_name_plural = _("checks of the ledger")

    def __str__(self) -> str:
        return f"{self.checked_at:%Y-%m-%d %H:%M} {self.findings}"
