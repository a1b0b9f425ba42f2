"""Reports: what was made, a new one, what it says, its files."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kernel.errors import DomainError
from kernel.models import Job
from people.access import policy, units_for
from people.http import XLSX, AuthenticatedRequest
from records.forms.report import FORMS, ReportForm
from records.kinds.evaluation import last_quarter
from records.kinds.report import Shape
from records.kinds.report_document import Document
from records.permissions import MAKE_REPORT
from records.selectors.report import reports_for, units_to_report
from records.selectors.scene import campaigns_for
from records.services.report import (
    ask_report,
    key_of,
    prepare_report,
    take_report,
    title_of,
)

PAGE = 20
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": XLSX,
    "pdf": "application/pdf",
}


@policy(MAKE_REPORT)
def reports(request: AuthenticatedRequest) -> HttpResponse:
    found = Paginator(reports_for(request.user, MAKE_REPORT), PAGE)
    page = found.get_page(request.GET.get("page"))
    rows = [{"report": one, "title": title_of(one)} for one in page]
    return render(request, "records/reports.html", {"page": page, "rows": rows})


@policy(MAKE_REPORT)
def report_new(request: AuthenticatedRequest) -> HttpResponse:
    shape = request.GET.get("shape", "")
    shape = shape if shape in FORMS else str(Shape.ROUND)
    form = _form(request, shape)
    if request.method == "POST" and form.is_valid():
        try:
            report = ask_report(**form.question, actor=request.user)
            job = prepare_report(report=report, actor=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            if job is not None:
                return redirect("job", job.uid)
            return redirect("records:report", report.uid)
    tabs = [
        (str(one.label), f"?shape={one.value}", one.value == shape) for one in Shape
    ]
    page = {"form": form, "tabs": tabs}
    status = 422 if form.is_bound else 200
    return render(request, "records/report_new.html", page, status=status)


@policy(MAKE_REPORT)
def report(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    found = get_object_or_404(reports_for(request.user, MAKE_REPORT), uid=uid)
    document = Document.parse(found.content) if found.made_at else None
    page = {
        "report": found,
        "title": title_of(found),
        "document": document,
        "files": list(found.files.order_by("extension")),
        "job": None if document else Job.objects.filter(key=key_of(found)).first(),
    }
    return render(request, "records/report.html", page)


@require_POST
@policy(MAKE_REPORT)
def report_file(
    request: AuthenticatedRequest, uid: UUID, extension: str
) -> HttpResponseBase:
    found = get_object_or_404(reports_for(request.user, MAKE_REPORT), uid=uid)
    try:
        file = take_report(report=found, extension=extension, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("records:report", found.uid)
    name = f"bao-cao-{found.as_of:%Y%m%d}-{found.uid}.{extension}"
    return FileResponse(
        file, as_attachment=True, filename=name, content_type=TYPES[extension]
    )


def _form(request: AuthenticatedRequest, shape: str) -> ReportForm:
    units = units_for(request.user, MAKE_REPORT)
    offered = units_to_report(request.user, MAKE_REPORT)
    campaigns = campaigns_for(request.user, MAKE_REPORT).order_by(
        "-published__closes_at", "-pk"
    )
    from_on, until_on = last_quarter(timezone.localdate())
    initial: dict[str, Any] = {
        "unit": _chosen(units, request.GET.get("unit")) or offered.first(),
        "campaign": _chosen(campaigns, request.GET.get("campaign"))
        or campaigns.first(),
        "at": request.GET.get("at", "")[:10],
        "tree": request.GET.get("tree", "then"),
        "from_on": from_on,
        "until_on": until_on,
        "year": timezone.localdate().year,
    }
    return FORMS[shape](
        request.POST or None,
        units=units,
        offered=offered,
        campaigns=campaigns,
        initial=initial,
    )


def _chosen(rows: Any, uid: str | None) -> Any:
    """The row that the address names; None where it names none."""
    try:
        return rows.filter(uid=UUID(uid or "")).first()
    except ValueError:
        return None
