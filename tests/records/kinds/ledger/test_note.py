"""Signed heads and receipts."""

import subprocess
from datetime import UTC, datetime
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from records.kinds.ledger.note import BadNote, Checkpoint, Key, open_note, receipt_body
from records.kinds.ledger.signature import is_signature, signed_body

HEAD = Checkpoint(
    "example.vn/ledger", 7, b"\x01" * 32, datetime(2026, 6, 1, tzinfo=UTC)
)
# The second and third test of RFC 8032, section 7.1: key, message, signature.
KNOWN = (
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
)


def test_a32_head_is_read_as_it_was_signed():
    key = Key.make("example.vn/ledger")

    note = key.sign(HEAD.body())

    assert Checkpoint.from_body(open_note(note, key.verifier)) == HEAD
    assert signed_body(note, key.verifier) == HEAD.body()


def test_a32_key_is_kept_as_text():
    key = Key.make("example.vn/ledger")

    again = Key.from_text(key.to_text())

    assert again.verifier == key.verifier
    assert again.sign("x\n") == key.sign("x\n")


@pytest.mark.parametrize("text", ["", "PRIVATE+KEY+", "PRIVATE+KEY+a+b+AA==", "hello"])
def test_something_else_is_no_key(text):
    with pytest.raises(BadNote):
        Key.from_text(text)


@pytest.mark.parametrize(
    "change",
    [
        lambda note: note.replace("\n7\n", "\n8\n"),
        lambda note: note.replace("— example.vn", "— another.vn"),
        lambda note: note.partition("\n\n")[0],
        lambda note: Key.make("example.vn/ledger").sign(HEAD.body()),
    ],
)
def test_a32_changed_note_is_refused_by_both_readers(change):
    key = Key.make("example.vn/ledger")
    note = change(key.sign(HEAD.body()))

    with pytest.raises(BadNote):
        open_note(note, key.verifier)
    assert signed_body(note, key.verifier) is None


@pytest.mark.parametrize(("public", "message", "signature"), KNOWN)
def test_a32_signatures_of_the_standard_are_right_and_changed_ones_wrong(
    public, message, signature
):
    key, said, signed = map(bytes.fromhex, (public, message, signature))

    assert is_signature(key, said, signed)
    assert not is_signature(key, said + b"!", signed)
    assert not is_signature(key, said, signed[:-1] + b"\x7f")
    assert not is_signature(key, said, signed[:-1])


def test_a32_openssl_agrees(tmp_path):
    key = Key.make("example.vn/ledger")
    body = receipt_body("example.vn/ledger", UUID(int=1), b"\x02" * 32, HEAD.sealed_at)
    public = key.private.public_key().public_bytes(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
    )
    for name, content in {
        "key.pem": public,
        "body": body.encode(),
        "signature": key.private.sign(body.encode()),
    }.items():
        (tmp_path / name).write_bytes(content)

    command = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in body -sigfile signature"
    done = subprocess.run(
        command.split(), cwd=tmp_path, check=False, capture_output=True
    )

    assert done.returncode == 0
