"""What a site keeps outside its database: media, keys, the list of erasures, settings."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from deploy.backup.server import BackupError
from deploy.site import SETTINGS

MANIFEST = "manifest.json"
ERASURES = "erasures.txt"
HEADS = "heads.txt"
_A_PIECE = 1 << 20


def sources(environment: Mapping[str, str], var: Path) -> dict[str, Path]:
    """Name in the backup -> file or folder of the site, by its settings.

    Args:
        environment: the settings (docs/settings.md).
        var: the folder of what is made at run time, where no setting says otherwise.
    """
    var = Path(environment.get("LMS_VAR", var))
    places = {
        "media": ("", var / "media"),
        "private": ("", var / "private"),
        "live": ("LMS_LIVE_FILES", var / "live"),
        "ledger/key": ("LMS_LEDGER_KEY", var / "ledger" / "key"),
        f"ledger/{ERASURES}": ("LMS_ERASURE_LIST", var / "ledger" / ERASURES),
        "export/key": ("LMS_EXPORT_KEY", var / "export" / "key"),
        "credential/key": ("LMS_CREDENTIAL_KEY", var / "credential" / "key"),
        "pdf-signing-key": ("LMS_PDF_SIGNING_KEY", var / "pdf-signing-key"),
        "secret-key": ("", var / "secret-key"),
        "settings.env": ("", SETTINGS),
    }
    return {
        name: Path(environment.get(setting) or usual)
        for name, (setting, usual) in places.items()
    }


def copy(origin: Mapping[str, Path], to: Path, last: Path | None) -> dict[str, str]:
    """Copy what is there into ``to``, durably.

    A file that has not changed since ``last``, another such copy, and is still sound there
    takes no room: it is the same file under a second name.

    Returns:
        SHA-256 in hexadecimal of each file, by its path in ``to``.
    """
    known = _known(last)
    sums = {}
    for name, source in origin.items():
        for file in _below(source):
            path = str(Path(name) / file.relative_to(source))
            target = to / path
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            former = last / "files" / path if last else None
            if former and _is_same(file, former, known.get(path)):
                os.link(former, target)
            else:
                shutil.copy2(file, target)
                sync(target)
            sums[path] = digest(target)
    return sums


def _below(source: Path) -> Iterator[Path]:
    """The files of ``source``; a link is followed nowhere."""
    if source.is_file():
        yield source
    elif source.is_dir():
        for folder, _folders, names in os.walk(source):
            for name in sorted(names):
                file = Path(folder) / name
                if file.is_file() and not file.is_symlink():
                    yield file


def _is_same(file: Path, former: Path, known: str | None) -> bool:
    if known is None or not former.is_file():
        return False
    new, old = file.stat(), former.stat()
    looks_same = (new.st_size, new.st_mtime_ns) == (old.st_size, old.st_mtime_ns)
    return looks_same and digest(former) == known


def _known(last: Path | None) -> dict[str, str]:
    if last is None:
        return {}
    files: dict[str, str] = json.loads((last / MANIFEST).read_text())["files"]
    return files


def check(generation: Path) -> int:
    """Hold each file of a generation against its manifest; how many there are.

    Raises:
        BackupError: one is missing or not what was saved; it is named.
    """
    manifest = generation / MANIFEST
    try:
        said = json.loads(manifest.read_text())
    except (OSError, ValueError) as error:
        message = f"{manifest} cannot be read: this backup is not whole. Take another."
        raise BackupError(message) from error
    roots = {"files": said["files"], "data": said["database"]}
    for root, sums in roots.items():
        for path, wanted in sums.items():
            file = generation / root / path
            if not file.is_file() or digest(file) != wanted:
                message = (
                    f"{file} is missing or not what was saved. Take another backup."
                )
                raise BackupError(message)
    return len(said["files"])


def bring_back(
    generation: Path, origin: Mapping[str, Path], owner: os.stat_result
) -> list[str]:
    """Put the files of a generation where the site looks for them; what is there stays.

    The list of erasures is not among them, as an older one never comes back this way; nor
    are the settings, which whoever installs the site has decided upon.

    Args:
        origin: as ``sources`` says.
        owner: whose the files and folders become.

    Returns:
        The paths that were there already with another content, and stay so.
    """
    stay = []
    saved = generation / "files"
    for name, place in origin.items():
        if name in {f"ledger/{ERASURES}", "settings.env"}:
            continue
        for file in _below(saved / name):
            target = place / file.relative_to(saved / name)
            if target.exists():
                if digest(target) != digest(file):
                    stay.append(str(target))
                continue
            give(file, target, owner)
    return stay


def give(file: Path, target: Path, owner: os.stat_result) -> None:
    """Copy ``file`` to ``target`` at one stroke, with folders that are missing, for its owner."""
    new = [one for one in target.parents if not one.exists()]
    target.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.unready")
    shutil.copy2(file, aside)
    for one in [*new, aside]:
        os.chown(one, owner.st_uid, owner.st_gid)
    sync(aside)
    aside.rename(target)


def newest_erasures(*lists: Path) -> Path | None:
    """The list that says most; the file only ever grows.

    Raises:
        BackupError: two of them are no beginning of each other.
    """
    there = sorted(
        (one for one in lists if one.is_file()), key=lambda one: one.stat().st_size
    )
    for shorter, longer in pairwise(there):
        if not longer.read_bytes().startswith(shorter.read_bytes()):
            message = (
                f"{shorter} and {longer} are lists of erasures of which neither goes on "
                "from the other. Keep both and ask who changed one (docs/ledger.md)."
            )
            raise BackupError(message)
    return there[-1] if there else None


def keep_erasures(source: Path, folder: Path) -> None:
    """Have ``folder`` hold the newest list of erasures; a shorter one changes nothing.

    One that does not go on from the kept list is kept, too, and the former beside it.
    """
    kept = folder / ERASURES
    try:
        newest = newest_erasures(source, kept)
    except BackupError:
        kept.rename(folder / f"erasures-{digest(kept)[:12]}.txt")
        newest = source
    if newest == source:
        write(kept, source.read_bytes(), mode=0o600)


def write(file: Path, content: bytes, mode: int = 0o644) -> None:
    """The whole content at one stroke, on the disk."""
    aside = file.with_name(f".{file.name}.unready")
    aside.write_bytes(content)
    aside.chmod(mode)
    sync(aside)
    aside.rename(file)
    sync(file.parent)


def digest(file: Path) -> str:
    """SHA-256 in hexadecimal."""
    sums = hashlib.sha256()
    with file.open("rb") as opened:
        while piece := opened.read(_A_PIECE):
            sums.update(piece)
    return sums.hexdigest()


def sync(path: Path) -> None:
    """Have the disk hold a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
