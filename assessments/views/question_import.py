"""Import of questions: send a file, see what was found, apply it."""

import io
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
from rustpy_xlsxwriter import write_worksheets

from assessments.forms.question_import import ImportForm
from assessments.kinds.draft import read_draft
from assessments.kinds.question_sheet import HEADERS, SAMPLE
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

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
    context = {
        "staged": staged,
        "bank": staged.bank,
        "drafts": drafts,
        "draft_count": len(staged.drafts),
        "problem_count": len(staged.problems),
        "problems": staged.problems[:SHOWN],
    }
    return render(request, "assessments/import.html", context)


@require_POST
@policy(EDIT_QUESTION)
def import_apply(request: AuthenticatedRequest, import_uid: UUID) -> HttpResponse:
    staged = get_object_or_404(_imports(request), uid=import_uid)
    try:
        count = apply_import(staged=staged, actor=request.user)
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
    rows = (dict(zip(HEADERS.values(), one, strict=True)) for one in SAMPLE)
    file = io.BytesIO()
    write_worksheets([("Câu hỏi", rows)], file, bold_headers=True)
    name = 'attachment; filename="mau-cau-hoi.xlsx"'
    return HttpResponse(
        file.getvalue(), content_type=XLSX, headers={"Content-Disposition": name}
    )


def _imports(request: AuthenticatedRequest) -> QuerySet[QuestionImport]:
    banks = banks_for(request.user, EDIT_QUESTION)
    return QuestionImport.objects.filter(bank__in=banks).select_related("bank")
