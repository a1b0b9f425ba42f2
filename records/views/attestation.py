"""The chain of a campaign as a unit sees it: its own figures and the units right below."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.models import Campaign
from people.access import Permission, policy, units_for
from people.http import AuthenticatedRequest
from people.kinds.name import search_key
from people.models import Unit
from records.forms.query import AttestationQuery
from records.models import Attestation
from records.permissions import (
    ACCEPT_ATTESTATION,
    ATTEST_CELL,
    ATTEST_COMMITTEE,
    LOCK_ATTESTATION,
    VIEW_BOARD,
)
from records.selectors.attestation import (
    Below,
    Child,
    attestations_of,
    below,
    levels_below,
    lock_of,
    returns_of,
)
from records.selectors.attestation_change import attested
from records.selectors.attestation_waiting import (
    due_to_confirm,
    due_to_lock,
    waiting_attestations,
)
from records.selectors.scene import Scene, campaigns_for, starting_units
from records.views.board import scene_or_404

PAGE = 50
CAMPAIGNS = 20


@require_safe
@policy(VIEW_BOARD)
def attestations(request: AuthenticatedRequest) -> HttpResponse:
    """Campaigns that are closed, each with the state of the user's own units."""
    closed = campaigns_for(request.user, VIEW_BOARD).filter(state=Campaign.State.CLOSED)
    pages = Paginator(closed.order_by("-published__closes_at", "-pk"), CAMPAIGNS)
    page = pages.get_page(request.GET.get("page"))
    units = list(starting_units(request.user, VIEW_BOARD))
    context = {
        "page": page,
        "rows": [(one, _states(one, units)) for one in page],
        "due": due_to_confirm(request.user),
        "locks": due_to_lock(request.user),
        "waiting": waiting_attestations(request.user).count(),
    }
    return render(request, "records/attestations.html", context)


@require_safe
@policy(VIEW_BOARD)
def attestation_start(
    request: AuthenticatedRequest, campaign_uid: UUID
) -> HttpResponse:
    campaign = get_object_or_404(
        campaigns_for(request.user, VIEW_BOARD), uid=campaign_uid
    )
    units = list(starting_units(request.user, VIEW_BOARD)[:2])
    if len(units) == 1:
        return redirect("records:attestation", campaign.uid, units[0].uid)
    return redirect("records:attestations")


@require_safe
@policy(VIEW_BOARD)
def attestation(
    request: AuthenticatedRequest, campaign_uid: UUID, unit_uid: UUID
) -> HttpResponse:
    scene = scene_or_404(request, campaign_uid, unit_uid)
    return render(request, "records/attestation.html", _page(request, scene))


def _page(request: AuthenticatedRequest, scene: Scene) -> dict[str, Any]:
    state, query = below(scene), AttestationQuery(request.GET)
    own = attestations_of(scene.campaign, [scene.unit.pk]).get(scene.unit.pk)
    standing = attested([(own, state.counts)]) if own else {}
    pages = Paginator(_shown(state, query), PAGE)
    page = pages.get_page(request.GET.get("page"))
    may = _may(request, scene, state, is_attested=own is not None)
    return {
        "scene": scene,
        "unit_name": name_of(scene.unit),
        "crumbs": crumbs(scene),
        "state": state,
        "share": state.counts.share(scene.version.target),
        "target": int(scene.version.target * 100),
        "own": own,
        "attested": standing.get(scene.unit.pk),
        **_history(scene, own),
        "page": page,
        "rows": _rows(page.object_list),
        "levels": levels_below(scene) if state.children else [],
        "query": query,
        "may_accept": may["may_decide"]
        and any(one.state == "confirmed" for one in page),
        **may,
    }


def _history(scene: Scene, own: Attestation | None) -> dict[str, Any]:
    """Who did what with the live attestation, and those that were returned before."""
    earlier = returns_of(scene.campaign, scene.unit)
    if own is None:
        returned = earlier[0] if earlier else None
        return {"earlier": earlier, "returned": returned, "steps": [], "gaps": []}
    return {
        "earlier": earlier,
        "returned": None,
        "steps": list(own.steps.select_related("actor").order_by("number")),
        "gaps": list(own.gaps.select_related("unit").order_by("unit__code")),
    }


def crumbs(scene: Scene) -> list[tuple[str, str]]:
    """The way down the chain to the scene's unit, without it."""
    steps = [(_("Attestations"), reverse("records:attestations"))]
    for unit in scene.above:
        url = reverse("records:attestation", args=[scene.campaign.uid, unit.uid])
        steps.append((name_of(unit), url))
    return steps


def name_of(unit: Unit) -> str:
    return str(getattr(unit, "name_on", unit.name))


def attests_by(unit: Unit) -> Permission:
    """The right by which the unit's figures are confirmed."""
    return ATTEST_CELL if unit.kind == Unit.Kind.CELL else ATTEST_COMMITTEE


def _states(campaign: Campaign, units: list[Unit]) -> list[tuple[Unit, Any]]:
    known = attestations_of(campaign, [one.pk for one in units])
    return [(one, known.get(one.pk)) for one in units]


def _may(
    request: AuthenticatedRequest, scene: Scene, state: Below, *, is_attested: bool
) -> dict[str, bool]:
    """What the person may do here now, as far as the page shows it."""
    is_open = scene.campaign.state == Campaign.State.CLOSED and not is_attested
    lock = lock_of(scene.campaign)
    is_open = is_open and lock is None and bool(state.counts.counted)
    is_top = scene.unit.pk == scene.campaign.owner_id

    def holds(permission: Permission) -> bool:
        return units_for(request.user, permission).filter(pk=scene.unit.pk).exists()

    return {
        "is_locked": lock is not None,
        "is_top": is_top,
        "is_closed": scene.campaign.state == Campaign.State.CLOSED,
        "may_confirm": is_open and not is_top and holds(attests_by(scene.unit)),
        "may_lock": is_open and is_top and holds(LOCK_ATTESTATION),
        "may_decide": is_open and bool(state.children) and holds(ACCEPT_ATTESTATION),
    }


def _shown(state: Below, query: AttestationQuery) -> list[Child]:
    """The children that answer the filters: what waits longest first, then by code."""
    words, wanted = search_key(query.asked("q") or ""), query.asked("state")
    shown = [
        one
        for one in state.children
        if words in search_key(one.line.name) and (not wanted or one.state == wanted)
    ]
    return sorted(shown, key=_need)


def _need(child: Child) -> tuple[bool, str, str]:
    one = child.attestation
    waits = child.state == "confirmed" and one is not None
    return not waits, one.as_of.isoformat() if waits and one else "", child.line.code


def _rows(children: Any) -> list[dict[str, Any]]:
    known = [(one.attestation, one.line.counts) for one in children if one.attestation]
    standing = attested(known)
    return [
        {"child": one, "attested": standing.get(one.line.unit_id)} for one in children
    ]
