"""Spreadsheets from outside, looked at before any of it is unpacked."""

import zipfile
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError

LARGEST = 60_000_000  # bytes of the file
LARGEST_UNPACKED = 400_000_000
MOST_ENTRIES = 2_000
HIGHEST_RATIO = 200  # of an entry of more than SMALL bytes
SMALL = 1_000_000
_ENCRYPTED = 0x1
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx under a password
_PIECE = 1 << 16


class NotASpreadsheet(DomainError):
    message = _(
        "This is not an XLSX file. Please open it in your spreadsheet program and save it "
        "as “Excel Workbook (.xlsx)”."
    )


class Locked(DomainError):
    message = _(
        "The file is an old XLS file or has a password. Please save it as XLSX without a "
        "password."
    )


class TooLarge(DomainError):
    message = _("The file is too large. Please split it into files of 40,000 rows.")


class Suspicious(DomainError):
    message = _("The file is damaged or packed in a way that is not allowed.")


def check_xlsx(file: IO[bytes]) -> None:
    """Let ``file`` pass only if it is an XLSX package of sane size; leaves it at its start.

    Entries are counted before any is opened, then each is unpacked piece by piece without
    being kept, so sizes that the directory tells wrongly do not help.

    Raises:
        NotASpreadsheet, Locked, TooLarge, Suspicious: it is not to be read.
    """
    file.seek(0, 2)
    if file.tell() > LARGEST:
        raise TooLarge
    file.seek(0)
    head = file.read(4)
    if head == _OLD_OFFICE:
        raise Locked
    if head != b"PK\x03\x04":
        raise NotASpreadsheet
    try:
        with zipfile.ZipFile(file) as package:
            _check_entries(package.infolist())
            _check_sizes(package)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
        raise Suspicious from error
    except (NotImplementedError, zipfile.LargeZipFile) as error:
        raise Suspicious from error
    finally:
        file.seek(0)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > MOST_ENTRIES or len(set(names)) != len(names):
        raise Suspicious
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise NotASpreadsheet
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise Locked
        if entry.filename.startswith("/") or ".." in entry.filename.split("/"):
            raise Suspicious
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise TooLarge


def _check_sizes(package: zipfile.ZipFile) -> None:
    total = 0
    for entry in package.infolist():
        size = 0
        for piece in _pieces(package, entry):
            size += len(piece)
            total += len(piece)
            if total > LARGEST_UNPACKED:
                raise TooLarge
            if size > SMALL and size > HIGHEST_RATIO * max(entry.compress_size, 1):
                raise Suspicious


def _pieces(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(entry) as opened:
        while piece := opened.read(_PIECE):
            yield piece
