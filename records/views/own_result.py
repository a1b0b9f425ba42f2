"""What the member was told, and the request to have it looked at again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kernel.errors import DomainError
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from records.forms.contest import ContestForm
from records.kinds.contest import Subject
from records.models import Contest, StatedResult
from records.selectors.contest import own_contests
from records.selectors.own import own_records
from records.selectors.statement import own_results
from records.services.contest import open_contest, withdraw_contest
from records.services.statement import note_seen


@policy(SIGNED_IN)
def result(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The result with its contests; a posted form opens one."""
    told = get_object_or_404(own_results(request.user), uid=uid)
    is_sent = request.method == "POST"
    form = ContestForm(request.POST, request.FILES) if is_sent else ContestForm()
    if form.is_valid() and _open(request, form, told):
        return redirect("records:own_result", told.uid)
    page = _page(request, told, form)
    status = 422 if form.is_bound else 200
    return render(request, "records/own_result.html", page, status=status)


@require_POST
@policy(SIGNED_IN)
def seen(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    told = get_object_or_404(own_results(request.user), uid=uid)
    note_seen(result=told, actor=request.user)
    messages.success(request, _("Noted: you have seen your result."))
    return redirect("records:own_result", told.uid)


@require_POST
@policy(SIGNED_IN)
def withdraw(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    contest = get_object_or_404(own_contests(request.user), uid=uid)
    try:
        withdraw_contest(contest=contest, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Your request is withdrawn; the record stays."))
    return redirect("records:own_result", contest.result.uid)


@policy(SIGNED_IN)
def file(request: AuthenticatedRequest, uid: UUID) -> HttpResponseBase:
    return file_answer(get_object_or_404(own_contests(request.user), uid=uid))


def file_answer(contest: Contest) -> HttpResponseBase:
    """What the member added, always as a download.

    Raises:
        Http404: nothing.
    """
    if not contest.file:
        raise Http404
    return FileResponse(
        contest.file.open(), as_attachment=True, filename=contest.file_name
    )


def _open(request: AuthenticatedRequest, form: ContestForm, told: StatedResult) -> bool:
    values = form.cleaned_data
    try:
        open_contest(
            result=told,
            subject=Subject(values["subject"]),
            words=values["words"],
            file=values["file"],
            actor=request.user,
        )
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Your request is sent. You see the answer here."))
    return True


def _page(
    request: AuthenticatedRequest, told: StatedResult, form: ContestForm
) -> dict[str, Any]:
    now = timezone.now()
    results = list(own_results(request.user).filter(campaign=told.campaign_id))
    contests = list(own_contests(request.user).filter(campaign=told.campaign_id))
    is_newest = results[0].pk == told.pk
    has_open = any(one.settled_at is None for one in contests)
    return {
        "told": told,
        "earlier": [one for one in results if one.pk != told.pk],
        "contests": contests,
        "record": own_records(request.user).filter(campaign=told.campaign_id).first(),
        "form": form,
        "is_newest": is_newest,
        "is_over": now >= told.contest_until,
        "may_contest": is_newest and not has_open and now < told.contest_until,
        "now": now,
    }
