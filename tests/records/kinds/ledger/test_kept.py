"""Signed heads are read from whatever they were kept in."""

from datetime import UTC, datetime

import pytest

from records.kinds.ledger.heads import read_head
from records.kinds.ledger.kept import kept_notes
from records.kinds.ledger.keyring import Keyring
from records.kinds.ledger.note import Checkpoint, Key

KEY = Key.make("hoctap.example/ledger")


def head(size: int) -> str:
    moment = datetime(2026, 6, 1, 12, tzinfo=UTC)
    return KEY.sign(Checkpoint(KEY.name, size, bytes([size]) * 32, moment).body())


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda note: note,
        lambda note: note.replace("\n", "\r\n"),
        lambda note: note.rstrip("\n"),
        lambda note: f"\ufeff{note}".encode().decode("utf-8-sig"),
        lambda note: note.replace("\n\n", "\n"),
        lambda note: "".join(f"> {one}\n" for one in note.splitlines()),
        lambda note: f"Kính gửi Ủy ban Kiểm tra\n\n{note}\nTrân trọng\n",
    ],
)
def test_a32_head_is_read_as_it_was_signed(spoilt):
    assert kept_notes(spoilt(head(3))) == [head(3)]


def test_a32_several_heads_are_read_each_once():
    assert kept_notes(head(3) + head(5) + head(3)) == [head(3), head(5)]


def test_a32_receipt_and_prose_are_no_heads():
    receipt = KEY.sign(f"{KEY.name}/receipt\nsome-uid\nAAAA\n2026\n")

    assert kept_notes(f"Xin chào\n{receipt}") == []


@pytest.mark.parametrize("signature", ["x", "AAAA", "ừ", "=", "A" * 88])
def test_a32_spoilt_signature_is_none(signature):
    note = head(3)
    start = note.rindex(" ") + 1
    (spoilt,) = kept_notes(f"{note[:start]}{signature}\n")

    assert read_head(note, Keyring(KEY.verifier)) is not None
    assert read_head(spoilt, Keyring(KEY.verifier)) is None
