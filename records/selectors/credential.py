"""A certificate as an Open Badge, and the list that says which are revoked."""

import hashlib
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from records.kinds.certificate import CertificateState
from records.kinds.credential import (
    BADGES,
    VC,
    did_of,
    encoded_list,
    hashed_identity,
    moment,
    signed,
)
from records.kinds.ledger.note import Key
from records.models import Certificate, CertificateRegister

LIST_HOLDS = timedelta(hours=24)


def badge_of(certificate: Certificate, key: Key, list_address: str) -> dict[str, Any]:
    """The certificate as an Open Badge 3.0; the same certificate has the same bytes.

    Args:
        list_address: of the status list of its register and year.
    """
    words, did = certificate.wording, did_of(key.private)
    document: dict[str, Any] = {
        "@context": [VC, BADGES],
        "id": f"urn:uuid:{certificate.uid}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": did, "type": ["Profile"], "name": words["body"]},
        "validFrom": moment(certificate.issued_at),
        "name": words["title"],
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                hashed_identity(certificate.holder_name, _salt(certificate))
            ],
            "achievement": {
                "id": f"urn:uuid:{certificate.register.uid}",
                "type": ["Achievement"],
                "achievementType": "Certificate",
                "name": words["title"],
                "description": certificate.study,
                "criteria": {"narrative": certificate.study},
            },
        },
        "credentialStatus": {
            "id": f"{list_address}#{certificate.number}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(certificate.number),
            "statusListCredential": list_address,
        },
    }
    if certificate.valid_until:
        document["validUntil"] = moment(_end_of(certificate))
    return signed(document, key.private, certificate.issued_at)


def status_list(
    register: CertificateRegister,
    year: int,
    key: Key,
    address: str,
    now: datetime,
) -> dict[str, Any]:
    """Which certificates of a register's year do not hold any more; true for a day.

    One that was issued anew is revoked too: its place was taken by another.
    """
    over = Certificate.objects.filter(register=register, year=year).exclude(
        state=CertificateState.ISSUED
    )
    since = now.replace(minute=0, second=0, microsecond=0)
    document = {
        "@context": [VC],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did_of(key.private),
        "validFrom": moment(since),
        "validUntil": moment(since + LIST_HOLDS),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded_list(over.values_list("number", flat=True)),
        },
    }
    return signed(document, key.private, since)


def _salt(certificate: Certificate) -> str:
    """Known to whoever holds the paper; nobody else can tell it from the uid."""
    return hashlib.sha256(f"badge {certificate.code}".encode()).hexdigest()[:32]


def _end_of(certificate: Certificate) -> datetime:
    """The last second of the last day, here."""
    assert certificate.valid_until is not None
    last = datetime.combine(certificate.valid_until, time(23, 59, 59))
    return timezone.make_aware(last)
