"""Registers of certificates and the first issue; anew and revoked: certificate_ending."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from kernel import audit
from kernel.errors import DomainError
from people.kinds.name import search_key, tidy
from people.models import Unit, User
from records.kinds.certificate import CertificateKind, draw, last_day
from records.models import (
    Certificate,
    CertificateRegister,
    CertificateYear,
    CompletionRecord,
)
from records.selectors.certificate import to_certify, unit_names_on
from records.services.ledger_entry import enter_certificates

AT_ONCE = 1000
MOST_MONTHS = 600


class SignTaken(DomainError):
    message = _("Another register of this unit bears this sign. Write another one.")


class NobodyToCertify(DomainError):
    message = _(
        "Nobody of those chosen is still without a certificate; nothing was issued."
    )


class DayAhead(DomainError):
    message = _("The day of issue lies ahead. Write today or a day that has passed.")


class DayBeforeStudy(DomainError):
    message = _(
        "On this day not all of those chosen had passed yet. Write a later day of issue."
    )


@transaction.atomic
def open_register(
    *,
    owner: Unit,
    kind: CertificateKind,
    title: str,
    sign: str,
    months: int | None,
    place: str,
    signer_post: str,
    signer_name: str,
    actor: User,
    now: datetime | None = None,
) -> CertificateRegister:
    """Open a register of ``owner``; its numbers begin at 1 each year.

    Args:
        months: how long a certificate holds; None is for ever.

    Raises:
        SignTaken: a register of the unit bears the sign.
    """
    now = now or timezone.now()
    register, is_new = CertificateRegister.objects.get_or_create(
        owner=owner,
        sign=tidy(sign),
        defaults={
            "kind": kind,
            "title": tidy(title),
            "months": months,
            "place": tidy(place),
            "signer_post": tidy(signer_post),
            "signer_name": tidy(signer_name),
            "created_by": actor,
            "created_at": now,
        },
    )
    if not is_new:
        raise SignTaken
    audit.record(
        actor=actor,
        verb="certificate_register.opened",
        target=register,
        now=now,
        unit=str(owner.uid),
        sign=register.sign,
    )
    return register


@transaction.atomic
def change_register(
    *,
    register: CertificateRegister,
    title: str,
    months: int | None,
    place: str,
    signer_post: str,
    signer_name: str,
    actor: User,
    now: datetime | None = None,
) -> bool:
    """Change what later certificates say; numbers go on. Returns whether it did."""
    now = now or timezone.now()
    register = CertificateRegister.objects.select_for_update().get(pk=register.pk)
    words = {
        "title": tidy(title),
        "months": months,
        "place": tidy(place),
        "signer_post": tidy(signer_post),
        "signer_name": tidy(signer_name),
    }
    old = {name: getattr(register, name) for name in words}
    if old == words:
        return False
    for name, value in words.items():
        setattr(register, name, value)
    register.save(update_fields=list(words))
    audit.record(
        actor=actor,
        verb="certificate_register.changed",
        target=register,
        now=now,
        old=old,
        new=words,
    )
    return True


@transaction.atomic
def issue_certificates(
    *,
    register: CertificateRegister,
    campaign: Campaign,
    issued_on: date,
    actor: User,
    records: Collection[UUID] | None = None,
    words: str = "",
    now: datetime | None = None,
) -> int:
    """Give a number to each who has done all that was asked and has no certificate.

    The campaign's row is locked, so that of two at once the later finds nobody, and the
    register's year, so that no number is given twice or left out.

    Args:
        records: only these of them; None: all whom ``words`` finds.

    Returns:
        How many were issued.

    Raises:
        NobodyToCertify: all of them have one by now, or none may have one.
        DayAhead, DayBeforeStudy: the day of issue cannot be.
    """
    now = now or timezone.now()
    if issued_on > timezone.localdate(now):
        raise DayAhead
    Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)
    chosen = to_certify(campaign, words)
    if records is not None:
        chosen = chosen.filter(uid__in=records)
    people = list(chosen)
    if not people:
        raise NobodyToCertify
    if any(_done_on(one) > issued_on for one in people):
        raise DayBeforeStudy
    first = take_numbers(register, issued_on.year, len(people))
    certificates = _write(register, people, first, issued_on, actor, now)
    enter_certificates(ids=[one.pk for one in certificates])
    audit.record_many(
        actor=actor,
        verb="certificate.issued",
        targets=[
            (one, {"number": one.full_number, "record": str(record.uid)})
            for one, record in zip(certificates, people, strict=True)
        ],
        now=now,
    )
    return len(certificates)


def take_numbers(register: CertificateRegister, year: int, count: int) -> int:
    """The first of ``count`` numbers that follow the last one; held until the commit."""
    CertificateYear.objects.get_or_create(register=register, year=year)
    held = CertificateYear.objects.select_for_update().get(register=register, year=year)
    first = held.last_number + 1
    held.last_number += count
    held.save(update_fields=["last_number"])
    return first


def wording_of(register: CertificateRegister, body: str) -> dict[str, str]:
    """The register's words as they are printed today."""
    return {
        "body": body,
        "kind": register.kind,
        "title": register.title,
        "sign": register.sign,
        "place": register.place,
        "signer_post": register.signer_post,
        "signer_name": register.signer_name,
    }


def certificate_for(
    record: CompletionRecord, unit_name: str, wording: dict[str, str]
) -> Certificate:
    """A certificate in the words of today, without number and day."""
    person, version = record.person, record.version
    return Certificate(
        code=draw(),
        record=record,
        person=person,
        holder_name=person.full_name,
        holder_key=search_key(person.full_name),
        born_on=person.born_on,
        unit_name=unit_name,
        study=version.title,
        studied_from=timezone.localdate(version.opens_at),
        studied_until=_done_on(record),
        wording=wording,
    )


def _write(
    register: CertificateRegister,
    people: Sequence[CompletionRecord],
    first: int,
    issued_on: date,
    actor: User,
    now: datetime,
) -> list[Certificate]:
    ids = [one.unit_id for one in people]
    names = unit_names_on([*ids, register.owner_id], issued_on)
    body = names.get(register.owner_id, register.owner.name)
    wording = wording_of(register, body)
    certificates = []
    for number, record in enumerate(people, first):
        name = names.get(record.unit_id, record.unit.name)
        one = certificate_for(record, name, wording)
        one.register, one.year, one.number = register, issued_on.year, number
        one.issued_on, one.issued_at, one.issued_by = issued_on, now, actor
        one.valid_until = last_day(issued_on, register.months)
        certificates.append(one)
    return Certificate.objects.bulk_create(certificates, batch_size=AT_ONCE)


def _done_on(record: CompletionRecord) -> date:
    moments = [one for one in (record.completed_at, record.passed_at) if one]
    return timezone.localdate(max(moments))
