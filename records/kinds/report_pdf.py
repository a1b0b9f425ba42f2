"""A report as a PDF in the Party's layout (records/typeset/report.typ)."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from kernel.kinds.typeset import pdf
from records.kinds.report_document import Document, Section

TEMPLATE = Path(__file__).parents[1] / "typeset" / "report.typ"


def write_pdf(document: Document, *, at: datetime) -> bytes:
    """The report; ``at`` is the moment that the file bears as its making."""
    sections = [_section(one) for one in document.sections]
    return pdf(TEMPLATE, {"head": asdict(document.head), "sections": sections}, at=at)


def _section(section: Section) -> dict[str, object]:
    return {
        "heading": section.heading,
        "paragraphs": section.paragraphs,
        "tables": [
            {
                "caption": "" if one.caption == section.heading else one.caption,
                "columns": [asdict(column) for column in one.columns],
                "rows": one.shown,
                "has_total": one.has_total,
            }
            for one in section.tables
        ],
    }
