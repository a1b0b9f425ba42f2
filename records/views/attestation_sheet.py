"""An attestation on paper: A4, in the layout of the party's documents."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel.kinds.qr import qr_svg
from people.access import policy
from people.http import AuthenticatedRequest
from records.permissions import VIEW_BOARD
from records.selectors.attestation import attestations_of, below, parent_of
from records.selectors.attestation_change import attested
from records.selectors.ledger import entered_of
from records.selectors.ledger_state import newest_head
from records.views.attestation import name_of
from records.views.board import scene_or_404


@require_safe
@policy(VIEW_BOARD)
def attestation_sheet(
    request: AuthenticatedRequest, campaign_uid: UUID, unit_uid: UUID
) -> HttpResponse:
    scene = scene_or_404(request, campaign_uid, unit_uid)
    own = attestations_of(scene.campaign, [scene.unit.pk]).get(scene.unit.pk)
    if own is None:
        raise Http404
    state, head = below(scene), newest_head()
    standing = attested(
        [(own, state.counts)]
        + [
            (one.attestation, one.line.counts)
            for one in state.children
            if one.attestation
        ]
    )
    gaps = own.gaps.select_related("unit").order_by("unit__code")
    page = {
        "scene": scene,
        "unit_name": name_of(scene.unit),
        "superior": parent_of(scene.unit),
        "own": own,
        "target": int(own.target * 100),
        "attested": standing[scene.unit.pk],
        "children": [(one, standing.get(one.line.unit_id)) for one in state.children],
        "gaps": list(gaps),
        "absences": own.absences.select_related("person").order_by(
            "person__sort_key", "pk"
        ),
        "steps": own.steps.select_related("actor").order_by("number"),
        "entered": entered_of(own.uid),
        "head": head,
        "root": bytes(head.root).hex() if head else "",
        "qr": qr_svg(head.note) if head else "",
    }
    return render(request, "records/attestation_sheet.html", page)
