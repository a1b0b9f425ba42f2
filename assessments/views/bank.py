"""Banks and the list of their questions."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from assessments.forms.bank import BankForm, FilterForm
from assessments.forms.bulk import BulkForm
from assessments.forms.question_export import ExportForm
from assessments.models import QuestionVersion
from assessments.permissions import APPROVE_QUESTION, EDIT_QUESTION
from assessments.selectors.question import (
    banks_for,
    counted,
    filtered,
    points_of,
    versions_for,
)
from assessments.selectors.resolution import resolutions_for
from assessments.services.question import create_bank
from kernel.kinds.listing import Column
from people.access import grants_of, has_permission, policy
from people.http import AuthenticatedRequest
from people.models import Unit

BOTH = (EDIT_QUESTION, APPROVE_QUESTION)
PAGE = 25
COLUMNS = [
    Column(gettext_lazy("Question"), "stem"),
    Column(gettext_lazy("Point"), "point"),
    Column(gettext_lazy("Type"), "kind"),
    Column(gettext_lazy("Difficulty"), "difficulty"),
    Column(gettext_lazy("State"), "state"),
    Column(gettext_lazy("Author"), "author"),
    Column(gettext_lazy("Edited"), "edited"),
]


@require_http_methods(["GET", "HEAD", "POST"])
@policy(*BOTH)
def bank_list(request: AuthenticatedRequest) -> HttpResponse:
    may_write = has_permission(request.user, EDIT_QUESTION)
    form = BankForm(
        request.POST if request.method == "POST" else None,
        resolutions=resolutions_for(request.user, EDIT_QUESTION),
        owners=Unit.objects.filter(
            pk__in=grants_of(request.user, EDIT_QUESTION).values("unit")
        ),
    )
    if request.method == "POST" and may_write and form.is_valid():
        bank = create_bank(**form.cleaned_data, actor=request.user)
        messages.success(request, _("The bank is ready for questions."))
        return redirect("assessments:bank", bank.uid)
    banks = counted(banks_for(request.user, *BOTH))
    page = Paginator(banks, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form if may_write else None}
    return render(request, "assessments/bank_list.html", context)


@require_safe
@policy(*BOTH)
def bank(request: AuthenticatedRequest, bank_uid: UUID) -> HttpResponse:
    this = get_object_or_404(banks_for(request.user, *BOTH), uid=bank_uid)
    form = FilterForm(request.GET, bank=this, points=points_of(this))
    versions = versions_for(request.user, *BOTH).filter(question__bank=this)
    sort = request.GET.get("sort", "")
    rows = filtered(versions, form.filters(), sort)
    context = {
        "bank": this,
        "columns": COLUMNS,
        "sort": sort,
        "bulk": BulkForm(versions=versions.none(), points=points_of(this)),
        "filter_form": form,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "export_form": ExportForm(),
        "kinds": QuestionVersion.Kind.choices,
        "may_write": banks_for(request.user, EDIT_QUESTION).filter(pk=this.pk).exists(),
    }
    return render(request, "assessments/bank.html", context)
