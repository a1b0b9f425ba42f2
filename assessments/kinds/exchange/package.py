"""Packages from outside: all is looked at before any of it is unpacked."""

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.kinds.exchange.item import FileFault

MOST_ENTRIES = 3000
MOST_UNPACKED = 60_000_000
HIGHEST_RATIO = 200  # of an entry of more than SMALL bytes
SMALL = 1_000_000
LARGEST_PART = 5_000_000  # bytes of one entry that is read
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError)
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


@dataclass(frozen=True)
class Package:
    """A ZIP whose table of contents was found harmless."""

    archive: zipfile.ZipFile

    @property
    def names(self) -> list[str]:
        return self.archive.namelist()

    def read(self, name: str) -> bytes:
        """The bytes of an entry.

        Raises:
            FileFault: it is not there, broken, or larger than it says.
        """
        try:
            with self.archive.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except KeyError as error:
            words = _("The package lacks “%(name)s”, which its list names.")
            raise FileFault(words % {"name": name[:100]}) from error
        except (*_BROKEN, EOFError, RuntimeError, zlib.error) as error:
            raise _broken() from error
        if len(data) > LARGEST_PART:
            raise FileFault(_("A part of the package is too large."))
        return data


def open_package(data: bytes) -> Package:
    """Look through ``data``.

    Raises:
        FileFault: no ZIP, or one that is not to be unpacked.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _BROKEN as error:
        raise _broken() from error
    if len(entries) > MOST_ENTRIES:
        raise FileFault(_("The package has too many parts."))
    if len({one.filename for one in entries}) != len(entries):
        raise FileFault(_("The package names the same part twice."))
    for one in entries:
        _check(one)
    if sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise FileFault(_("The package unpacks to more than may be taken."))
    return Package(archive)


def _broken() -> FileFault:
    return FileFault(_("The package is broken; pack it again."))


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name:
        raise FileFault(_("The package holds a part that points outside of it."))
    mode = entry.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise FileFault(_("The package holds a link, which is not followed."))
    if entry.flag_bits & _ENCRYPTED:
        raise FileFault(_("The package has a password; save it without one."))
    if entry.compress_type not in _METHODS:
        raise FileFault(_("The package is packed in a way that is not opened here."))
    ratio = entry.file_size / max(entry.compress_size, 1)
    if entry.file_size > SMALL and ratio > HIGHEST_RATIO:
        raise FileFault(_("The package unpacks to more than may be taken."))
