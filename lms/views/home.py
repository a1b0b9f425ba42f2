"""The member's first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lms.selectors.news import news_of
from lms.selectors.today import today_of
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from records.selectors.statement import unseen_results

MOST_TOLD = 3  # the others wait under Mine


@require_safe
@policy(SIGNED_IN)
def home(request: AuthenticatedRequest) -> HttpResponse:
    """The one next thing, until when, and how long it takes."""
    now = timezone.now()
    news = news_of(request.user)
    told = list(unseen_results(request.user)[:MOST_TOLD]) if news.stated else []
    today = today_of(request.user, now, has_test_news=news.tests)
    context = {"today": today, "told": told, "now": now}
    return render(request, "lms/home.html", context)
