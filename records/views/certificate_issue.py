"""Issuing: choose a campaign, choose people, confirm."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from courses.models import Campaign
from kernel.errors import DomainError
from people.access import policy
from people.http import AuthenticatedRequest
from people.kinds.text import plain
from records.forms.certificate import MOST_AT_ONCE, IssueForm
from records.models import CertificateRegister
from records.permissions import ISSUE_CERTIFICATE
from records.selectors.certificate import campaigns_to_certify, to_certify
from records.services.certificate import issue_certificates
from records.views.certificate import owned_register

PAGE = 50
CAMPAIGNS = 20


@require_safe
@policy(ISSUE_CERTIFICATE)
def issue_start(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    campaigns = campaigns_to_certify(request.user, ISSUE_CERTIFICATE)
    context = {
        "register": owned_register(request, uid),
        "page": Paginator(campaigns, CAMPAIGNS).get_page(request.GET.get("page")),
    }
    return render(request, "records/certificate_issue_start.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(ISSUE_CERTIFICATE)
def issue(request: AuthenticatedRequest, uid: UUID, campaign_uid: UUID) -> HttpResponse:
    register = owned_register(request, uid)
    campaign = get_object_or_404(
        campaigns_to_certify(request.user, ISSUE_CERTIFICATE), uid=campaign_uid
    )
    form = _form(request, campaign)
    if form.is_valid() and _issued(request, register, campaign, form):
        return redirect("records:certificate_register", register.uid)
    words = plain(request.POST.get("q", "") or request.GET.get("q", ""))
    people = to_certify(campaign, words)
    context = {
        "register": register,
        "campaign": campaign,
        "form": form,
        "words": words,
        "page": Paginator(people, PAGE).get_page(request.GET.get("page")),
        "ticked": set(form.data.getlist("chosen")) if form.is_bound else set(),  # type: ignore[attr-defined]
    }
    status = 422 if form.is_bound else 200
    return render(request, "records/certificate_issue.html", context, status=status)


def _form(request: AuthenticatedRequest, campaign: Campaign) -> IssueForm:
    if request.method != "POST":
        return IssueForm(waiting=[])
    asked = [_uid(one) for one in request.POST.getlist("chosen")[:MOST_AT_ONCE]]
    waiting = to_certify(campaign).filter(uid__in=[one for one in asked if one])
    return IssueForm(
        request.POST,
        waiting=[str(one) for one in waiting.values_list("uid", flat=True)],
    )


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _issued(
    request: AuthenticatedRequest,
    register: CertificateRegister,
    campaign: Campaign,
    form: IssueForm,
) -> bool:
    values: dict[str, Any] = form.cleaned_data
    is_all = values["scope"] == "all"
    try:
        count = issue_certificates(
            register=register,
            campaign=campaign,
            issued_on=values["issued_on"],
            actor=request.user,
            records=None if is_all else [UUID(one) for one in values["chosen"]],
            words=values["q"] if is_all else "",
        )
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    words = ngettext(
        "%(count)d certificate is issued.", "%(count)d certificates are issued.", count
    )
    messages.success(request, words % {"count": count})
    return True
