"""A digest: who is missing in what one answers for, and what to do next."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.access import SIGNED_IN, has_permission, policy
from people.http import AuthenticatedRequest
from people.permissions import ISSUE_SIGN_IN_CODE
from records.kinds.notice import SECRETARY_DIGEST
from records.permissions import ENTER_PARTICIPATION
from records.selectors.digest import MOST_UNITS, own_digest, parts_of


@require_safe
@policy(SIGNED_IN)
def digest(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Own digests only; each unit in it is fetched through the reader's rights of today."""
    found = own_digest(request.user, uid)
    if found is None:
        raise Http404
    context = {
        "digest": found,
        "campaign": found.facts["campaign"],
        "campaign_uid": found.facts["campaign_uid"],
        "people": found.facts["people"],
        "others": found.facts.get("others", 0),
        "is_of_names": found.kind == SECRETARY_DIGEST,
        "parts": parts_of(found, request.user),
        "left_out": max(0, len(found.facts.get("units", [])) - MOST_UNITS),
        "may_enter": has_permission(request.user, ENTER_PARTICIPATION),
        "may_issue": has_permission(request.user, ISSUE_SIGN_IN_CODE),
    }
    return render(request, "records/digest.html", context)
