"""Reading a zip that may be hostile: counted before it is opened, read piece by piece.

Source: PKWARE APPNOTE 6.3.10, sections 4.3.14-4.3.16 (end of the central directory).
"""

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from h5p.spec.limits import Limits
from h5p.spec.problem import Problem

_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # others may ask for gigabytes
_PIECE = 1 << 16
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HIDDEN = re.compile(r"(^|/)[._]")
_FAULTS = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError,
    NotImplementedError, struct.error, OverflowError,
)  # fmt: skip


class Broken(Exception):
    """The archive cannot be read at all; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True)
class Entry:
    """A file of the archive that may be opened. Folders and hidden files are none."""

    name: str
    info: zipfile.ZipInfo


def open_archive(file: IO[bytes], limits: Limits) -> zipfile.ZipFile:
    """``file`` as a zip whose table of contents is of sane size.

    Raises:
        Broken: it is no zip, or its table of contents is too long to be read.
    """
    file.seek(0, 2)
    size = file.tell()
    if size > limits.package:
        raise Broken(Problem("package-too-large", facts=_megabytes(limits.package)))
    try:
        entries, directory = _claims(file, size)
    except (struct.error, ValueError) as error:
        raise Broken(Problem("unable-to-unzip")) from error
    if entries > limits.entries or directory > limits.directory:
        raise Broken(Problem("too-many-files", facts={"most": str(limits.entries)}))
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except _FAULTS as error:
        raise Broken(Problem("unable-to-unzip")) from error
    if len(archive.infolist()) > limits.entries:
        archive.close()
        raise Broken(Problem("too-many-files", facts={"most": str(limits.entries)}))
    return archive


def look_over(
    archive: zipfile.ZipFile, limits: Limits
) -> tuple[list[Entry], list[Problem]]:
    """The entries that may be opened, and what is wrong with the names of others."""
    entries, problems = [], []
    seen: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        name = info.filename
        fault = _fault_of(info, limits)
        if fault:
            problems.append(Problem(fault, _shown(info.orig_filename)))
            continue
        former = seen.setdefault(
            unicodedata.normalize("NFC", name.rstrip("/")).casefold(), info
        )
        if former is info:
            if not info.is_dir():
                entries.append(Entry(name, info))
        elif not _is_again(info, former):
            code = "duplicate-file" if former.filename == name else "case-collision"
            facts = {"other": _shown(former.filename)}
            problems.append(Problem(code, _shown(name), facts))
    return entries, problems


def is_hidden(name: str) -> bool:
    """Whether a part of the path begins with a dot or an underscore: left aside."""
    return _HIDDEN.search(name) is not None


def pieces(archive: zipfile.ZipFile, entry: Entry, limits: Limits) -> Iterator[bytes]:
    """The bytes of ``entry``, piece by piece.

    Raises:
        Broken: it is damaged, larger than it may be, or packed like a bomb.
    """
    read = 0
    try:
        with archive.open(entry.info) as opened:
            while piece := opened.read(_PIECE):
                read += len(piece)
                if read > limits.file:
                    facts = _megabytes(limits.file)
                    raise Broken(Problem("file-size-too-large", entry.name, facts))
                packed = max(entry.info.compress_size, 1)
                if read > limits.small and read > limits.ratio * packed:
                    raise Broken(Problem("compression-bomb", entry.name))
                yield piece
    except _FAULTS as error:
        raise Broken(Problem("unable-to-read-package-file", entry.name)) from error


def _claims(file: IO[bytes], size: int) -> tuple[int, int]:
    """How many entries, and how many bytes of directory, the archive claims."""
    tail_size = min(size, _END.size + 0xFFFF)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        message = "no end of central directory"
        raise ValueError(message)
    _, _, _, _, entries, directory, _, _ = _END.unpack_from(tail, at)
    before = size - tail_size + at - _LOCATOR.size
    if before >= 0:
        file.seek(before)
        locator = _LOCATOR.unpack(file.read(_LOCATOR.size))
        if locator[0] == b"PK\x06\x07":
            file.seek(max(before - _END_64.size, 0))
            end = _END_64.unpack(file.read(_END_64.size))
            if end[0] == b"PK\x06\x06":
                entries, directory = max(entries % 0xFFFF, end[7]), end[8]
    return entries, directory


def _fault_of(info: zipfile.ZipInfo, limits: Limits) -> str:
    """The code of what keeps ``info`` from being opened; empty if nothing does."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if not _is_safe(info.orig_filename, limits.name):
        return "unsafe-path"
    if kind == stat.S_IFLNK:
        return "link-in-package"
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "special-file"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted-file"
    if info.compress_type not in _METHODS:
        return "unable-to-read-package-file"
    return ""


def _is_again(info: zipfile.ZipInfo, former: zipfile.ZipInfo) -> bool:
    """Whether ``info`` is a folder or file told of before: some tools pack them twice.

    The former one is taken; only what it says of itself is compared.
    """
    if info.filename != former.filename:
        return False
    return info.is_dir() or (
        (info.CRC, info.file_size) == (former.CRC, former.file_size)
    )


def _is_safe(name: str, longest: int) -> bool:
    if not name or len(name) > longest or _CONTROL.search(name):
        return False
    if name.startswith("/") or "\\" in name or _DRIVE.match(name):
        return False
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        return False
    return all(part not in {"", ".", ".."} for part in name.rstrip("/").split("/"))


def _shown(name: str) -> str:
    """``name`` fit to be shown and stored."""
    return _CONTROL.sub("�", name.encode("utf-8", "replace").decode())[:300]


def _megabytes(count: int) -> dict[str, str]:
    return {"most": f"{count // 1_000_000} MB"}
