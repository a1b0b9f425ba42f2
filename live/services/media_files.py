"""The folder of a session's segments: whole files only, each put in its place at once."""

import contextlib
import shutil
import uuid
from pathlib import Path

from django.conf import settings

from live.models import Broadcast, LiveSession

LIVE, REPLAY = "live", "replay"  # playlists: live-v.m3u8, replay-a.m3u8, …


def folder_of(session: LiveSession) -> Path:
    root: Path = settings.LIVE_FILES
    return root / session.uid.hex


def playlist_name(when: str, kind: str) -> str:
    return f"{when}-{kind}.m3u8"


def write_file(session: LiveSession, name: str, data: bytes) -> None:
    """Put a file in its place; who reads meanwhile has the old one or the new one."""
    folder = folder_of(session)
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    draft = folder / f".{uuid.uuid4().hex}"
    try:
        draft.write_bytes(data)
        draft.replace(folder / name)
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()


def read_file(session: LiveSession, name: str) -> bytes:
    return (folder_of(session) / name).read_bytes()


def remove_file(session: LiveSession, name: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        (folder_of(session) / name).unlink()


def waiting_of(broadcast: Broadcast) -> bytes:
    """What came before the piece that is expected, and has not become a segment."""
    if broadcast.expected == 0:
        return b""
    return read_file(broadcast.session, _waiting(broadcast, broadcast.expected))


def keep_waiting(broadcast: Broadcast, expected: int, data: bytes) -> None:
    """Keep it beside the old one: if this transaction fails, the old one still stands."""
    write_file(broadcast.session, _waiting(broadcast, expected), data)


def drop_waiting(broadcast: Broadcast, expected: int) -> None:
    remove_file(broadcast.session, _waiting(broadcast, expected))


def remove_all(session: LiveSession) -> None:
    """Delete every file of the session."""
    shutil.rmtree(folder_of(session), ignore_errors=True)


def remove_leftovers(session: LiveSession) -> None:
    """Delete what the replay does not need."""
    for name in (playlist_name(LIVE, kind) for kind in "va"):
        remove_file(session, name)
    folder = folder_of(session)
    for one in [*folder.glob("w-*"), *folder.glob(".*")]:
        one.unlink(missing_ok=True)


def _waiting(broadcast: Broadcast, expected: int) -> str:
    return f"w-{broadcast.uid.hex}-{expected}"
