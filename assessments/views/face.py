"""How a taker looks at the paper: one question at a time or all, and flags for later."""

from typing import Literal
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from assessments.models import Attempt
from assessments.selectors.attempt import attempts_for
from assessments.services.flag import set_flag
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest

type View = Literal["one", "all"]
KEY = "paper-view"


def view_of(request: AuthenticatedRequest) -> View:
    """What the member chose in this browser; all questions if nothing."""
    return "one" if request.session.get(KEY) == "one" else "all"


def keep_view(request: AuthenticatedRequest, view: View) -> None:
    """Remember the choice in this browser."""
    request.session[KEY] = view


def page_at(attempt: Attempt, position: int | None) -> str:
    """The address of the paper, at a question."""
    page = reverse("assessments:attempt", args=[attempt.uid])
    return f"{page}#q{position}" if position else page


@require_POST
@policy(SIGNED_IN)
def mark(request: AuthenticatedRequest, attempt_uid: UUID) -> HttpResponse:
    """What scripts send: ``item`` and ``flagged``, or ``view``."""
    attempt = get_object_or_404(attempts_for(request.user), uid=attempt_uid)
    match request.POST.get("view"):
        case "one" | "all" as view:
            keep_view(request, view)
    if item := request.POST.get("item"):
        is_flagged = request.POST.get("flagged") == "yes"
        set_flag(attempt=attempt, item=item, is_flagged=is_flagged)
    return HttpResponse(status=204)
