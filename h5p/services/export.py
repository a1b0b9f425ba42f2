"""Content as a package again."""

import json
import tempfile
import zipfile
from collections.abc import Iterable
from typing import IO, Any

from django.utils.translation import gettext_lazy as _

from h5p.kinds.kept import open_kept
from h5p.models import Library, Revision
from h5p.selectors.library import trusted
from h5p.spec.names import LibraryRef
from h5p.spec.schema import dependencies_of
from kernel.errors import DomainError

_PIECE = 1 << 16
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes


class NotExportable(DomainError):
    message = _(
        "A library of this content is not trusted, so it is not given on. Ask an"
        " administrator to trust it."
    )


def export_package(revision: Revision) -> IO[bytes]:
    """A .h5p file of ``revision`` with all its libraries, at its start.

    Raises:
        NotExportable: a library that it needs is not trusted.
    """
    builds, missing = trusted(revision.refs)
    if missing:
        raise NotExportable
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 -- the caller closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _write(archive, "h5p.json", _package_facts(revision, builds))
        _write(archive, "content/content.json", revision.params)
        for path, kept in sorted(revision.files.items()):
            _copy(archive, f"content/{path}", kept["sha256"])
        for build in [*builds, *_also_needed(builds)]:
            for path, kept in sorted(build.files.items()):
                _copy(archive, f"{build.ref.folder}/{path}", kept["sha256"])
    file.seek(0)
    return file


def _package_facts(revision: Revision, builds: list[Library]) -> dict[str, Any]:
    named = [
        {
            "machineName": one.machine_name,
            "majorVersion": one.major,
            "minorVersion": one.minor,
        }
        for one in builds
    ]
    return {**revision.facts, "preloadedDependencies": named}


def _also_needed(builds: list[Library]) -> list[Library]:
    """Libraries that others name for later or for their editor, and all below those."""
    known = {one.ref for one in builds}
    found: list[Library] = []
    waiting = _named(builds) - known
    while waiting:
        more, _missing = trusted(sorted(waiting))
        known |= waiting
        found += more
        waiting = _named(more) - known
    return found


def _named(builds: Iterable[Library]) -> set[LibraryRef]:
    return {ref for one in builds for ref in dependencies_of(one.facts)}


def _write(archive: zipfile.ZipFile, name: str, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    archive.writestr(_entry(name), text)


def _copy(archive: zipfile.ZipFile, name: str, sha256: str) -> None:
    with open_kept(sha256) as kept, archive.open(_entry(name), "w") as entry:
        while piece := kept.read(_PIECE):
            entry.write(piece)


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _OLDEST)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
