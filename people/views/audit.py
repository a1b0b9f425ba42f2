"""The audit trail for inspectors."""

from datetime import datetime, time, timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from people.access import policy
from people.http import AuthenticatedRequest
from people.permissions import VIEW_AUDIT
from people.selectors.audit import narrowed, trail_for
from people.views.listing import page_of, words_of


@require_safe
@policy(VIEW_AUDIT)
def audit_list(request: AuthenticatedRequest) -> HttpResponse:
    words, verb = words_of(request), words_of(request, "verb")
    since, until = words_of(request, "since"), words_of(request, "until")
    trail = narrowed(
        trail_for(request.user, VIEW_AUDIT),
        verb=verb,
        words=words,
        since=_start_of(since),
        until=_start_of(until, days=1),
    )
    context = {
        "page": page_of(request, Paginator(trail, 50)),
        "words": words,
        "verb": verb,
        "since": since,
        "until": until,
    }
    return render(request, "people/audit_list.html", context)


def _start_of(day: str, days: int = 0) -> datetime | None:
    """Midnight here of the typed ISO day, ``days`` later; None for no day."""
    try:
        found = parse_date(day)
        return (
            timezone.make_aware(datetime.combine(found, time())) + timedelta(days=days)
            if found
            else None
        )
    except (ValueError, OverflowError):
        return None
