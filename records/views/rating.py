"""The organisation board's tables of points, and a file of points by one of them."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kernel.errors import DomainError
from people.access import policy
from people.http import XLSX, AuthenticatedRequest
from people.views.listing import page_of
from records.forms.evaluation import RatingTableForm
from records.permissions import EXPORT_EVALUATION
from records.selectors.evaluation import runs_for
from records.selectors.rating import rating_tables_for
from records.services.rating import lay_rating_table, rate
from records.views.evaluation import committees, rating_form, run_page

PAGE = 20


@require_safe
@policy(EXPORT_EVALUATION)
def rating_tables(request: AuthenticatedRequest) -> HttpResponse:
    tables = Paginator(rating_tables_for(request.user, EXPORT_EVALUATION), PAGE)
    return render(
        request, "records/rating_tables.html", {"page": page_of(request, tables)}
    )


@policy(EXPORT_EVALUATION)
def rating_table_new(request: AuthenticatedRequest) -> HttpResponse:
    units = committees(request)
    form = RatingTableForm(
        request.POST or None, units=units, initial={"owner": units.first()}
    )
    if form.is_valid():
        told = form.cleaned_data
        try:
            table = lay_rating_table(
                owner=told["owner"],
                basis=told["basis"],
                valid_from=told["valid_from"],
                weights=form.weights,
                actor=request.user,
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            laid = _("Table %(number)s of points is laid.") % {"number": table.number}
            messages.success(request, laid)
            return redirect("records:rating_tables")
    return render(request, "records/rating_table_new.html", {"form": form})


@require_POST
@policy(EXPORT_EVALUATION)
def rated(request: AuthenticatedRequest, uid: UUID) -> HttpResponseBase:
    run = get_object_or_404(runs_for(request.user, EXPORT_EVALUATION), uid=uid)
    form = rating_form(request, run, request.POST)
    if not form.is_valid():
        return run_page(request, run, form)
    table = form.cleaned_data["table"]
    file = rate(run=run, table=table, actor=request.user)
    name = f"diem-tham-khao-{run.uid}-bang-{table.number}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
