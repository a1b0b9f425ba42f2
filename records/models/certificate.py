"""The numbered registers of certificates, and every certificate that was ever issued.

The triggers of migration 0040 refuse to remove a certificate, to change what it says, to
take a number back, and any step but issued -> replaced | revoked.
"""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.models import Person, Unit
from records.kinds.certificate import (
    Cause,
    CertificateKind,
    CertificateState,
    Validity,
    shown,
    validity,
)
from records.models.completion_record import CompletionRecord


class CertificateRegister(models.Model):
    """A register (sổ cấp) of one unit; numbers begin anew each year."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.TextField(choices=CertificateKind)
    title = models.TextField()  # what is certified, as it is printed
    sign = models.TextField()  # after number and year: 12/2026/GCN-ĐVM
    months = models.PositiveSmallIntegerField(null=True)  # None: for ever
    place = models.TextField(blank=True)  # before the date
    signer_post = models.TextField()
    signer_name = models.TextField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("register of certificates")
        verbose_name_plural = _("registers of certificates")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "sign"], name="one_register_a_sign_each"
            ),
            models.CheckConstraint(
                condition=Q(months=None) | Q(months__gt=0), name="months_are_some"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CertificateYear(models.Model):
    """The last number that a register gave in a year; its row is locked to give the next."""

    register = models.ForeignKey(
        CertificateRegister, models.PROTECT, related_name="years"
    )
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("year of a register")
        verbose_name_plural = _("years of registers")
        constraints = [
            models.UniqueConstraint(
                fields=["register", "year"], name="one_count_a_year_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.register_id} {self.year} {self.last_number}"


class Certificate(models.Model):
    """One certificate, in the words of the day on which it was issued."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    register = models.ForeignKey(
        CertificateRegister, models.PROTECT, related_name="certificates"
    )
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()  # from 1, without a gap
    code = models.TextField(unique=True)  # opens the public check; nothing else does
    record = models.ForeignKey(
        CompletionRecord, models.PROTECT, related_name="certificates"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="certificates"
    )  # the record's
    state = models.TextField(choices=CertificateState, default=CertificateState.ISSUED)
    holder_name = models.TextField()
    holder_key = models.TextField()  # people.kinds.name.search_key
    born_on = models.DateField(null=True)
    unit_name = models.TextField()
    study = models.TextField()  # the campaign's title
    studied_from = models.DateField()
    studied_until = models.DateField()
    wording = models.JSONField()  # of the register: body, title, sign, place, signer
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    valid_until = models.DateField(null=True)  # the last day
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )
    cause = models.TextField(choices=Cause, blank=True)
    cause_note = models.TextField(blank=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    revoked_reason = models.TextField(blank=True)
    is_name_open = models.BooleanField(default=False)  # the holder's wish alone

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.UniqueConstraint(
                fields=["register", "year", "number"], name="one_certificate_a_number"
            ),
            models.UniqueConstraint(
                fields=["record"],
                condition=Q(supersedes=None),
                name="certificate_is_issued_once",
            ),
            models.UniqueConstraint(
                fields=["record"],
                condition=Q(state="issued"),
                name="one_certificate_in_force_each",
            ),
            models.CheckConstraint(
                condition=Q(number__gt=0), name="numbers_begin_at_one"
            ),
            models.CheckConstraint(
                condition=Q(supersedes=None, cause="", cause_note="")
                | (Q(supersedes__isnull=False) & ~Q(cause="") & ~Q(cause_note="")),
                name="issue_anew_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="revoked", revoked_at__isnull=False, revoked_by__isnull=False
                )
                & ~Q(revoked_reason="")
                | ~Q(state="revoked") & Q(revoked_at=None, revoked_by=None),
                name="revocation_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("issued_on")),
                name="certificate_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["person"], name="certificates_of_one")]

    def __str__(self) -> str:
        return self.full_number

    @property
    def full_number(self) -> str:
        """``12/2026/GCN-ĐVM``."""
        return f"{self.number}/{self.year}/{self.wording['sign']}"

    @property
    def shown_code(self) -> str:
        return shown(self.code)

    def validity_on(self, day: date) -> Validity:
        return validity(self.state, self.valid_until, day)


class CertificateCheckFailure(models.Model):
    """A wrong code was asked for; counted for each network, forgotten after a day."""

    network = models.TextField()
    failed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("wrong code of a certificate")
        verbose_name_plural = _("wrong codes of certificates")
        indexes = [
            models.Index(
                fields=["network", "failed_at"], name="wrong_certificate_codes"
            )
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.failed_at}"
