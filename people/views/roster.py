"""Rosters: upload, dry run, applying, taking back."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from people.access import policy, units_for
from people.forms.roster import RosterForm
from people.http import AuthenticatedRequest
from people.kinds.package import LARGEST, Locked, NotASpreadsheet, Suspicious, TooLarge
from people.kinds.package import check_xlsx as check
from people.kinds.roster import COLUMNS, TEMPLATE
from people.kinds.sheet import workbook
from people.models import RosterImport, RosterImportRow
from people.permissions import IMPORT_ROSTER
from people.selectors.roster import as_records, changes, explained, rosters_for, rows_of
from people.selectors.unit import roots_for
from people.services.roster_applying import (
    NotTheLast,
    SomethingDepends,
    UndoTooLate,
    undo_roster,
)
from people.services.roster_import import (
    AlreadyApplied,
    FaultyRows,
    NotChecked,
    NothingToApply,
    check_again,
    job_of,
    start_applying,
    upload_roster,
)
from people.views.listing import page_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@policy(IMPORT_ROSTER)
def roster_list(request: AuthenticatedRequest) -> HttpResponse:
    """The rosters so far, and the form for the next."""
    units = units_for(request.user, IMPORT_ROSTER)
    root = roots_for(request.user, IMPORT_ROSTER).first()
    first = {"unit": root.uid if root else None}
    form = RosterForm(
        request.POST or None, request.FILES or None, units=units, initial=first
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        file = told.pop("file")
        try:
            check(file)
            roster = upload_roster(
                file=file, file_name=file.name, actor=request.user, **told
            )
        except (NotASpreadsheet, Locked, TooLarge, Suspicious, AlreadyApplied) as error:
            form.add_error("file", str(error))
        else:
            return redirect("people:roster", roster.uid)
    context = {
        "form": form,
        "root": root,
        "limit": LARGEST,
        "page": page_of(
            request, Paginator(rosters_for(request.user, IMPORT_ROSTER), 20)
        ),
    }
    return render(request, "people/roster_list.html", context)


@require_safe
@policy(IMPORT_ROSTER)
def template(request: AuthenticatedRequest) -> HttpResponse:
    """An empty sheet with the headings and one example."""
    example = [
        "Nguyễn Thị Hạnh", "07/03/1968", "99.000001", "03/02/1990", "03/02/1991",
        "Chi bộ thôn 1", "Đảng viên", "0900000001",
    ]  # fmt: skip
    return _as_file(workbook(TEMPLATE, [example]), "mau-danh-sach-dang-vien.xlsx")


@require_safe
@never_cache
@policy(IMPORT_ROSTER)
def roster(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """One roster: its progress, then its rows by outcome."""
    this = get_object_or_404(rosters_for(request.user, IMPORT_ROSTER), uid=uid)
    outcome = request.GET.get("outcome", "")
    page = page_of(request, Paginator(rows_of(this, outcome), 50))
    outcomes = RosterImportRow.Outcome
    faulty = this.counts.get("refused", 0) + this.counts.get("conflict", 0)
    context = {
        "roster": this,
        "job": job_of(this),
        "is_busy": this.state
        in {RosterImport.State.UPLOADED, RosterImport.State.APPLYING},
        "tabs": [
            (one.label, one.value, this.counts.get(one.value, 0)) for one in outcomes
        ],
        "outcome": outcome,
        "page": page,
        "rows": [(row, explained(row), changes(row)) for row in page],
        "faulty": faulty,
        "useful": this.counts.get("new", 0) + this.counts.get("changed", 0),
    }
    return render(request, "people/roster.html", context)


@require_safe
@policy(IMPORT_ROSTER)
def roster_rows(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The rows of one outcome, or all, as a spreadsheet with what to do."""
    this = get_object_or_404(rosters_for(request.user, IMPORT_ROSTER), uid=uid)
    headings = [
        _("Row"), _("Outcome"), *(str(one) for one in COLUMNS.values()), _("What to do"),
    ]  # fmt: skip
    rows = as_records(rows_of(this, request.GET.get("outcome", "")))
    return _as_file(workbook(headings, rows), f"danh-sach-{this.uid}.xlsx")


@require_POST
@policy(IMPORT_ROSTER)
def apply_it(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(rosters_for(request.user, IMPORT_ROSTER), uid=uid)
    try:
        start_applying(
            roster=this,
            actor=request.user,
            without_faulty=request.POST.get("without_faulty") == "1",
        )
    except (NotChecked, NothingToApply, FaultyRows, AlreadyApplied) as error:
        messages.error(request, str(error))
    return redirect("people:roster", uid)


@require_POST
@policy(IMPORT_ROSTER)
def check_it_again(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(rosters_for(request.user, IMPORT_ROSTER), uid=uid)
    check_again(roster=this, actor=request.user)
    return redirect("people:roster", uid)


@require_POST
@policy(IMPORT_ROSTER)
def undo(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(rosters_for(request.user, IMPORT_ROSTER), uid=uid)
    try:
        if undo_roster(roster=this, actor=request.user):
            messages.success(request, _("Everything is as it was before this roster."))
    except (NotTheLast, UndoTooLate, SomethingDepends) as error:
        messages.error(request, str(error))
    return redirect("people:roster", uid)


def _as_file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
