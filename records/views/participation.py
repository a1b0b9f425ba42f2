"""Participations entered by hand, and the second person's decision."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kernel.errors import DomainError
from people.access import policy
from people.http import AuthenticatedRequest
from people.models import Person, User
from records.forms.participation import MAX_AT_ONCE, ParticipationForm, RefusalForm
from records.kinds.evidence import Mode
from records.permissions import CONFIRM_PARTICIPATION, ENTER_PARTICIPATION
from records.selectors.participation import (
    entries_for,
    others_to_enter,
    people_to_enter,
    waiting_for,
)
from records.selectors.scene import Scene, scene_for
from records.services.participation import (
    confirm_participation,
    propose_participation,
    refuse_participation,
)

PAGE = 25


@policy(ENTER_PARTICIPATION)
def participation_new(
    request: AuthenticatedRequest, campaign_uid: UUID, unit_uid: UUID
) -> HttpResponse:
    scene = scene_for(
        request.user,
        ENTER_PARTICIPATION,
        campaign_uid=campaign_uid,
        unit_uid=unit_uid,
    )
    if scene is None:
        raise Http404
    form = _form(request, scene)
    if form.is_valid() and _enter(request, form, scene):
        return redirect("records:missing", scene.campaign.uid, scene.unit.uid)
    page = {"scene": scene, "form": form, "has_people": bool(_choices(form))}
    return render(request, "records/participation_new.html", page)


@policy(CONFIRM_PARTICIPATION)
def confirmations(request: AuthenticatedRequest) -> HttpResponse:
    waiting = waiting_for(request.user, CONFIRM_PARTICIPATION)
    page = Paginator(waiting, PAGE).get_page(request.GET.get("page"))
    return render(request, "records/confirmations.html", {"page": page})


@require_POST
@policy(CONFIRM_PARTICIPATION)
def confirm(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    piece = get_object_or_404(entries_for(request.user, CONFIRM_PARTICIPATION), uid=uid)
    try:
        did = confirm_participation(participation=piece, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        _tell(request, did, _("Confirmed. The participation counts now."))
    return redirect("records:confirmations")


@require_POST
@policy(CONFIRM_PARTICIPATION)
def refuse(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    piece = get_object_or_404(entries_for(request.user, CONFIRM_PARTICIPATION), uid=uid)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(one) for one in form.errors["reason"]))
        return redirect("records:confirmations")
    try:
        did = refuse_participation(
            participation=piece,
            reason=form.cleaned_data["reason"],
            actor=request.user,
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        _tell(request, did, _("Refused. The one who entered it sees the reason."))
    return redirect("records:confirmations")


def _tell(request: AuthenticatedRequest, did: bool, words: str) -> None:  # noqa: FBT001 -- the service's answer
    if did:
        messages.success(request, words)
    else:
        messages.info(request, _("This entry had been decided already."))


def _form(request: AuthenticatedRequest, scene: Scene) -> ParticipationForm:
    choices = people_to_enter(scene, MAX_AT_ONCE) + others_to_enter(scene)
    initial: dict[str, Any] = {
        "people": request.GET.getlist("person"),
        "occurred_on": timezone.localdate(),
    }
    return ParticipationForm(request.POST or None, choices=choices, initial=initial)


def _choices(form: ParticipationForm) -> list[tuple[str, str]]:
    return list(form.fields["people"].choices)  # type: ignore[attr-defined]


def _enter(
    request: AuthenticatedRequest, form: ParticipationForm, scene: Scene
) -> bool:
    """Enter all the form names, or none and say why."""
    values = form.cleaned_data
    people = list(Person.objects.filter(uid__in=values["people"]).order_by("pk"))
    try:
        _propose(people, values, scene, request.user)
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    done = ngettext(
        "%(count)d entry waits for a second person's confirmation.",
        "%(count)d entries wait for a second person's confirmation.",
        len(people),
    )
    messages.success(request, done % {"count": len(people)})
    return True


@transaction.atomic
def _propose(
    people: list[Person], values: dict[str, Any], scene: Scene, actor: User
) -> None:
    for person in people:
        propose_participation(
            campaign=scene.campaign,
            person=person,
            mode=Mode(values["mode"]),
            occurred_on=values["occurred_on"],
            reason=values["reason"],
            actor=actor,
        )
