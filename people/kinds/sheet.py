"""Spreadsheets that we write: text alone, so no cell is ever a formula."""

import io
import re
from collections.abc import Iterable, Sequence

from rustpy_xlsxwriter import write_worksheets

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def workbook(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet of text cells under bold headings."""
    records = [
        dict(zip(headings, (_NOT_IN_XML.sub("�", cell) for cell in row), strict=True))
        for row in rows
    ] or [dict.fromkeys(headings, "")]
    target = io.BytesIO()
    write_worksheets(
        [("Danh sách", iter(records))],
        target,
        bold_headers=True,
        freeze_panes={"general": {"row": 1, "col": 0}},
    )
    return target.getvalue()
