"""Who looked at my data, and who took them out."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from records.selectors.access_log import uses_of_own_data

PAGE = 30


@require_safe
@policy(SIGNED_IN)
def own_uses(request: AuthenticatedRequest) -> HttpResponse:
    pages = Paginator(uses_of_own_data(request.user), PAGE)
    page = pages.get_page(request.GET.get("page"))
    return render(request, "records/own_uses.html", {"page": page})
