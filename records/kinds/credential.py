"""Credentials that anybody can verify offline with the published key.

Sources: Open Badges 3.0 (1EdTech), sections B.1 and 8.3 for IdentityObject; W3C Verifiable
Credentials 2.0; Data Integrity EdDSA Cryptosuites 1.0, section 3.3 (eddsa-jcs-2022);
Bitstring Status List 1.0, sections 2.2 and 3; did:key (Multikey, code 0xed01).
"""

import base64
import gzip
import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519 = b"\xed\x01"
_LEAST_BITS = 131_072  # so that a list says little about who is in it
VC = "https://www.w3.org/ns/credentials/v2"
BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


def did_of(key: Ed25519PrivateKey) -> str:
    """The name under which the key signs; it holds the public half itself."""
    return f"did:key:{_multibase(_ED25519 + key.public_key().public_bytes_raw())}"


def signed(
    document: dict[str, Any], key: Ed25519PrivateKey, created: datetime
) -> dict[str, Any]:
    """``document`` with a proof by ``key``; the same document has the same proof."""
    did = did_of(key)
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": moment(created),
        "verificationMethod": f"{did}#{did.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod",
        "@context": document["@context"],
    }
    hashed = _digest(options) + _digest(document)
    return {
        **document,
        "proof": {**options, "proofValue": _multibase(key.sign(hashed))},
    }


def hashed_identity(name: str, salt: str) -> dict[str, Any]:
    """Whose it is, for those alone who know the name and compare."""
    digest = hashlib.sha256((name + salt).encode()).hexdigest()
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": f"sha256${digest}",
        "identityType": "name",
        "salt": salt,
    }


def encoded_list(revoked: Iterable[int]) -> str:
    """A bit for each number, the first leftmost: 1 where it is revoked."""
    numbers = set(revoked)
    most = max(numbers, default=0) + 1
    bits = bytearray((max(most, _LEAST_BITS) + 7) // 8)
    for number in numbers:
        bits[number // 8] |= 0x80 >> number % 8
    packed = gzip.compress(bytes(bits), mtime=0)
    return f"u{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def moment(value: datetime) -> str:
    """``2026-06-01T12:00:00Z``."""
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _digest(value: dict[str, Any]) -> bytes:
    return hashlib.sha256(rfc8785.dumps(value)).digest()


def _multibase(data: bytes) -> str:
    """Base 58 of Bitcoin, with its mark."""
    number = int.from_bytes(data)
    letters = ""
    while number:
        number, rest = divmod(number, len(_ALPHABET))
        letters = _ALPHABET[rest] + letters
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + _ALPHABET[0] * zeros + letters
