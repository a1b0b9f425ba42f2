"""The list of campaigns and the page of one."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from courses.forms.campaign_list import CampaignQuery
from courses.forms.head import HeadQuery
from courses.models import Campaign
from courses.permissions import RUN_CAMPAIGN, VIEW_CAMPAIGN
from courses.selectors.campaign import campaigns_for
from courses.selectors.campaign_list import (
    bearing,
    facts_of,
    sorted_campaigns,
    with_titles,
)
from courses.selectors.campaign_page import history_of, roster_job, roster_numbers
from courses.selectors.head import units_with_heads
from courses.selectors.wave import wave_rows
from kernel.kinds.listing import Column
from people.access import has_permission, policy, units_for
from people.http import AuthenticatedRequest

PER_PAGE = 25
COLUMNS = [
    Column(_("Campaign"), "title"),
    Column(_("State"), "state"),
    Column(_("First day")),
    Column(_("Last day"), "closes_at"),
    Column(_("Owner")),
]


@require_safe
@policy(VIEW_CAMPAIGN)
def campaign_list(request: AuthenticatedRequest) -> HttpResponse:
    query = CampaignQuery(request.GET)
    rows = with_titles(campaigns_for(request.user, VIEW_CAMPAIGN))
    if state := query.said("state"):
        rows = rows.filter(state=state)
    ordered = sorted_campaigns(rows, query.said("sort"))
    found = bearing(ordered, query.words()) if query.words() else ordered
    context = {
        "page": Paginator(found, PER_PAGE).get_page(query.said("page") or 1),
        "columns": COLUMNS,
        "sort": query.said("sort") or "-closes_at",
        "states": Campaign.State.choices,
        "state": state,
        "words": query.said("q"),
        "may_run": has_permission(request.user, RUN_CAMPAIGN),
    }
    return render(request, "courses/campaign_list.html", context)


@require_safe
@policy(VIEW_CAMPAIGN)
def campaign(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    rows = with_titles(campaigns_for(request.user, VIEW_CAMPAIGN))
    found = get_object_or_404(rows.select_related("published__run"), uid=uid)
    may_run = campaigns_for(request.user, RUN_CAMPAIGN).filter(pk=found.pk).exists()
    draft = found.versions.filter(published_at=None).first()
    shown = found.published or draft
    job = roster_job(found)
    context = {
        "campaign": found,
        "version": shown,
        "facts": facts_of(shown) if shown else [],
        "draft": draft if may_run else None,
        "versions": found.versions.filter(published_at__isnull=False).order_by(
            "-number"
        ),
        "may_run": may_run,
        "job": job,
        "may_see_job": job is not None and job.asked_by_uid == request.user.uid,
        "numbers": roster_numbers(found),
        "waves": wave_rows(found, timezone.localdate()),
        "history": history_of(found) if may_run else [],
    }
    return render(request, "courses/campaign.html", context)


@require_safe
@policy(VIEW_CAMPAIGN)
def campaign_answering(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who answers for which unit in the version in force, within the user's units."""
    found = get_object_or_404(
        with_titles(
            campaigns_for(request.user, VIEW_CAMPAIGN).filter(published__isnull=False)
        ),
        uid=uid,
    )
    assert found.published is not None
    query = HeadQuery(request.GET)
    units = units_with_heads(found.published, query.said("q")).filter(
        pk__in=units_for(request.user, VIEW_CAMPAIGN)
    )
    context = {
        "campaign": found,
        "version": found.published,
        "page": Paginator(units, PER_PAGE).get_page(query.said("page") or 1),
        "words": query.said("q"),
    }
    return render(request, "courses/campaign_answering.html", context)


@require_safe
@policy(VIEW_CAMPAIGN)
def campaign_version(
    request: AuthenticatedRequest, uid: UUID, number: int
) -> HttpResponse:
    """One published version, held against the one before it."""
    found = get_object_or_404(
        with_titles(campaigns_for(request.user, VIEW_CAMPAIGN)), uid=uid
    )
    published = found.versions.filter(published_at__isnull=False).select_related(
        "resolution", "course", "created_by"
    )
    version = get_object_or_404(published, number=number)
    former = published.filter(number__lt=number).order_by("-number").first()
    context = {
        "campaign": found,
        "version": version,
        "former": former,
        "facts": facts_of(version, former),
    }
    return render(request, "courses/campaign_version.html", context)
