"""A report as a Word document: styles, header rows that repeat, the Party's layout.

Source: HD 36-HD/VPTW (3 April 2018), the places, sizes and margins of the parts of a
paper. The same report gives the same bytes.
"""

import io
import zipfile
from datetime import datetime
from xml.sax.saxutils import escape

import docx
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, Twips
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from records.kinds.report_document import Document, Head, Section, Table

FONT = "Times New Roman"
BODY, SMALL, TABLE = 14, 12, 11  # points
PAGE_WIDTH = 160  # millimetres between the margins
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is packed


def write_docx(document: Document, *, at: datetime) -> bytes:
    """The report; ``at`` is the moment that the file bears as its making."""
    word = docx.Document()
    _lay(word, document, at)
    _head(word, document.head)
    *sections, last = document.sections
    for section in sections:
        _section(word, section)
    _section(word, last, is_kept=True)
    _foot(word, document.head)
    file = io.BytesIO()
    word.save(file)
    return _without_time(file)


def _lay(word: Word, document: Document, at: datetime) -> None:
    style = word.styles["Normal"]
    _dress(style.font, style.element, BODY)
    heading = word.styles["Heading 1"]
    _dress(heading.font, heading.element, BODY)
    heading.font.bold, heading.font.color.rgb = True, None
    for one in (style, heading):
        one.paragraph_format.space_before = Pt(6)
        one.paragraph_format.space_after = Pt(0)
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = page.right_margin = Mm(20)
    page.left_margin, page.header_distance = Mm(30), Mm(10)
    page.different_first_page_header_footer = True
    number = page.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)  # noqa: SLF001 -- python-docx has no fields
    facts = word.core_properties
    facts.title = f"{document.head.title} {document.head.subject}"
    facts.author = facts.last_modified_by = document.head.organ
    facts.comments = facts.subject = document.quality.query_id
    facts.created = facts.modified = at.replace(tzinfo=None)
    facts.language = "vi-VN"


def _dress(font: object, element: object, size: int) -> None:
    font.name, font.size = FONT, Pt(size)  # type: ignore[attr-defined]
    fonts = element.rPr.rFonts  # type: ignore[attr-defined]
    for name in list(fonts.attrib):
        del fonts.attrib[name]  # the theme's fonts would win
    for place in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{place}"), FONT)


def _head(word: Word, head: Head) -> None:
    left, right = _two(word)
    if head.superior:
        _line(left, head.superior)
    _line(left, head.organ, bold=True)
    _line(left, "*")
    _line(left, f"Số {head.sign}")
    _line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, size=15, underline=True)
    _line(right, head.place_and_day, italic=True)
    _say(word, head.title, bold=True, size=16, before=18)
    _say(word, head.subject, bold=True)
    _say(word, "-----", before=0)
    if head.addressee:
        _say(word, f"Kính gửi: {head.addressee}", italic=True)


def _foot(word: Word, head: Head) -> None:
    word.add_paragraph().paragraph_format.keep_with_next = True
    left, right = _two(word)
    _line(left, "Nơi nhận:", underline=True, align=ALIGN.LEFT)
    for one in head.recipients:
        _line(left, one, size=SMALL, align=ALIGN.LEFT)
    _line(right, head.signed_for, bold=True)
    _line(right, head.signer_title)
    for _room in range(3):
        _line(right, "")
    _line(right, head.signer_name, bold=True)


def _section(word: Word, section: Section, *, is_kept: bool = False) -> None:
    """The section; ``is_kept``: its tables stand with what follows, the signature."""
    word.add_heading(section.heading, level=1)
    for words in section.paragraphs:
        paragraph = word.add_paragraph(words)
        paragraph.alignment = ALIGN.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
    for table in section.tables:
        has_caption = table.caption != section.heading
        _table(word, table, has_caption=has_caption, is_kept=is_kept)


def _table(word: Word, table: Table, *, has_caption: bool, is_kept: bool) -> None:
    if has_caption:
        caption = _say(word, table.caption, italic=True, size=SMALL)
        caption.paragraph_format.keep_with_next = True
    made = word.add_table(0, len(table.columns), style="Table Grid")
    made.autofit = False
    whole = sum(one.width for one in table.columns)
    widths = [Mm(PAGE_WIDTH * one.width // whole).twips for one in table.columns]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Twips(width)
    head = [(one.title, "center") for one in table.columns]
    made._tbl.append(_row(head, widths, is_bold=True, is_head=True))  # noqa: SLF001 -- rows by hand
    sides = ["right" if one.is_number else "left" for one in table.columns]
    rows = table.shown
    for place, row in enumerate(rows, 1):
        is_total = table.has_total and place == len(rows)
        cells = list(zip(row, sides, strict=True))
        line = _row(cells, widths, is_bold=is_total, is_kept=is_kept)
        made._tbl.append(line)  # noqa: SLF001 -- rows by hand


def _row(
    cells: list[tuple[str, str]],
    widths: list[int],
    *,
    is_bold: bool,
    is_head: bool = False,
    is_kept: bool = False,
) -> BaseOxmlElement:
    """A row of (text, side); written out, as python-docx takes 20 ms for one.

    A row of headings stands at the head of each page; none is parted by a page's end.
    """
    bold = "<w:b/>" if is_bold else ""
    keep = "<w:keepNext/>" if is_kept else ""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{keep}'
        f'<w:spacing w:before="0"/><w:jc w:val="{side}"/></w:pPr><w:r><w:rPr>{bold}'
        f'<w:sz w:val="{2 * TABLE}"/></w:rPr><w:t xml:space="preserve">{escape(text)}'
        "</w:t></w:r></w:p></w:tc>"
        for (text, side), width in zip(cells, widths, strict=True)
    )
    head = "<w:tblHeader/>" if is_head else ""
    return parse_xml(
        f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{head}</w:trPr>{inside}</w:tr>"
    )


def _two(word: Word) -> tuple[_Cell, _Cell]:
    """Two columns without lines."""
    table = word.add_table(1, 2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Mm(75), Mm(85)
    return left, right


def _line(
    cell: _Cell,
    text: str,
    *,
    size: int = BODY,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    align: ALIGN = ALIGN.CENTER,
) -> None:
    first = cell.paragraphs[0]
    is_empty = len(cell.paragraphs) == 1 and not first.runs
    paragraph = first if is_empty else cell.add_paragraph()
    _write(paragraph, text, size=size, bold=bold, italic=italic, align=align)
    paragraph.runs[0].underline = underline
    paragraph.paragraph_format.space_before = Pt(0)


def _say(
    word: Word,
    text: str,
    *,
    size: int = BODY,
    bold: bool = False,
    italic: bool = False,
    before: int = 6,
) -> Paragraph:
    """A line in the middle of the page."""
    paragraph = word.add_paragraph()
    _write(paragraph, text, size=size, bold=bold, italic=italic, align=ALIGN.CENTER)
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def _write(
    paragraph: Paragraph,
    text: str,
    *,
    size: int,
    bold: bool,
    italic: bool,
    align: ALIGN,
) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    paragraph.alignment = align


def _without_time(made: io.BytesIO) -> bytes:
    """The archive without the moment of its packing."""
    target = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            plain = zipfile.ZipInfo(entry.filename, _LONG_AGO)
            plain.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(plain, old.read(entry))
    return target.getvalue()
