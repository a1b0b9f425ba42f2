"""The keys that sign: a file each, made at first use, for its owner's eyes only.

The file of the ledger's key holds the key of today and, below it, the successions that led
to it: both change at one stroke, and are saved and restored together.
"""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit

from django.conf import settings

from records.kinds.ledger.keyring import Keyring
from records.kinds.ledger.note import Key

_BETWEEN = "\n---\n"  # never within a note or a key


def ledger_key() -> Key:
    """The key that signs the heads of the ledger today."""
    return _key_at(settings.LEDGER_KEY, "ledger")


def ledger_keys() -> Keyring:
    """All public keys that signed heads of the ledger, each with its time.

    Raises:
        BrokenRing: what stands in the file below the key does not lead to it.
    """
    text = _text_at(settings.LEDGER_KEY, "ledger")
    key, *notes = text.split(_BETWEEN)
    return Keyring(Key.from_text(key).verifier, [f"{one.strip()}\n" for one in notes])


def replace_ledger_key(key: Key, ring: Keyring) -> None:
    """Put the next key, and how it came to be, into the place of the last one.

    The file stays its owner's, whoever asks: pages that could read it still can.
    """
    path: Path = settings.LEDGER_KEY
    was = path.stat()
    aside = _aside(path, _BETWEEN.join([key.to_text(), *ring.notes]))
    try:
        os.chown(aside, was.st_uid, was.st_gid)
        aside.replace(path)
    except OSError:
        aside.unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def export_key() -> Key:
    """The key that signs packages of the evaluation export."""
    return _key_at(settings.EXPORT_KEY, "evaluation")


def credential_key() -> Key:
    """The key that signs Open Badges and the lists of those revoked."""
    return _key_at(settings.CREDENTIAL_KEY, "credential")


def _key_at(path: Path, purpose: str) -> Key:
    return Key.from_text(_text_at(path, purpose).partition(_BETWEEN)[0])


def _text_at(path: Path, purpose: str) -> str:
    if not path.exists():
        _make_key(path, purpose)
    return path.read_text("utf-8")


def _make_key(path: Path, purpose: str) -> None:
    """Write the whole file aside, then give it its name: of two at once the first stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
    aside = _aside(path, Key.make(f"{host}/{purpose}").to_text())
    with suppress(FileExistsError):
        path.hardlink_to(aside)
    aside.unlink()


def _aside(path: Path, text: str) -> Path:
    """A whole file beside ``path``, on the disk."""
    aside = path.with_name(f"{path.name}.{token_hex(4)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return aside
