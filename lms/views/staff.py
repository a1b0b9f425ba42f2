"""The first page of those who work for a unit."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from lms.selectors.awaiting import awaiting
from lms.selectors.privacy_notice import has_read
from people.access import SIGNED_IN, policy, roles_of
from people.http import AuthenticatedRequest


@require_safe
@policy(SIGNED_IN)
def staff(request: AuthenticatedRequest) -> HttpResponse:
    """What waits for the person and what their roles open; who holds none is led to their study."""
    roles = sorted(roles_of(request.user), key=lambda role: str(role.label))
    if not roles:
        return redirect("home")
    context = {
        "roles": roles,
        "awaiting": awaiting(request.user),
        "has_read_notice": has_read(request.user),
    }
    return render(request, "lms/staff.html", context)
