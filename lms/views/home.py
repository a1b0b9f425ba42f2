"""The member's first page."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.selectors.inquiry import own_news
from kernel.prepared import prepared
from lms.selectors.news import news_of
from lms.selectors.privacy_notice import has_read
from lms.selectors.today import today_of
from people.access import SIGNED_IN, has_permission, policy
from people.http import AuthenticatedRequest
from people.models import Notice, User
from people.selectors.notice import Told, in_words, unread_notices
from records.permissions import ATTEST_CELL, ATTEST_COMMITTEE
from records.selectors.attestation_waiting import Due, due_to_confirm
from records.selectors.statement import unseen_results

MOST_TOLD = 3  # the others wait under Mine and among the notices


@require_safe
@policy(SIGNED_IN)
def home(request: AuthenticatedRequest) -> HttpResponse:
    """The one next thing, until when, and how long it takes."""
    now = timezone.now()
    news = news_of(request.user)
    told = list(unseen_results(request.user)[:MOST_TOLD]) if news.stated else []
    context = {
        "today": today_of(request.user, now, has_test_news=news.tests),
        "told": told,
        "looks": list(own_news(request.user)[:MOST_TOLD]) if news.looks else [],
        "due": _due(request),
        "notices": _notices(request, now) if news.notices else [],
        "now": now,
        "has_read_notice": has_read(request.user),
    }
    return render(request, "lms/home.html", context)


def _notices(request: AuthenticatedRequest, now: datetime) -> list[Told]:
    return [in_words(one, now) for one in _unread(request.user, now)]


@prepared
def _unread(user: User, now: datetime) -> QuerySet[Notice]:
    return unread_notices(user, now)[:MOST_TOLD]


def _due(request: AuthenticatedRequest) -> list[Due]:
    """Units for which the person has to confirm figures, if they answer for any."""
    rights = (ATTEST_CELL, ATTEST_COMMITTEE)
    if not any(has_permission(request.user, one) for one in rights):
        return []
    return due_to_confirm(request.user)[:MOST_TOLD]
