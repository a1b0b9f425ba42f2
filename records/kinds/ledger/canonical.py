"""The one form in which a fact is written before it is committed to."""

import hashlib
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import rfc8785
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

DOMAIN = b"hoctap/ledger/v1\x00"
SALT_BYTES = 32


class EntryKind(TextChoices):
    """How an entry came into the ledger."""

    RECORDED = "recorded", _("Written with the fact")
    ADOPTED = "adopted", _("Entered afterwards, from a record that had no entry")


def canonical(value: Any) -> bytes:
    """``value`` as JSON of which there is only one form.

    Text is normalised to NFC, moments are UTC with microseconds, numbers of marks are
    text with their decimals. Source: RFC 8785 for the rest.
    """
    return rfc8785.dumps(_plain(value))


def commitment(salt: bytes, payload: bytes) -> bytes:
    """What the ledger keeps of a payload: nothing can be guessed from it without the salt.

    Raises:
        ValueError: the salt is not 32 bytes long.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(len(salt))
    return hashlib.sha256(DOMAIN + salt + payload).digest()


def leaf_data(
    *,
    uid: UUID,
    kind: str,
    supersedes: UUID | None,
    committed: bytes,
    recorded_at: datetime,
) -> bytes:
    """The bytes of an entry that stand in the tree."""
    return canonical(
        {
            "commitment": committed.hex(),
            "kind": kind,
            "recorded_at": recorded_at,
            "supersedes": supersedes,
            "uid": uid,
        }
    )


def moment_text(moment: datetime) -> str:
    """``2026-06-01T12:00:00.000000Z``.

    Raises:
        ValueError: the moment has no zone.
    """
    if moment.tzinfo is None:
        raise ValueError(moment)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _plain(value: Any) -> Any:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case datetime():
            return moment_text(value)
        case date():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case dict():
            return {_plain(str(key)): _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
    return value
