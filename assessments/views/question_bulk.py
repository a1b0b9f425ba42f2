"""One change to many questions: looked at first, then done."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from assessments.forms.bulk import BulkForm
from assessments.permissions import EDIT_QUESTION
from assessments.selectors.question import banks_for, points_of, versions_for
from assessments.services.question_bulk import change_many
from people.access import policy
from people.http import AuthenticatedRequest


@require_POST
@policy(EDIT_QUESTION)
def bulk(request: AuthenticatedRequest, bank_uid: UUID) -> HttpResponse:
    """The first sending shows what would come of it; ``confirmed`` does it."""
    bank = get_object_or_404(banks_for(request.user, EDIT_QUESTION), uid=bank_uid)
    versions = versions_for(request.user, EDIT_QUESTION).filter(question__bank=bank)
    form = BulkForm(request.POST, versions=versions, points=points_of(bank))
    if not form.is_valid():
        for errors in form.errors.values():
            for error in errors:
                messages.error(request, str(error))
        return redirect("assessments:bank", bank.uid)
    is_confirmed = request.POST.get("confirmed") == "yes"
    outcome = change_many(
        versions=form.cleaned_data["version"],
        change=form.change(),
        actor=request.user,
        dry_run=not is_confirmed,
    )
    if is_confirmed:
        count = len(outcome.changed)
        told = ngettext(
            "%(n)d question has been changed.",
            "%(n)d questions have been changed.",
            count,
        )
        messages.success(request, told % {"n": count})
        for one in outcome.refused:
            messages.warning(request, f"{one.version}: {one.reason}")
        return redirect("assessments:bank", bank.uid)
    context = {"bank": bank, "form": form, "outcome": outcome}
    return render(request, "assessments/bulk.html", context)
