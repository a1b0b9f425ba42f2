"""Flags and corrections: looked at by one person, decided by two."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments.forms.correction import CorrectionForm
from assessments.models import ItemFlag, KeyCorrection, QuestionVersion
from assessments.permissions import (
    APPROVE_CORRECTION,
    PROPOSE_CORRECTION,
    VIEW_RESULTS,
)
from assessments.selectors.correction import attempts_hit, choice_under, corrections_for
from assessments.selectors.flag import flag_line
from assessments.selectors.question import banks_for, versions_for
from assessments.selectors.result import flags_for, key_text
from assessments.services.correction import (
    AlreadyDecided,
    AlreadyProposed,
    KeyElsewhere,
    KeyFaulty,
    KeySame,
    NotInForce,
    OwnProposal,
    ReasonMissing,
    approve_correction,
    keep_key,
    propose_correction,
    refuse_correction,
)
from kernel.models import Job
from people.access import has_permission, policy
from people.http import AuthenticatedRequest

PAGE = 25
BOTH = (PROPOSE_CORRECTION, APPROVE_CORRECTION)
MOST_WORDS = 2000
REFUSALS = (
    ReasonMissing, NotInForce, KeySame, KeyFaulty, KeyElsewhere, AlreadyProposed,
)  # fmt: skip


@require_safe
@policy(VIEW_RESULTS)
def flag_list(request: AuthenticatedRequest) -> HttpResponse:
    """The work-list: questions whose key may be wrong."""
    flags = flags_for(request.user, VIEW_RESULTS)
    is_past = request.GET.get("state") == "past"
    flags = (
        flags.exclude(state=ItemFlag.State.OPEN).order_by("-decided_at", "-pk")
        if is_past
        else flags.filter(state=ItemFlag.State.OPEN).order_by("-found_at", "pk")
    )
    page = Paginator(flags, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [flag_line(one) for one in page],
        "tabs": [
            (_("To be looked at"), "?", not is_past),
            (_("Decided"), "?state=past", is_past),
        ],
        "may_propose": has_permission(request.user, PROPOSE_CORRECTION),
    }
    return render(request, "assessments/flag_list.html", context)


@require_POST
@policy(PROPOSE_CORRECTION)
def flag_keep(request: AuthenticatedRequest, flag_uid: UUID) -> HttpResponse:
    flag = get_object_or_404(flags_for(request.user, PROPOSE_CORRECTION), uid=flag_uid)
    try:
        keep_key(flag=flag, reason=_words(request, "reason"), actor=request.user)
    except ReasonMissing:
        messages.error(request, _("Say why the key is right."))
    else:
        messages.success(request, _("Noted: the key is right."))
    return redirect("assessments:flag_list")


@require_http_methods(["GET", "HEAD", "POST"])
@policy(PROPOSE_CORRECTION)
def correction_new(request: AuthenticatedRequest, version_uid: UUID) -> HttpResponse:
    approved = versions_for(request.user, PROPOSE_CORRECTION).filter(
        state__in=[QuestionVersion.State.APPROVED, QuestionVersion.State.RETIRED]
    )
    version = get_object_or_404(approved, uid=version_uid)
    form = CorrectionForm(request.POST or None, version=version)
    if request.method == "POST" and form.is_valid():
        try:
            correction = propose_correction(
                version=version,
                kind=form.cleaned_data["kind"],
                keys=form.keys(),
                reason=form.cleaned_data["reason"],
                actor=request.user,
            )
        except REFUSALS as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Proposed. Another person decides on it now."))
            return redirect("assessments:correction", correction.uid)
    context = {"version": version, "form": form, "hit": attempts_hit(version)}
    return render(request, "assessments/correction_new.html", context)


@require_safe
@policy(*BOTH)
def correction_list(request: AuthenticatedRequest) -> HttpResponse:
    found = corrections_for(request.user, *BOTH).order_by(
        F("decided_at").desc(nulls_first=True), "-pk"
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/correction_list.html", {"page": page})


@require_safe
@policy(*BOTH)
def correction(request: AuthenticatedRequest, correction_uid: UUID) -> HttpResponse:
    this = get_object_or_404(corrections_for(request.user, *BOTH), uid=correction_uid)
    return render(request, "assessments/correction.html", _page(request, this))


@require_POST
@policy(APPROVE_CORRECTION)
def correction_decide(
    request: AuthenticatedRequest, correction_uid: UUID
) -> HttpResponse:
    this = get_object_or_404(
        corrections_for(request.user, APPROVE_CORRECTION), uid=correction_uid
    )
    try:
        if request.POST.get("do") == "approve":
            approve_correction(correction=this, actor=request.user)
            messages.success(
                request, _("In force. The attempts are being marked again.")
            )
        else:
            refuse_correction(
                correction=this, reason=_words(request, "reason"), actor=request.user
            )
            messages.success(request, _("Refused; the key stays."))
    except ReasonMissing:
        messages.error(request, _("Say why you refuse it."))
    except (AlreadyDecided, OwnProposal) as error:
        messages.error(request, str(error))
    return redirect("assessments:correction", correction_uid)


def _page(request: AuthenticatedRequest, this: KeyCorrection) -> dict[str, Any]:
    sums = this.changes.aggregate(
        total=Count("pk"),
        up=Count("pk", filter=Q(new_scaled__gt=F("old_scaled"))),
        down=Count("pk", filter=Q(new_scaled__lt=F("old_scaled"))),
        passing=Count("pk", filter=Q(new_passed=True, old_passed=False)),
        failing=Count("pk", filter=Q(new_passed=False, old_passed=True)),
    )
    mine = banks_for(request.user, APPROVE_CORRECTION)
    return {
        "correction": this,
        "version": this.version,
        "content": choice_under(this.version, this),
        "former": key_text(this.version),
        "hit": attempts_hit(this.version),
        "sums": sums,
        "job": Job.objects.filter(key=f"regrade:{this.uid}").first(),
        "is_own": this.proposed_by_id == request.user.pk,
        "may_decide": mine.filter(pk=this.version.question.bank_id).exists(),
    }


def _words(request: AuthenticatedRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\x00", "")[:MOST_WORDS]
