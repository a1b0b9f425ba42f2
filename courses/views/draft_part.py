"""Steps and responsible heads of a draft; closing of lists and campaigns."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from courses.forms.head import HeadForm, HeadQuery
from courses.forms.step import StepsForm, initial_steps
from courses.models import CampaignVersion
from courses.permissions import RUN_CAMPAIGN
from courses.selectors.campaign import campaigns_for
from courses.selectors.head import (
    MOST_OFFERED,
    head_candidates,
    unit_in_audience,
    units_with_heads,
)
from courses.selectors.material import sections_of
from courses.services.draft import NoDraft
from courses.services.head import name_head
from courses.services.publishing import close_campaign
from courses.services.roster import CampaignNotOpen, close_roster
from courses.services.step import choose_steps
from people.access import policy
from people.http import AuthenticatedRequest

PER_PAGE = 50


def draft_or_404(request: AuthenticatedRequest, uid: UUID) -> CampaignVersion:
    """The draft of a campaign that the caller runs.

    Raises:
        Http404: nothing.
    """
    campaign = get_object_or_404(campaigns_for(request.user, RUN_CAMPAIGN), uid=uid)
    draft = (
        campaign.versions.filter(published_at=None)
        .select_related("course", "campaign")
        .first()
    )
    if draft is None:
        raise Http404
    return draft


@require_http_methods(["GET", "HEAD", "POST"])
@policy(RUN_CAMPAIGN)
def campaign_steps(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    draft = draft_or_404(request, uid)
    sections = sections_of(draft)
    form = StepsForm(request.POST or None, sections=sections)
    form.initial = initial_steps(
        list(draft.steps.select_related("section", "activity").order_by("position"))
    )
    if request.method == "POST" and form.is_valid():
        try:
            choose_steps(
                campaign=draft.campaign, steps=form.steps(), actor=request.user
            )
        except NoDraft as error:
            messages.error(request, str(error))
            return redirect("courses:campaign", uid)
        messages.success(request, _("The steps are saved."))
        return redirect("courses:campaign_check", uid)
    context = {"draft": draft, "form": form, "parts": form.parts()}
    status = 422 if form.is_bound else 200
    return render(request, "courses/campaign_steps.html", context, status=status)


@require_safe
@policy(RUN_CAMPAIGN)
def campaign_heads(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The table of units and who answers for each."""
    draft = draft_or_404(request, uid)
    query = HeadQuery(request.GET)
    units = units_with_heads(draft, query.said("q"))
    context = {
        "draft": draft,
        "page": Paginator(units, PER_PAGE).get_page(query.said("page") or 1),
        "words": query.said("q"),
    }
    return render(request, "courses/campaign_heads.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(RUN_CAMPAIGN)
def campaign_head(
    request: AuthenticatedRequest, uid: UUID, unit_uid: UUID
) -> HttpResponse:
    """Name the head of one unit, out of the people at home in it or below."""
    draft = draft_or_404(request, uid)
    unit = get_object_or_404(unit_in_audience(draft), uid=unit_uid)
    query = HeadQuery(request.GET)
    form = HeadForm(request.POST or None, unit=unit)
    if form.is_valid():
        try:
            name_head(
                campaign=draft.campaign,
                unit=unit,
                person=form.cleaned_data["person"],
                actor=request.user,
            )
        except NoDraft as error:
            messages.error(request, str(error))
            return redirect("courses:campaign", uid)
        messages.success(request, _("The responsible head is saved."))
        return redirect("courses:campaign_heads", uid)
    people = head_candidates(unit, query.said("q"))[: MOST_OFFERED + 1]
    context = {
        "draft": draft,
        "unit": unit,
        "form": form,
        "people": list(people)[:MOST_OFFERED],
        "has_more": len(people) > MOST_OFFERED,
        "words": query.said("q"),
        "head": draft.heads.filter(unit=unit).select_related("person").first(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "courses/campaign_head.html", context, status=status)


@require_POST
@policy(RUN_CAMPAIGN)
def campaign_close_roster(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    campaign = get_object_or_404(campaigns_for(request.user, RUN_CAMPAIGN), uid=uid)
    try:
        close_roster(campaign=campaign, actor=request.user)
    except CampaignNotOpen as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The list is closed: nobody new enters."))
    return redirect("courses:campaign", uid)


@require_POST
@policy(RUN_CAMPAIGN)
def campaign_close(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    campaign = get_object_or_404(campaigns_for(request.user, RUN_CAMPAIGN), uid=uid)
    if close_campaign(campaign=campaign, actor=request.user):
        messages.success(request, _("The campaign is closed."))
    else:
        messages.error(request, _("Only a published campaign can be closed."))
    return redirect("courses:campaign", uid)
