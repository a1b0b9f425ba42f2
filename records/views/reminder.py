"""The ladder of a campaign's reminders: who is told what on which day."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.models import Campaign
from courses.permissions import RUN_CAMPAIGN
from courses.selectors.campaign import campaigns_for
from kernel.errors import DomainError
from kernel.kinds.listing import Column
from people.access import policy
from people.http import AuthenticatedRequest
from people.views.listing import RowsOfSql, page_of
from records.forms.reminder import StepForm, StepNamed, WhoQuery
from records.kinds.reminder import Audience
from records.selectors.reminder import (
    Circle,
    Recipient,
    circle_of,
    recipients_of,
    scene_of_ladder,
)
from records.selectors.reminder_page import ladder_page
from records.services.reminder_ladder import add_rung, take_rung_off

PAGE = 50


def campaign_or_404(request: HttpRequest, uid: UUID) -> Campaign:
    """A published campaign that the caller runs.

    Raises:
        Http404: there is none.
    """
    campaigns = campaigns_for(request.user, RUN_CAMPAIGN)
    published = campaigns.filter(published__isnull=False)
    return get_object_or_404(published.select_related("published", "owner"), uid=uid)


@require_safe
@policy(RUN_CAMPAIGN)
def reminders(request: AuthenticatedRequest, campaign_uid: UUID) -> HttpResponse:
    campaign = campaign_or_404(request, campaign_uid)
    return _answer(request, campaign, StepForm())


@require_POST
@policy(RUN_CAMPAIGN)
def rung_add(request: AuthenticatedRequest, campaign_uid: UUID) -> HttpResponse:
    campaign = campaign_or_404(request, campaign_uid)
    form = StepForm(request.POST)
    if form.is_valid():
        try:
            add_rung(campaign=campaign, step=form.step(), actor=request.user)
        except DomainError as error:
            form.add_error("count", str(error))
        else:
            messages.success(request, _("The reminder stands on the ladder."))
            return redirect("records:reminders", campaign.uid)
    return _answer(request, campaign, form)


@require_POST
@policy(RUN_CAMPAIGN)
def rung_off(request: AuthenticatedRequest, campaign_uid: UUID) -> HttpResponse:
    campaign = campaign_or_404(request, campaign_uid)
    form = StepNamed(request.POST)
    if form.is_valid() and take_rung_off(
        campaign=campaign, step=form.step(), actor=request.user
    ):
        messages.success(request, _("The reminder is taken off the ladder."))
    return redirect("records:reminders", campaign.uid)


@require_safe
@policy(RUN_CAMPAIGN)
def reminder_who(request: AuthenticatedRequest, campaign_uid: UUID) -> HttpResponse:
    """The names of those who would be told, if it were today."""
    campaign = campaign_or_404(request, campaign_uid)
    audience = WhoQuery(request.GET).audience
    scene = scene_of_ladder(campaign)
    circle = circle_of(scene, audience) if scene else Circle()

    def told(start: int, limit: int) -> Iterable[Recipient]:
        return recipients_of(scene, audience, start=start, limit=limit) if scene else ()

    context = {
        "campaign": campaign,
        "audience": audience,
        "page": page_of(request, Paginator(RowsOfSql(circle.told, told), PAGE)),
        "unreached": circle.unreached,
        "tabs": [
            (str(one.label), f"?to={one.value}", one == audience) for one in Audience
        ],
        "is_of_learners": audience == Audience.MEMBER,
        "columns": _who_columns(audience),
    }
    return render(request, "records/reminder_who.html", context)


def _who_columns(audience: Audience) -> list[Column]:
    counted = [
        Column(_("Number of people missing"), is_number=True),
        Column(_("Missing, not members"), is_number=True),
    ]
    if audience == Audience.MEMBER:
        counted = [Column(_("Party member"))]
    return [
        Column(_("Full name")),
        Column(_("Unit")),
        *counted,
        Column(_("With an account")),
    ]


def _answer(
    request: AuthenticatedRequest, campaign: Campaign, form: StepForm
) -> HttpResponse:
    context = {
        "campaign": campaign,
        "version": campaign.published,
        "ladder": ladder_page(campaign, timezone.now()),
        "form": form,
        "quiet": (settings.QUIET_FROM, settings.QUIET_UNTIL),
    }
    return render(request, "records/reminders.html", context)
