"""Confirming a unit's figures, and locking the whole: one page, two rights."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from courses.models import Campaign
from kernel.errors import DomainError
from people.access import Permission, policy
from people.http import AuthenticatedRequest
from records.forms.attestation import ConfirmForm
from records.models import Attestation
from records.permissions import ATTEST_CELL, ATTEST_COMMITTEE, LOCK_ATTESTATION
from records.selectors.attestation import (
    Below,
    attestations_of,
    below,
    last_return,
    lock_of,
    own_missing,
)
from records.selectors.attestation_change import figures_of
from records.selectors.attestation_list import own_list
from records.selectors.scene import Scene, scene_for
from records.services.attestation import FiguresMoved, confirm_unit, lock_campaign
from records.views.attestation import attests_by, crumbs, name_of

type Attest = Callable[..., Attestation]


@policy(ATTEST_CELL, ATTEST_COMMITTEE)
def attestation_confirm(
    request: AuthenticatedRequest, campaign_uid: UUID, unit_uid: UUID
) -> HttpResponse:
    for permission in (ATTEST_CELL, ATTEST_COMMITTEE):
        scene = _scene(request, permission, campaign_uid, unit_uid)
        if scene and attests_by(scene.unit) == permission and not _is_top(scene):
            return _attest(request, scene, confirm_unit, is_lock=False)
    raise Http404


@policy(LOCK_ATTESTATION)
def attestation_lock(
    request: AuthenticatedRequest, campaign_uid: UUID, unit_uid: UUID
) -> HttpResponse:
    scene = _scene(request, LOCK_ATTESTATION, campaign_uid, unit_uid)
    if scene is None or not _is_top(scene):
        raise Http404
    return _attest(request, scene, lock_campaign, is_lock=True)


def _scene(
    request: AuthenticatedRequest, permission: Permission, campaign: UUID, unit: UUID
) -> Scene | None:
    return scene_for(request.user, permission, campaign_uid=campaign, unit_uid=unit)


def _is_top(scene: Scene) -> bool:
    return scene.unit.pk == scene.campaign.owner_id


def _is_time(scene: Scene) -> bool:
    """Whether the figures may be attested at all; the unit's page says why not."""
    is_done = attestations_of(scene.campaign, [scene.unit.pk]) or lock_of(
        scene.campaign
    )
    return scene.campaign.state == Campaign.State.CLOSED and not is_done


def _attest(
    request: AuthenticatedRequest, scene: Scene, attest: Attest, *, is_lock: bool
) -> HttpResponse:
    state = below(scene)
    form = _form(request, scene, state)
    if request.method != "POST":
        if not _is_time(scene):
            return redirect("records:attestation", scene.campaign.uid, scene.unit.uid)
        return _shown(request, scene, state, form, is_lock=is_lock)
    if not form.is_valid():
        return _shown(request, scene, state, form, is_lock=is_lock, status=422)
    unit = {} if is_lock else {"unit": scene.unit}
    try:
        attest(campaign=scene.campaign, actor=request.user, told=form.told, **unit)
    except FiguresMoved as error:
        messages.error(request, str(error))
        return redirect(request.path)
    except DomainError as error:
        form.add_error(None, str(error))
        return _shown(request, scene, state, form, is_lock=is_lock, status=422)
    done = (
        _("Locked. What changes from now on is shown beside these figures.")
        if is_lock
        else _("Confirmed. The level above accepts it or returns it.")
    )
    messages.success(request, done)
    return redirect("records:attestation", scene.campaign.uid, scene.unit.uid)


def _form(request: AuthenticatedRequest, scene: Scene, state: Below) -> ConfirmForm:
    return ConfirmForm(
        request.POST if request.method == "POST" else None,
        missing=own_missing(scene, state.own),
        unsettled=state.unsettled,
        initial={"seen": "-".join(str(one) for one in figures_of(state.counts))},
    )


def _shown(
    request: AuthenticatedRequest,
    scene: Scene,
    state: Below,
    form: ConfirmForm,
    *,
    is_lock: bool,
    status: int = 200,
) -> HttpResponse:
    page: dict[str, Any] = {
        "scene": scene,
        "unit_name": name_of(scene.unit),
        "crumbs": crumbs(scene),
        "state": state,
        "share": state.counts.share(scene.version.target),
        "target": int(scene.version.target * 100),
        "form": form,
        "listed": own_list(scene),
        "is_lock": is_lock,
        "returned": last_return(scene.campaign, scene.unit),
    }
    return render(request, "records/attestation_confirm.html", page, status=status)
