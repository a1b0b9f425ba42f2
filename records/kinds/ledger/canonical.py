"""The one form in which a fact is written before it is committed to."""

import hashlib
import json
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
    ATTESTED = "attested", _("A step of an attestation, written with it")
    CONTESTED = "contested", _("A step of a request for a review, written with it")
    REGRADED = "regraded", _("A result that was marked again, written with it")


def canonical(value: Any) -> bytes:
    """``value`` as JSON of which there is only one form.

    Text is normalised to NFC, moments are UTC with microseconds, numbers of marks are
    text with their decimals. Source: RFC 8785 for the rest.
    """
    return rfc8785.dumps(_plain(value))


def canonical_facts(facts: dict[str, Any]) -> bytes:
    """The same bytes three times as fast, for what holds no number but small whole ones.

    Names are ASCII. RFC 8785 then differs from JSON sorted and without spaces in nothing.
    """
    words = json.dumps(
        _plain(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return words.encode()


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
    return canonical_facts(
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
    here = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return f"{here.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def _plain(value: Any) -> Any:
    """``value`` made of what JSON knows; the commonest kinds come first."""
    kind = type(value)
    if kind is str:
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if value is None or kind is int:
        return value
    if kind is UUID or kind is Decimal:
        return str(value)
    if kind is datetime:
        return moment_text(value)
    if kind is dict:
        return {_plain(str(key)): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return _plain(str(value)) if isinstance(value, str | date) else value
