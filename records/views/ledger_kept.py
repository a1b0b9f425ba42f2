"""The ledger held against heads that witnesses kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from people.access import policy
from people.http import AuthenticatedRequest
from records.forms.ledger import KeptHeadForm
from records.permissions import VIEW_LEDGER
from records.selectors.ledger_kept import held_against
from records.services.keys import ledger_key


@require_http_methods(["GET", "HEAD", "POST"])
@policy(VIEW_LEDGER)
def ledger_kept(request: AuthenticatedRequest) -> HttpResponse:
    form = KeptHeadForm(request.POST or None)
    held = (
        held_against(form.cleaned_data["heads"], key=ledger_key().verifier)
        if form.is_valid()
        else []
    )
    return render(request, "records/ledger_kept.html", {"form": form, "held": held})
