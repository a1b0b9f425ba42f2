"""The ledger for the organisation board: how it stands, its check, its bundle."""

from datetime import datetime

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from people.access import policy
from people.http import AuthenticatedRequest
from records.forms.ledger import KeptHeadForm
from records.permissions import VIEW_LEDGER
from records.selectors.ledger_state import ledger_state, may_take_ledger
from records.services.erasure_list import take_list
from records.services.keys import ledger_keys
from records.services.ledger_check import ask_check, hand_in_head, take_bundle


@policy(VIEW_LEDGER)
def ledger(request: AuthenticatedRequest) -> HttpResponse:
    return _page(request, KeptHeadForm())


def _page(request: AuthenticatedRequest, form: KeptHeadForm) -> HttpResponse:
    state, ring = ledger_state(), ledger_keys()
    changes = zip(ring.successions, ring.notes, strict=True)
    page = {
        "form": form,
        "state": state,
        "key": ring.key if state.head else "",
        "key_changes": [
            {
                "moment": datetime.fromisoformat(one.changed_at),
                "size": one.size,
                "note": note,
            }
            for one, note in changes
        ],
        "may_take": may_take_ledger(request.user),
    }
    return render(request, "records/ledger.html", page)


@require_POST
@policy(VIEW_LEDGER)
def ledger_check(request: AuthenticatedRequest) -> HttpResponse:
    job = ask_check(actor=request.user)
    return redirect("job", job.uid)


@require_POST
@policy(VIEW_LEDGER)
def ledger_compare(request: AuthenticatedRequest) -> HttpResponse:
    """Hold the ledger against a head that was kept outside."""
    form = KeptHeadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    job = hand_in_head(note=form.cleaned_data["note"], actor=request.user)
    return redirect("job", job.uid)


@require_POST
@policy(VIEW_LEDGER)
def ledger_bundle(request: AuthenticatedRequest) -> HttpResponseBase:
    if not may_take_ledger(request.user):
        raise Http404
    file = take_bundle(actor=request.user)
    name = f"so-cai-{timezone.localtime():%Y%m%d-%H%M}.zip"
    return FileResponse(
        file, as_attachment=True, filename=name, content_type="application/zip"
    )


@require_POST
@policy(VIEW_LEDGER)
def ledger_erasures(request: AuthenticatedRequest) -> HttpResponse:
    """The list of what was erased, to be kept outside; it names nobody."""
    name = f"xoa-so-cai-{timezone.localtime():%Y%m%d-%H%M}.txt"
    return HttpResponse(
        take_list(actor=request.user),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
