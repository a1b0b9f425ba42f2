"""A report as a workbook: what it is, its figures as numbers, its tables, their quality."""

import io

from kernel.kinds.sheet import Cell, Sheet, write_xlsx
from records.kinds.report_document import Document, Table

_LONGEST_NAME = 31  # letters of a sheet's name
_NOT_IN_NAME = str.maketrans("[]:*?/\\", "       ")


def write_report_xlsx(document: Document) -> bytes:
    """The same report gives the same bytes; no cell is a formula."""
    file = io.BytesIO()
    head = document.head
    facts: list[tuple[Cell, ...]] = [
        ("Cơ quan", head.organ),
        ("Tên loại", head.title),
        ("Trích yếu", head.subject),
        *document.quality.lines,
    ]
    facts += [
        (section.heading, words)
        for section in document.sections
        for words in section.paragraphs
    ]
    tables = [
        *document.sheets,
        *(table for section in document.parts for table in section.tables),
        *document.quality.section.tables,
    ]
    sheets = [Sheet("Thông tin", ("Mục", "Nội dung"), facts)]
    sheets += [_sheet(number, table) for number, table in enumerate(tables, 1)]
    write_xlsx(sheets, file)
    return file.getvalue()


def _sheet(number: int, table: Table) -> Sheet:
    name = f"{number}. {table.caption.translate(_NOT_IN_NAME)}"[:_LONGEST_NAME].strip()
    return Sheet(name, [one.title for one in table.columns], table.rows)
