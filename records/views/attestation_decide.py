"""The level above accepts one or many attestations, or returns one with a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kernel.errors import DomainError
from people.access import policy
from people.http import AuthenticatedRequest
from records.forms.attestation import ChoiceOfUnitsForm, ReturnToUnitForm
from records.kinds.attestation import AttestationState
from records.permissions import ACCEPT_ATTESTATION
from records.selectors.attestation import attestations_right_below
from records.selectors.scene import Scene, scene_for
from records.services.attestation_deciding import accept_many, return_to_unit


@require_POST
@policy(ACCEPT_ATTESTATION)
def attestation_accept(
    request: AuthenticatedRequest, campaign_uid: UUID, unit_uid: UUID
) -> HttpResponse:
    scene = _scene(request, campaign_uid, unit_uid)
    under = attestations_right_below(scene)
    known = {one.uid: one for one in under.exclude(state=AttestationState.RETURNED)}
    form = ChoiceOfUnitsForm(request.POST, waiting=list(known))
    if not form.is_valid():
        messages.error(request, " ".join(str(one) for one in form.errors["chosen"]))
        return _back(scene)
    chosen = [known[uid] for uid in form.cleaned_data["chosen"]]
    try:
        count = accept_many(
            attestations=chosen, superior=scene.unit, actor=request.user
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        words = ngettext(
            "%(count)d unit is accepted.", "%(count)d units are accepted.", count
        )
        messages.success(request, words % {"count": count})
    return _back(scene)


@require_POST
@policy(ACCEPT_ATTESTATION)
def attestation_return(
    request: AuthenticatedRequest, campaign_uid: UUID, unit_uid: UUID, uid: UUID
) -> HttpResponse:
    scene = _scene(request, campaign_uid, unit_uid)
    one = get_object_or_404(attestations_right_below(scene), uid=uid)
    form = ReturnToUnitForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(word) for word in form.errors["reason"]))
        return _back(scene)
    try:
        return_to_unit(
            attestation=one,
            superior=scene.unit,
            reason=form.cleaned_data["reason"],
            actor=request.user,
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Returned. The unit sees your reason at once."))
    return _back(scene)


def _scene(request: AuthenticatedRequest, campaign: UUID, unit: UUID) -> Scene:
    """The level above, on which the right is looked for."""
    scene = scene_for(
        request.user, ACCEPT_ATTESTATION, campaign_uid=campaign, unit_uid=unit
    )
    if scene is None:
        raise Http404
    return scene


def _back(scene: Scene) -> HttpResponse:
    return redirect("records:attestation", scene.campaign.uid, scene.unit.uid)
