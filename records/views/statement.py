"""The officer closes a round by telling everybody their results."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from courses.models import Campaign
from kernel.errors import DomainError
from people.access import policy
from people.http import AuthenticatedRequest
from records.permissions import ISSUE_STATEMENT
from records.selectors.statement import campaigns_to_state, statements_of
from records.services.statement import issue_statement

PAGE = 20


@policy(ISSUE_STATEMENT)
def statements(request: AuthenticatedRequest) -> HttpResponse:
    pages = Paginator(campaigns_to_state(request.user, ISSUE_STATEMENT), PAGE)
    page = pages.get_page(request.GET.get("page"))
    issued = statements_of([one.pk for one in page])
    rows = [
        {
            "campaign": one,
            "is_closed": one.state == Campaign.State.CLOSED,
            "statements": issued.get(one.pk, []),
        }
        for one in page
    ]
    return render(request, "records/statements.html", {"page": page, "rows": rows})


@require_POST
@policy(ISSUE_STATEMENT)
def issue(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    campaign = get_object_or_404(
        campaigns_to_state(request.user, ISSUE_STATEMENT), uid=uid
    )
    try:
        done = issue_statement(campaign=campaign, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        words = ngettext(
            "%(count)d person is told their result and may ask for a review.",
            "%(count)d people are told their results and may ask for a review.",
            done.people,
        )
        messages.success(request, words % {"count": done.people})
    return redirect("records:statements")
