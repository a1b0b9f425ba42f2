"""Safe reading of a small XLSX: sizes are looked at before anything is unpacked."""

import io
import zipfile

from django.utils.translation import gettext as _
from python_calamine import CalamineError, load_workbook

MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000
MOST_PARTS = 200
MOST_ROWS = 5000
MOST_COLUMNS = 60


class WorkbookFault(ValueError):
    """A file that cannot be read, in a sentence for people."""


def read_rows(data: bytes) -> list[list[str]]:
    """The cells of the first sheet as text, row by row.

    Raises:
        WorkbookFault: not an XLSX, protected, broken or too large.
    """
    _look_inside(data)
    try:
        book = load_workbook(io.BytesIO(data))
        rows = book.get_sheet_by_index(0).to_python(nrows=MOST_ROWS + 1)
    except (CalamineError, ValueError, OSError, IndexError) as error:
        raise WorkbookFault(
            _("The table cannot be read. Open it in Excel and save it again as .xlsx.")
        ) from error
    if len(rows) > MOST_ROWS:
        words = _("The table has more than %(most)d rows; split it.")
        raise WorkbookFault(words % {"most": MOST_ROWS})
    return [[_text(cell) for cell in row[:MOST_COLUMNS]] for row in rows]


def _look_inside(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise WorkbookFault(_("The file is larger than 5 MB."))
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise WorkbookFault(
            _(
                "The file has a password or is an old .xls. Save it as .xlsx without one."
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise WorkbookFault(
            _("This is not an Excel table (.xlsx). Save it as .xlsx and try again.")
        ) from error
    unpacked = sum(one.file_size for one in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise WorkbookFault(_("The file unpacks to more than a table of questions is."))


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()
