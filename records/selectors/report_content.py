"""What a report says, read anew from the raw rows."""

from django.utils import translation

from records.kinds.report import Shape
from records.kinds.report_document import Document
from records.models import Report
from records.selectors.report import standing_of
from records.selectors.report_class import class_document
from records.selectors.report_period import period_document
from records.selectors.report_round import round_document


def document_of(report: Report) -> Document:
    """The same question as of the same moment has the same answer, in Vietnamese."""
    with translation.override("vi"):
        standing = standing_of(report)
        if report.shape == Shape.ROUND:
            return round_document(report, standing)
        if report.shape == Shape.CLASS:
            return class_document(report, standing)
        return period_document(report, standing)
