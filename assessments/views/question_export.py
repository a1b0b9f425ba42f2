"""A bank as a file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments.forms.question_export import ExportForm
from assessments.permissions import EDIT_QUESTION
from assessments.selectors.question import banks_for
from assessments.services.question_export import export_bank
from people.access import policy
from people.http import AuthenticatedRequest


@never_cache
@require_POST
@policy(EDIT_QUESTION)
def bank_export(request: AuthenticatedRequest, bank_uid: UUID) -> HttpResponse:
    """The file, which holds the keys; who took it away is kept."""
    bank = get_object_or_404(banks_for(request.user, EDIT_QUESTION), uid=bank_uid)
    form = ExportForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of the formats."))
        return redirect("assessments:bank", bank.uid)
    file = export_bank(
        bank=bank, format=form.cleaned_data["format"], actor=request.user
    )
    name = f'attachment; filename="{file.name}"'
    return HttpResponse(
        file.data, content_type=file.mime, headers={"Content-Disposition": name}
    )
