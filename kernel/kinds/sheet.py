"""Tables as files: CSV and XLSX whose cells are never formulas.

The same rows give the same bytes, on any day and machine.
"""

import csv
import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from rustpy_xlsxwriter import write_worksheets

type Cell = str | int | float | None

FORMULA_START = re.compile(r"^[\s\x00-\x1f]*[=+\-@＝＋－＠]|^[\t\r\n]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CREATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_BORN = rb"\g<1>2000-01-01T00:00:00Z"
_CHUNK = 1 << 16


@dataclass(frozen=True)
class Sheet:
    """One sheet: a name of at most 31 letters, unlike headings, rows as wide as they."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def guarded(cell: Cell) -> str:
    """``cell`` as text that no spreadsheet takes for a formula (a quote before it)."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and FORMULA_START.match(text) else text


def csv_lines(
    rows: Iterable[Sequence[Cell]], *, has_mark: bool = True
) -> Iterator[bytes]:
    """``rows`` as UTF-8 CSV, piece by piece; the mark at the head is for spreadsheets."""
    if has_mark:
        yield b"\xef\xbb\xbf"
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
        if buffer.tell() > _CHUNK:
            yield buffer.getvalue().encode("utf-8", "replace")
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode("utf-8", "replace")


def write_xlsx(
    sheets: Sequence[Sheet],
    target: IO[bytes],
    *,
    scratch: Callable[[], IO[bytes]] = io.BytesIO,
) -> None:
    """Write ``sheets`` to ``target``; text stays text, memory does not grow with rows.

    Args:
        scratch: makes the file in which the first writing lies.
    """
    with scratch() as raw:
        write_worksheets(
            [(sheet.name, _records(sheet)) for sheet in sheets],
            raw,  # type: ignore[arg-type]  # any writable binary file
            bold_headers=True,
            freeze_panes={"general": {"row": 1, "col": 0}},
        )
        raw.seek(0)
        _without_time(raw, target)


def _records(sheet: Sheet) -> Iterator[dict[str, Cell]]:
    headings = list(sheet.headings)
    is_empty = True
    for row in sheet.rows:
        is_empty = False
        yield dict(zip(headings, map(_plain, row), strict=True))
    if is_empty:
        yield dict.fromkeys(headings, "")


def _plain(cell: Cell) -> Cell:
    return _NOT_IN_XML.sub("\ufffd", cell) if isinstance(cell, str) else cell


def _without_time(raw: IO[bytes], target: IO[bytes]) -> None:
    """Copy the archive without the moment of its making; parts are not packed anew."""
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            if entry.filename == "docProps/core.xml":
                told = _CREATED.sub(_BORN, old.read(entry))
                new.writestr(zipfile.ZipInfo(entry.filename), told)
            else:
                _copy_packed(raw, entry, new)


def _copy_packed(raw: IO[bytes], entry: zipfile.ZipInfo, new: zipfile.ZipFile) -> None:
    """Append ``entry`` with its packed bytes as they are."""
    raw.seek(entry.header_offset)
    name_length, extra_length = struct.unpack("<26xHH", raw.read(30))
    raw.seek(name_length + extra_length, io.SEEK_CUR)
    sink = new.fp
    assert sink is not None
    sink.seek(new.start_dir)
    entry.flag_bits &= ~0x08  # the sizes stand before the bytes now
    entry.header_offset = sink.tell()
    sink.write(entry.FileHeader())
    left = entry.compress_size
    while left:
        piece = raw.read(min(left, _CHUNK))
        sink.write(piece)
        left -= len(piece)
    new.start_dir = sink.tell()
    new.filelist.append(entry)
    new.NameToInfo[entry.filename] = entry
