"""The organisation board asks for the facts of a period."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kernel.errors import DomainError
from people.access import policy, units_for
from people.http import XLSX, AuthenticatedRequest
from people.models import Unit
from records.forms.evaluation import EvaluationForm, RatedForm
from records.kinds.evaluation import last_quarter
from records.models import ExportRun
from records.permissions import EXPORT_EVALUATION
from records.selectors.evaluation import Part, counts_of_parts, runs_for
from records.selectors.rating import rating_tables_for, table_in_force
from records.selectors.scene import campaigns_for
from records.services.evaluation import answer_evaluation, ask_evaluation
from records.services.keys import export_key

PAGE = 20
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX, "zip": "application/zip"}


@policy(EXPORT_EVALUATION)
def evaluation(request: AuthenticatedRequest) -> HttpResponse:
    form = _form(request)
    if form.is_valid():
        try:
            run = ask_evaluation(**form.cleaned_data, actor=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect("records:evaluation_run", run.uid)
    runs = Paginator(runs_for(request.user, EXPORT_EVALUATION), PAGE)
    page = {"form": form, "page": runs.get_page(request.GET.get("page"))}
    return render(request, "records/evaluation.html", page)


@policy(EXPORT_EVALUATION)
def evaluation_run(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    run = get_object_or_404(runs_for(request.user, EXPORT_EVALUATION), uid=uid)
    return run_page(request, run, rating_form(request, run))


@require_POST
@policy(EXPORT_EVALUATION)
def evaluation_file(
    request: AuthenticatedRequest, uid: UUID, extension: str
) -> HttpResponseBase:
    run = get_object_or_404(runs_for(request.user, EXPORT_EVALUATION), uid=uid)
    try:
        file = answer_evaluation(run=run, extension=extension, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("records:evaluation_run", run.uid)
    name = f"danh-gia-{run.from_on:%Y%m%d}-{run.until_on:%Y%m%d}-{run.uid}.{extension}"
    return FileResponse(
        file, as_attachment=True, filename=name, content_type=TYPES[extension]
    )


def run_page(
    request: AuthenticatedRequest, run: ExportRun, form: RatedForm
) -> HttpResponse:
    """A question with its counts, its files and the choice of a table of points."""
    return render(
        request, "records/evaluation_run.html", _page(run) | {"rated_form": form}
    )


def rating_form(
    request: AuthenticatedRequest, run: ExportRun, data: QueryDict | None = None
) -> RatedForm:
    """The tables that the caller may use, that of the period's end chosen."""
    tables = rating_tables_for(request.user, EXPORT_EVALUATION)
    chosen = {"table": table_in_force(tables, run)}
    return RatedForm(data, tables=tables, initial=chosen)


def _page(run: ExportRun) -> dict[str, Any]:
    counts = counts_of_parts(run)
    return {
        "key": export_key().verifier if run.manifest_sha256 else "",
        "run": run,
        "ready": counts[Part.MEMBERS] + counts[Part.OTHERS],
        "contested": counts[Part.CONTESTED],
        "early": counts[Part.EARLY],
        "unsealed": counts[Part.UNSEALED],
    }


def committees(request: AuthenticatedRequest) -> QuerySet[Unit]:
    """The units of the caller's grants that are no cells."""
    units = units_for(request.user, EXPORT_EVALUATION).exclude(kind=Unit.Kind.CELL)
    return units.order_by("code", "pk")


def _form(request: AuthenticatedRequest) -> EvaluationForm:
    from_on, until_on = last_quarter(timezone.localdate())
    units = committees(request)
    return EvaluationForm(
        request.POST or None,
        units=units,
        campaigns=campaigns_for(request.user, EXPORT_EVALUATION).order_by("-pk"),
        initial={"unit": units.first(), "from_on": from_on, "until_on": until_on},
    )
