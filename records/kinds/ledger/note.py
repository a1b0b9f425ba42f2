"""Heads of the tree and receipts as notes signed with Ed25519.

Source: C2SP signed-note and tlog-checkpoint.
"""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from records.kinds.ledger.canonical import moment_text

_ED25519 = b"\x01"
_ID_BYTES = 4
_PRIVATE = "PRIVATE+KEY+"
_SEALED = "sealed "


class BadNote(ValueError):
    """The text is no note, or its signature is not the key's."""


@dataclass(frozen=True)
class Key:
    """A named key that signs notes."""

    name: str
    private: Ed25519PrivateKey

    @classmethod
    def make(cls, name: str) -> Self:
        return cls(name, Ed25519PrivateKey.generate())

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read what ``to_text`` wrote.

        Raises:
            BadNote: it is something else.
        """
        head, _, rest = text.strip().partition(_PRIVATE)
        name, _, rest = rest.partition("+")
        _digest, _, coded = rest.partition("+")
        seed = base64.b64decode(coded or "")
        if head or not name or seed[:1] != _ED25519:
            raise BadNote
        return cls(name, Ed25519PrivateKey.from_private_bytes(seed[1:]))

    def to_text(self) -> str:
        seed = base64.b64encode(_ED25519 + self.private.private_bytes_raw()).decode()
        return f"{_PRIVATE}{self.name}+{self._id.hex()}+{seed}\n"

    @property
    def verifier(self) -> str:
        """The public half, as those who verify write it down."""
        public = base64.b64encode(_ED25519 + self._public).decode()
        return f"{self.name}+{self._id.hex()}+{public}"

    @property
    def public_pem(self) -> bytes:
        """The public half as openssl reads it."""
        return self.private.public_key().public_bytes(
            Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
        )

    def sign_bytes(self, data: bytes) -> bytes:
        """A detached signature of 64 bytes. Source: RFC 8032, section 5.1.6."""
        return self.private.sign(data)

    def sign(self, body: str) -> str:
        """``body``, lines that end with a line feed, as a signed note."""
        return f"{body}\n{self.signature_line(body)}"

    def signature_line(self, body: str) -> str:
        signature = self.private.sign(body.encode())
        coded = base64.b64encode(self._id + signature).decode()
        return f"— {self.name} {coded}\n"

    @property
    def _public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    @property
    def _id(self) -> bytes:
        return key_id(self.name, self._public)


def sign_together(body: str, *keys: Key) -> str:
    """``body`` as a note that each of the keys has signed."""
    return f"{body}\n" + "".join(key.signature_line(body) for key in keys)


def key_id(name: str, public: bytes) -> bytes:
    mark = name.encode() + b"\n" + _ED25519 + public
    return hashlib.sha256(mark).digest()[:_ID_BYTES]


def open_note(note: str, verifier: str) -> str:
    """The body of a note that the key has signed.

    Raises:
        BadNote: it has not.
    """
    name, _, rest = verifier.partition("+")
    digest, _, coded = rest.partition("+")
    public = base64.b64decode(coded)[1:]
    body, mark, signatures = note.rpartition("\n\n")
    if not mark:
        raise BadNote
    body += "\n"
    for line in signatures.splitlines():
        dash, _, signed = line.partition(" ")
        signer, _, signature = signed.partition(" ")
        raw = base64.b64decode(signature or "")
        if (dash, signer, raw[:_ID_BYTES].hex()) != ("—", name, digest):
            continue
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(
                raw[_ID_BYTES:], body.encode()
            )
        except InvalidSignature as error:
            raise BadNote from error
        return body
    raise BadNote


@dataclass(frozen=True)
class Checkpoint:
    """How large the tree was at a moment, and its root."""

    origin: str
    size: int
    root: bytes
    sealed_at: datetime

    @classmethod
    def from_body(cls, body: str) -> Self:
        """Read what ``body`` wrote.

        Raises:
            BadNote: it is something else.
        """
        lines = body.splitlines()
        if len(lines) < 4 or not lines[3].startswith(_SEALED):  # noqa: PLR2004 -- its lines
            raise BadNote
        moment = lines[3].removeprefix(_SEALED)
        root = base64.b64decode(lines[2])
        return cls(lines[0], int(lines[1]), root, datetime.fromisoformat(moment))

    def body(self) -> str:
        root = base64.b64encode(self.root).decode()
        sealed = moment_text(self.sealed_at)
        return f"{self.origin}\n{self.size}\n{root}\n{_SEALED}{sealed}\n"


def receipt_body(
    origin: str, uid: UUID, committed: bytes, recorded_at: datetime
) -> str:
    """What a receipt says: this entry was in the ledger, sealed or not."""
    coded = base64.b64encode(committed).decode()
    return f"{origin}/receipt\n{uid}\n{coded}\n{moment_text(recorded_at)}\n"
