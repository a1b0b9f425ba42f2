"""The request of somebody who has signed in, and answers that are tables as files."""

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.text import slugify

from kernel.kinds.sheet import Cell, Sheet, csv_lines, write_xlsx
from people.models import User

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class AuthenticatedRequest(HttpRequest):
    """What a view gets behind ``@policy``: ``user`` is a real account."""

    user: User


def one_or_404[M](rows: Sequence[M]) -> M:
    """The only row of a query that asked for one.

    Raises:
        Http404: there is none.
    """
    for row in rows:
        return row
    raise Http404


def file_of(
    extension: str, name: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> HttpResponseBase:
    """``rows`` under ``headings`` as ``name.csv`` or ``name.xlsx``."""
    file_name = f"{slugify(name.replace('đ', 'd').replace('Đ', 'D'))}.{extension}"
    if extension == "csv":
        answer = StreamingHttpResponse(
            csv_lines(_headed(headings, rows)), content_type="text/csv; charset=utf-8"
        )
        answer.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
        return answer
    spool = TemporaryFile()  # noqa: SIM115 -- the response closes it
    write_xlsx([Sheet("Danh sách", headings, rows)], spool, scratch=TemporaryFile)
    spool.seek(0)
    return FileResponse(
        spool, as_attachment=True, filename=file_name, content_type=XLSX
    )


def _headed(
    headings: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> Iterable[Sequence[Cell]]:
    yield headings
    yield from rows
