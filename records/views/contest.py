"""The work-list of requests for a review: a first answer, a second person's word."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kernel.errors import DomainError
from people.access import policy
from people.http import AuthenticatedRequest
from records.forms.contest import AnswerForm, ReturnForm
from records.kinds.contest import ContestState, Subject
from records.kinds.evidence import Mode
from records.models import CompletionRecord, Contest
from records.permissions import ANSWER_CONTEST, DECIDE_CONTEST
from records.selectors.contest import (
    contests_for,
    decidable,
    overdue,
    settled,
    unsettled,
)
from records.selectors.own import studied_in
from records.services.contest_answer import confirm_outcome, propose_outcome, send_back
from records.views.own_result import file_answer

PAGE = 25


@policy(ANSWER_CONTEST)
def contests(request: AuthenticatedRequest) -> HttpResponse:
    now, mine = timezone.now(), contests_for(request.user, ANSWER_CONTEST)
    show = request.GET.get("show", "waiting")
    rows: dict[str, QuerySet[Contest]] = {
        "waiting": unsettled(mine),
        "overdue": overdue(mine, now),
        "settled": settled(mine),
    }
    found = rows.get(show, rows["waiting"])
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    titles = [
        ("waiting", _("Waiting")),
        ("overdue", _("Overdue")),
        ("settled", _("Settled")),
    ]
    tabs = [(title, f"?show={name}", name == show) for name, title in titles]
    context = {"page": page, "tabs": tabs, "now": now}
    return render(request, "records/contests.html", context)


@policy(ANSWER_CONTEST)
def contest(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = get_object_or_404(contests_for(request.user, ANSWER_CONTEST), uid=uid)
    return _shown(request, one, _form(one))


@require_POST
@policy(ANSWER_CONTEST)
def answer(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = get_object_or_404(contests_for(request.user, ANSWER_CONTEST), uid=uid)
    form = _form(one, request.POST)
    if not form.is_valid() or not _propose(request, one, form):
        return _shown(request, one, form, status=422)
    messages.success(request, _("Answered. A second person confirms it now."))
    return redirect("records:contest", one.uid)


@require_POST
@policy(DECIDE_CONTEST)
def confirm(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = get_object_or_404(contests_for(request.user, DECIDE_CONTEST), uid=uid)
    done = _("Confirmed. The member sees the outcome.")
    return _decided(
        request, one, lambda: confirm_outcome(contest=one, actor=request.user), done
    )


@require_POST
@policy(DECIDE_CONTEST)
def turn_back(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    one = get_object_or_404(contests_for(request.user, DECIDE_CONTEST), uid=uid)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(word) for word in form.errors["reason"]))
        return redirect("records:contest", one.uid)
    reason, done = form.cleaned_data["reason"], _("Sent back for another answer.")
    return _decided(
        request,
        one,
        lambda: send_back(contest=one, reason=reason, actor=request.user),
        done,
    )


@policy(ANSWER_CONTEST)
def file(request: AuthenticatedRequest, uid: UUID) -> HttpResponseBase:
    return file_answer(
        get_object_or_404(contests_for(request.user, ANSWER_CONTEST), uid=uid)
    )


def _decided(
    request: AuthenticatedRequest, one: Contest, decide: Callable[[], Any], done: str
) -> HttpResponse:
    try:
        decide()
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("records:contest", one.uid)


def _form(one: Contest, data: Any = None) -> AnswerForm:
    return AnswerForm(data, has_correction=Subject(one.subject).is_participation)


def _propose(request: AuthenticatedRequest, one: Contest, form: AnswerForm) -> bool:
    values = form.cleaned_data
    mode = values.get("mode")
    try:
        propose_outcome(
            contest=one,
            is_upheld=values["outcome"] == "upheld",
            reply=values["reply"],
            mode=Mode(mode) if mode else None,
            occurred_on=values.get("occurred_on"),
            actor=request.user,
        )
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    return True


def _shown(
    request: AuthenticatedRequest, one: Contest, form: AnswerForm, status: int = 200
) -> HttpResponse:
    record = CompletionRecord.objects.filter(
        campaign=one.campaign_id, person=one.person_id
    ).select_related("version")
    page = {
        "contest": one,
        "form": form,
        "studied": [found for this in record for found in studied_in(this)],
        "may_answer": one.state == ContestState.OPEN,
        "may_decide": decidable(request.user, DECIDE_CONTEST)
        .filter(pk=one.pk)
        .exists(),
        "is_late": one.settled_at is None and timezone.now() >= one.answer_by,
    }
    return render(request, "records/contest.html", page, status=status)
