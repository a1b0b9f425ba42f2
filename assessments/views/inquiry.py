"""The work-list of inquiries: cleared, looked at a second time, decided by two persons."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.forms.inquiry import (
    AskForm,
    ClearForm,
    InquiryFilter,
    OutcomeForm,
    ReturnForm,
    TalkForm,
)
from assessments.kinds.inquiry import InquiryState, Way
from assessments.models import Inquiry
from assessments.permissions import REVIEW_SIGNAL
from assessments.selectors.inquiry import (
    counts_of_tabs,
    in_order,
    in_round,
    in_tab,
    inquiries_for,
    looked_at,
    rounds_of,
)
from assessments.services.inquiry import clear_inquiry
from assessments.services.inquiry_outcome import (
    confirm_outcome,
    propose_outcome,
    send_back,
)
from assessments.services.second_look import (
    Asked,
    ask_second_look,
    default_due,
    note_talk,
)
from kernel.errors import DomainError
from kernel.kinds.listing import Column
from people.access import policy
from people.http import AuthenticatedRequest

PAGE = 25
COLUMNS = [
    Column(gettext_lazy("Full name"), "person"),
    Column(gettext_lazy("Unit"), "unit"),
    Column(gettext_lazy("What was seen")),
    Column(gettext_lazy("Found"), "opened"),
    Column(gettext_lazy("Answer due"), "due"),
    Column(gettext_lazy("State")),
]
TABS = {
    "waiting": gettext_lazy("To look at"),
    "asked": gettext_lazy("Second look"),
    "proposed": gettext_lazy("To confirm"),
    "settled": gettext_lazy("Settled"),
}


@require_safe
@policy(REVIEW_SIGNAL)
def inquiry_list(request: AuthenticatedRequest) -> HttpResponse:
    mine = inquiries_for(request.user)
    form = InquiryFilter(request.GET, rounds=rounds_of(mine))
    said = form.said()
    if told := said.get("round"):
        mine = in_round(mine, told)
    if kind := said.get("kind"):
        mine = mine.filter(grounds__contains=[{"kind": kind}])
    show, sort = request.GET.get("show", "waiting"), request.GET.get("sort", "opened")
    show = show if show in TABS else "waiting"
    rows = in_order(in_tab(mine, show), sort)
    context = {
        "filter_form": form,
        "tabs": _tabs(request, counts_of_tabs(mine), show),
        "show": show,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "columns": COLUMNS,
        "sort": sort,
        "now": timezone.now(),
    }
    return render(request, "assessments/inquiry_list.html", context)


@require_safe
@never_cache
@policy(REVIEW_SIGNAL)
def inquiry(request: AuthenticatedRequest, inquiry_uid: UUID) -> HttpResponse:
    return _shown(request, _one(request, inquiry_uid))


@require_POST
@policy(REVIEW_SIGNAL)
def inquiry_clear(request: AuthenticatedRequest, inquiry_uid: UUID) -> HttpResponse:
    one, form = _one(request, inquiry_uid), ClearForm(request.POST)
    return _step(
        request, one, "clear", form, _("Cleared. No result has changed."),
        lambda said: clear_inquiry(inquiry=one, actor=request.user, **said),
    )  # fmt: skip


@require_POST
@policy(REVIEW_SIGNAL)
def inquiry_ask(request: AuthenticatedRequest, inquiry_uid: UUID) -> HttpResponse:
    one, form = _one(request, inquiry_uid), AskForm(request.POST)
    return _step(
        request, one, "ask", form,
        _("The member sees it now, with why and until when."),
        lambda said: ask_second_look(
            inquiry=one,
            asked=Asked(Way(said["way"]), said["words"], form.due_at()),
            actor=request.user,
        ),
    )  # fmt: skip


@require_POST
@policy(REVIEW_SIGNAL)
def inquiry_talk(request: AuthenticatedRequest, inquiry_uid: UUID) -> HttpResponse:
    one, form = _one(request, inquiry_uid), TalkForm(request.POST)
    return _step(
        request, one, "talk", form, _("The talk is noted."),
        lambda said: note_talk(inquiry=one, actor=request.user, **said),
    )  # fmt: skip


@require_POST
@policy(REVIEW_SIGNAL)
def inquiry_propose(request: AuthenticatedRequest, inquiry_uid: UUID) -> HttpResponse:
    one, form = _one(request, inquiry_uid), OutcomeForm(request.POST)
    return _step(
        request, one, "propose", form,
        _("Proposed. It counts once a second person has confirmed it."),
        lambda said: propose_outcome(
            inquiry=one,
            is_disallowed=said["outcome"] == "disallow",
            reason=said["reason"],
            actor=request.user,
        ),
    )  # fmt: skip


@require_POST
@policy(REVIEW_SIGNAL)
def inquiry_confirm(request: AuthenticatedRequest, inquiry_uid: UUID) -> HttpResponse:
    one = _one(request, inquiry_uid)
    return _step(
        request, one, "confirm", forms.Form(request.POST),
        _("Confirmed. The member sees the outcome and may contest it."),
        lambda _said: confirm_outcome(inquiry=one, actor=request.user),
    )  # fmt: skip


@require_POST
@policy(REVIEW_SIGNAL)
def inquiry_return(request: AuthenticatedRequest, inquiry_uid: UUID) -> HttpResponse:
    one, form = _one(request, inquiry_uid), ReturnForm(request.POST)
    return _step(
        request, one, "back", form, _("Sent back for another outcome."),
        lambda said: send_back(inquiry=one, actor=request.user, **said),
    )  # fmt: skip


def _one(request: AuthenticatedRequest, inquiry_uid: UUID) -> Inquiry:
    return get_object_or_404(inquiries_for(request.user), uid=inquiry_uid)


def _step(
    request: AuthenticatedRequest,
    one: Inquiry,
    name: str,
    form: forms.Form,
    done: str,
    step: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    """Take ``step`` with what the form says; what is wrong stands beside what was typed."""
    if form.is_valid():
        try:
            step(form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, done)
            return redirect("assessments:inquiry", one.uid)
    one = _one(request, one.uid)
    return _shown(request, one, status=422, **{name: form})


def _shown(
    request: AuthenticatedRequest, one: Inquiry, status: int = 200, **filled: forms.Form
) -> HttpResponse:
    """``filled``: forms by the name of their step, with what is wrong in them."""
    now = timezone.now()
    is_asked = one.state == InquiryState.ASKED
    context = {
        "inquiry": one,
        "looked": looked_at(one) if one.answered_at else [],
        "is_late": bool(one.due_at and (one.answered_at or now) > one.due_at),
        "clear": filled.get("clear", ClearForm()),
        "ask": filled.get("ask", AskForm(initial={"due_on": default_due(now)})),
        "talk": filled.get("talk", TalkForm(initial={"on": timezone.localdate(now)})),
        "propose": filled.get("propose", OutcomeForm()),
        "back": filled.get("back", ReturnForm()),
        "refused": [
            error for form in filled.values() for error in form.non_field_errors()
        ],
        "opened": next(iter(filled), ""),
        "may_clear": one.state == InquiryState.WAITING,
        "may_ask": one.state == InquiryState.WAITING or is_asked,
        "may_propose": is_asked,
        "may_confirm": one.state == InquiryState.PROPOSED
        and one.proposed_by_id != request.user.pk,
    }
    return render(request, "assessments/inquiry.html", context, status=status)


def _tabs(
    request: AuthenticatedRequest, counts: dict[str, int], show: str
) -> list[tuple[str, str, bool]]:
    """Each step with how many there are, the filters kept."""
    query = request.GET.copy()
    query.pop("page", None)
    tabs = []
    for name, title in TABS.items():
        query["show"] = name
        tabs.append(
            (f"{title} ({counts[name]})", f"?{query.urlencode()}", name == show)
        )
    return tabs
