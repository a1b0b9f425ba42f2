"""Import of questions: send a file, see what was found, apply it."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments.forms.question_import import ImportForm
from assessments.kinds.draft import read_draft
from assessments.kinds.exchange.docx_write import is_told, write_docx
from assessments.kinds.exchange.file import item_of
from assessments.kinds.exchange.sheet import HEADERS, SAMPLE, read_sheet
from assessments.kinds.exchange.told import told_entry
from assessments.models import QuestionImport
from assessments.permissions import EDIT_QUESTION
from assessments.selectors.question import banks_for, points_of
from assessments.services.question_import import (
    FileTwice,
    FileUnreadable,
    ImportFaulty,
    apply_import,
    stage_import,
)
from people.access import policy
from people.http import AuthenticatedRequest
from people.kinds.sheet import workbook

_OFFICE = "application/vnd.openxmlformats-officedocument"
XLSX = f"{_OFFICE}.spreadsheetml.sheet"
DOCX = f"{_OFFICE}.wordprocessingml.document"
SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@policy(EDIT_QUESTION)
def import_new(request: AuthenticatedRequest, bank_uid: UUID) -> HttpResponse:
    bank = get_object_or_404(banks_for(request.user, EDIT_QUESTION), uid=bank_uid)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            staged = stage_import(
                bank=bank, file_name=file.name, data=file.read(), actor=request.user
            )
        except FileUnreadable as error:
            form.add_error("file", str(error))
        else:
            return redirect("assessments:import", staged.uid)
    context = {"bank": bank, "form": form, "points": points_of(bank)}
    return render(request, "assessments/import_new.html", context)


@require_safe
@policy(EDIT_QUESTION)
def import_page(request: AuthenticatedRequest, import_uid: UUID) -> HttpResponse:
    staged = get_object_or_404(_imports(request), uid=import_uid)
    drafts = [read_draft(one) for one in staged.drafts[:SHOWN]]
    rows = [{"draft": one, "told": told_entry(item_of(one))} for one in drafts]
    context = {
        "staged": staged,
        "bank": staged.bank,
        "rows": rows,
        "notes": staged.notes[:SHOWN],
        "draft_count": len(staged.drafts),
        "problem_count": len(staged.problems),
        "problems": staged.problems[:SHOWN],
    }
    return render(request, "assessments/import.html", context)


@require_POST
@policy(EDIT_QUESTION)
def import_apply(request: AuthenticatedRequest, import_uid: UUID) -> HttpResponse:
    staged = get_object_or_404(_imports(request), uid=import_uid)
    leaving_out = request.POST.get("leaving_out") == "yes"
    try:
        count = apply_import(staged=staged, actor=request.user, leaving_out=leaving_out)
    except (ImportFaulty, FileTwice) as error:
        messages.error(request, str(error))
        return redirect("assessments:import", staged.uid)
    words = ngettext(
        "%(count)d question has been added as a draft.",
        "%(count)d questions have been added as drafts.",
        count,
    )
    messages.success(request, words % {"count": count})
    return redirect("assessments:bank", staged.bank.uid)


@require_safe
@policy(EDIT_QUESTION)
def import_template(request: AuthenticatedRequest) -> HttpResponse:
    """The table to fill in, with a sample row of each type."""
    return _file(workbook(list(HEADERS.values()), SAMPLE), XLSX, "mau-cau-hoi.xlsx")


@require_safe
@policy(EDIT_QUESTION)
def import_page_template(request: AuthenticatedRequest) -> HttpResponse:
    """The page of text to fill in, with a sample question of each type it can say."""
    items = read_sheet([list(HEADERS.values()), *SAMPLE]).items
    kept = [one for one in items if is_told(one)]
    return _file(write_docx("Mẫu câu hỏi", kept), DOCX, "mau-cau-hoi.docx")


def _file(data: bytes, mime: str, name: str) -> HttpResponse:
    told = f'attachment; filename="{name}"'
    return HttpResponse(data, content_type=mime, headers={"Content-Disposition": told})


def _imports(request: AuthenticatedRequest) -> QuerySet[QuestionImport]:
    banks = banks_for(request.user, EDIT_QUESTION)
    return QuestionImport.objects.filter(bank__in=banks).select_related("bank")
