"""The ladder of a campaign's reminders: who is told what on which day."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.models import Campaign
from courses.permissions import RUN_CAMPAIGN
from courses.selectors.campaign import campaigns_for
from kernel.errors import DomainError
from kernel.kinds.listing import Column
from people.access import policy
from people.http import AuthenticatedRequest
from people.views.listing import page_of
from records.forms.reminder import StepForm, StepNamed, WhoQuery
from records.kinds.reminder import Audience
from records.selectors.reminder import (
    Circle,
    circle_of,
    recipients_of,
    scene_of_ladder,
)
from records.selectors.reminder_page import ladder_page
from records.selectors.scene import Scene
from records.services.reminder_ladder import add_rung, take_rung_off

PAGE = 50


class RecipientPages(Paginator):  # type: ignore[type-arg]  # rows come from SQL by page
    """Who would be told, a page at a time."""

    def __init__(self, scene: Scene, audience: Audience) -> None:
        super().__init__([], PAGE)
        self.scene = scene
        self.audience = audience

    @cached_property
    def circle(self) -> Circle:
        return circle_of(self.scene, self.audience)

    @cached_property
    def count(self) -> int:
        return self.circle.told

    def page(self, number: int | str) -> Any:
        valid = self.validate_number(number)
        rows = recipients_of(
            self.scene, self.audience, start=(valid - 1) * PAGE, limit=PAGE
        )
        return Page(list(rows), valid, self)


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
    pages: Paginator[Any] = (
        RecipientPages(scene, audience) if scene else Paginator([], PAGE)
    )
    context = {
        "campaign": campaign,
        "audience": audience,
        "page": page_of(request, pages),
        "unreached": pages.circle.unreached if scene else 0,  # type: ignore[attr-defined]
        "tabs": [
            (str(one.label), f"?to={one.value}", one == audience) for one in Audience
        ],
        "columns": [
            Column(_("Full name")),
            Column(_("Unit")),
            Column(_("Number of people missing"), is_number=True),
            Column(_("With an account")),
        ],
    }
    return render(request, "records/reminder_who.html", context)


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
