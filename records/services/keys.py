"""The keys that sign: a file each, made at first use, for its owner's eyes only."""

import os
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from records.kinds.ledger.note import Key


def ledger_key() -> Key:
    """The key that signs the heads of the ledger."""
    return _key_at(settings.LEDGER_KEY, "ledger")


def export_key() -> Key:
    """The key that signs packages of the evaluation export."""
    return _key_at(settings.EXPORT_KEY, "evaluation")


def credential_key() -> Key:
    """The key that signs Open Badges and the lists of those revoked."""
    return _key_at(settings.CREDENTIAL_KEY, "credential")


def _key_at(path: Path, purpose: str) -> Key:
    if not path.exists():
        _make_key(path, purpose)
    return Key.from_text(path.read_text())


def _make_key(path: Path, purpose: str) -> None:
    """Write the whole file aside, then give it its name: of two at once the first stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(Key.make(f"{host}/{purpose}").to_text())
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        path.hardlink_to(aside)
    aside.unlink()
