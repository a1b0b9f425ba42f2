"""What may become of a certificate: issued anew for a reason, revoked, its name opened."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from people.kinds.text import plain
from people.models import User
from records.kinds.certificate import Cause, CertificateState
from records.models import Certificate
from records.selectors.certificate import unit_names_on
from records.services.certificate import (
    DayAhead,
    certificate_for,
    take_numbers,
    wording_of,
)
from records.services.ledger_entry import enter_certificate, enter_certificates

LONGEST = 1000
PRINTED = (
    "holder_name", "holder_key", "born_on", "unit_name", "study", "studied_from",
    "studied_until", "wording",
)  # fmt: skip


class NotInForce(DomainError):
    message = _(
        "This certificate was issued anew or revoked meanwhile; nothing was changed."
    )


class ReasonMissing(DomainError):
    message = _("Write the reason, so that whoever asks later can be told.")


class BeforeTheFirst(DomainError):
    message = _("The day lies before the day of the first issue. Write a later one.")


@transaction.atomic
def reissue(
    *,
    certificate: Certificate,
    cause: Cause,
    note: str,
    actor: User,
    issued_on: date | None = None,
    now: datetime | None = None,
) -> Certificate:
    """Issue it anew under a new number; the old one is not valid any more.

    After an error of the issuer the new one is in the words of today, else in those of
    the old one. It ends when the old one would have ended.

    Raises:
        ReasonMissing: ``note`` is empty.
        NotInForce: it was issued anew or revoked.
        DayAhead, BeforeTheFirst: the day cannot be.
    """
    now = now or timezone.now()
    issued_on = issued_on or timezone.localdate(now)
    old, note = _claim(certificate), plain(note, LONGEST)
    if not note:
        raise ReasonMissing
    if issued_on > timezone.localdate(now):
        raise DayAhead
    if issued_on < old.issued_on:
        raise BeforeTheFirst
    new = _twin(old, cause, issued_on)
    new.cause, new.cause_note, new.supersedes = cause, note, old
    new.register, new.year = old.register, issued_on.year
    new.number = take_numbers(old.register, issued_on.year, 1)
    new.issued_on, new.issued_at, new.issued_by = issued_on, now, actor
    new.valid_until, new.is_name_open = old.valid_until, old.is_name_open
    old.state = CertificateState.REPLACED
    old.save(update_fields=["state"])
    new.save()
    enter_certificate(certificate=old)
    enter_certificates(ids=[new.pk])
    audit.record(
        actor=actor,
        verb="certificate.reissued",
        target=new,
        now=now,
        number=new.full_number,
        supersedes=str(old.uid),
        old_number=old.full_number,
        cause=cause,
        reason=note,
    )
    return new


@transaction.atomic
def revoke(
    *, certificate: Certificate, reason: str, actor: User, now: datetime | None = None
) -> Certificate:
    """Take it back for good.

    Raises:
        ReasonMissing: no reason is given.
        NotInForce: it was issued anew or revoked.
    """
    now = now or timezone.now()
    one, reason = _claim(certificate), plain(reason, LONGEST)
    if not reason:
        raise ReasonMissing
    one.state, one.revoked_reason = CertificateState.REVOKED, reason
    one.revoked_at, one.revoked_by = now, actor
    one.save(update_fields=["state", "revoked_at", "revoked_by", "revoked_reason"])
    enter_certificate(certificate=one)
    audit.record(
        actor=actor,
        verb="certificate.revoked",
        target=one,
        now=now,
        number=one.full_number,
        reason=reason,
    )
    return one


@transaction.atomic
def open_name(*, certificate: Certificate, is_open: bool, actor: User) -> bool:
    """The holder has the public check show their name, or not; whether it changed."""
    other = Certificate.objects.filter(pk=certificate.pk, is_name_open=not is_open)
    if not other.update(is_name_open=is_open):
        return False
    verb = "certificate.name_opened" if is_open else "certificate.name_closed"
    audit.record(actor=actor, verb=verb, target=certificate)
    return True


def _claim(certificate: Certificate) -> Certificate:
    rows = Certificate.objects.select_for_update(of=("self",)).select_related(
        "register__owner", "record__person", "record__version", "record__unit"
    )
    one = rows.get(pk=certificate.pk)
    if one.state != CertificateState.ISSUED:
        raise NotInForce
    return one


def _twin(old: Certificate, cause: Cause, issued_on: date) -> Certificate:
    record, register = old.record, old.register
    names = unit_names_on([record.unit_id, register.owner_id], issued_on)
    wording = wording_of(register, names.get(register.owner_id, register.owner.name))
    new = certificate_for(record, names.get(record.unit_id, record.unit.name), wording)
    if cause == Cause.LOST:
        for name in PRINTED:
            setattr(new, name, getattr(old, name))
    return new
