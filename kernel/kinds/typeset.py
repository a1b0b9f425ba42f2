"""PDF pages from a Typst template and data: the one door to the typesetter."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import typst


def pdf(template: Path, data: Mapping[str, object], *, at: dt.datetime) -> bytes:
    """A tagged PDF of ``template`` filled with ``data``; the same input has the same bytes.

    Args:
        template: a ``.typ`` file of ours. It reads its data by
            ``#let data = json(bytes(sys.inputs.data))``; what stands in there is text and is
            never read as markup. It may import what lies in its own folder.
        data: what JSON can hold; days and numbers are already words.
        at: the moment that the file bears as its making.

    Only the fonts that come with the typesetter are used, so that a page looks the same
    on each machine; ``Libertinus Serif`` has all Vietnamese letters.

    Raises:
        typst.TypstError: the template is wrong, or asks for data that is not there.
    """
    return typst.compile(
        template,
        format="pdf",
        root=template.parent,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
    )


class PdfTrouble(Exception):
    """A PDF of somebody else cannot be shown; ``why`` is one of the words below."""

    NO_PAGE = "no_page"
    LOCKED = "locked"
    UNREADABLE = "unreadable"

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def picture(file: Path, page: int, width: int) -> bytes:
    """A PNG of one page (from 1) of a PDF that somebody else has made, on white.

    Raises:
        PdfTrouble: it has no such page, is locked by a password, or is no PDF.
    """
    template = (
        f"#set page(width: {width}pt, height: auto, margin: 0pt, fill: white)\n"
        f'#image("/{file.name}", format: "pdf", page: {page}, width: 100%)'
    )
    try:
        pages = typst.Compiler(
            template.encode(), root=file.parent, ignore_system_fonts=True
        )
        drawn = pages.compile(format="png", ppi=72)
    except typst.TypstError as error:
        said = str(error)
        if "does not exist" in said:
            raise PdfTrouble(PdfTrouble.NO_PAGE) from error
        if "encrypted" in said:
            raise PdfTrouble(PdfTrouble.LOCKED) from error
        raise PdfTrouble(PdfTrouble.UNREADABLE) from error
    if not isinstance(drawn, bytes):  # one picture for each of several pages, or none
        raise PdfTrouble(PdfTrouble.UNREADABLE)
    return drawn
