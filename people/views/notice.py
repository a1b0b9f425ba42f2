"""What one was told, and that it was read."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from people.selectors.notice import (
    in_words,
    own_notices,
    unread_notices,
    waits_for_code,
)
from people.services.notice import read, read_all
from people.views.listing import page_of

PAGE = 20


@require_safe
@policy(SIGNED_IN)
def notices(request: AuthenticatedRequest) -> HttpResponse:
    now = timezone.now()
    is_unread_only = request.GET.get("show") == "unread"
    unread = unread_notices(request.user, now)
    rows = unread if is_unread_only else own_notices(request.user)
    page = page_of(request, Paginator(rows, PAGE))
    context = {
        "page": page,
        "rows": [in_words(one, now) for one in page],
        "unread": unread.count(),
        "is_unread_only": is_unread_only,
        "now": now.isoformat(),
        "quiet": (settings.QUIET_FROM, settings.QUIET_UNTIL),
        "mail_waits": settings.NOTICES_BY_MAIL and waits_for_code(request.user),
    }
    return render(request, "people/notices.html", context)


@require_POST
@policy(SIGNED_IN)
def open_it(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Read it and go where it leads, which looks at rights again."""
    notice = get_object_or_404(own_notices(request.user), uid=uid)
    now = timezone.now()
    read(notice=notice, now=now)
    return redirect(in_words(notice, now).address or "people:notices")


@require_POST
@policy(SIGNED_IN)
def one_read(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Read it, from the first page, and stay there."""
    notice = get_object_or_404(own_notices(request.user), uid=uid)
    read(notice=notice)
    return redirect("home")


@require_POST
@policy(SIGNED_IN)
def all_read(request: AuthenticatedRequest) -> HttpResponse:
    """Read what stood on the page; what came since stays new."""
    now = timezone.now()
    until = _moment(request.POST.get("until", "")) or now
    count = read_all(user=request.user, until=min(until, now), now=now)
    words = ngettext(
        "%(count)d notice is marked as read.",
        "%(count)d notices are marked as read.",
        count,
    )
    messages.success(request, words % {"count": count})
    return redirect("people:notices")


def _moment(words: str) -> datetime | None:
    try:
        moment = parse_datetime(words)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None
