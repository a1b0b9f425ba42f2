"""Drafts of campaigns: made, edited, checked, published."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from courses.forms.campaign import CampaignForm, NewCampaignForm, initial_of
from courses.kinds.plan_note import notes_for
from courses.models import Campaign, CampaignVersion
from courses.permissions import RUN_CAMPAIGN
from courses.selectors.campaign import campaigns_for
from courses.selectors.material import first_units
from courses.selectors.readiness import problems_of
from courses.services.campaign import (
    CampaignIsClosed,
    CourseStays,
    begin_version,
    create_campaign,
    discard_draft,
    save_draft,
)
from courses.services.draft import NoDraft
from courses.services.publishing import CampaignNotReady, publish_campaign
from people.access import policy
from people.http import AuthenticatedRequest


def _campaign(request: AuthenticatedRequest, uid: UUID) -> Campaign:
    return get_object_or_404(campaigns_for(request.user, RUN_CAMPAIGN), uid=uid)


def _draft(request: AuthenticatedRequest, uid: UUID) -> CampaignVersion:
    draft = (
        _campaign(request, uid)
        .versions.filter(published_at=None)
        .select_related("campaign__published", "campaign__owner", "resolution")
        .select_related("course", "run")
        .first()
    )
    if draft is None:
        raise Http404
    return draft


def _form_page(
    request: AuthenticatedRequest, form: CampaignForm, draft: CampaignVersion | None
) -> HttpResponse:
    context = {
        "form": form,
        "draft": draft,
        "chosen": form.chosen_units(),
        "offered": first_units(request.user),
        "notes": notes_for(request.user, draft) if draft else [],
    }
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "courses/campaign_form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(RUN_CAMPAIGN)
def campaign_new(request: AuthenticatedRequest) -> HttpResponse:
    form = NewCampaignForm(request.POST or None, user=request.user)
    if not form.is_valid():
        return _form_page(request, form, None)
    draft = create_campaign(
        owner=form.cleaned_data["owner"], content=form.content(), actor=request.user
    )
    messages.success(request, _("The draft is saved."))
    return _onward(request, draft.campaign)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(RUN_CAMPAIGN)
def campaign_edit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    draft = _draft(request, uid)
    form = CampaignForm(
        request.POST or None,
        initial=initial_of(draft),
        user=request.user,
        keeps_course=draft.campaign.published is not None,
    )
    if not form.is_valid():
        return _form_page(request, form, draft)
    try:
        save_draft(campaign=draft.campaign, content=form.content(), actor=request.user)
    except (CourseStays, NoDraft) as error:
        messages.error(request, str(error))
        return redirect("courses:campaign", uid)
    messages.success(request, _("The draft is saved."))
    return _onward(request, draft.campaign)


def _onward(request: AuthenticatedRequest, campaign: Campaign) -> HttpResponse:
    """Where the pressed button leads: to the next part, or back to the same page."""
    parts = {"steps": "courses:campaign_steps", "check": "courses:campaign_check"}
    to = parts.get(request.POST.get("then", ""), "courses:campaign_edit")
    return redirect(to, campaign.uid)


@require_safe
@policy(RUN_CAMPAIGN)
def campaign_check(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is still missing, and the button that publishes."""
    draft = _draft(request, uid)
    problems = problems_of(draft, timezone.now())
    context = {
        "draft": draft,
        "missing": [one for one in problems if one.blocks],
        "advice": [one for one in problems if not one.blocks],
    }
    return render(request, "courses/campaign_check.html", context)


@require_POST
@policy(RUN_CAMPAIGN)
def campaign_publish(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    campaign = _campaign(request, uid)
    try:
        publish_campaign(campaign=campaign, actor=request.user)
    except CampaignNotReady as error:
        messages.error(request, str(error))
        return redirect("courses:campaign_check", uid)
    except NoDraft as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Published. The list is made in the background."))
    return redirect("courses:campaign", uid)


@require_POST
@policy(RUN_CAMPAIGN)
def campaign_begin_version(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    try:
        begin_version(campaign=_campaign(request, uid), actor=request.user)
    except CampaignIsClosed as error:
        messages.error(request, str(error))
        return redirect("courses:campaign", uid)
    return redirect("courses:campaign_edit", uid)


@require_POST
@policy(RUN_CAMPAIGN)
def campaign_discard(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    try:
        stays = discard_draft(campaign=_campaign(request, uid), actor=request.user)
    except NoDraft as error:
        messages.error(request, str(error))
        return redirect("courses:campaign", uid)
    messages.success(request, _("The draft is thrown away."))
    if stays:
        return redirect("courses:campaign", uid)
    return redirect("courses:campaign_list")
