"""The privacy desk's list of what is recorded of people who left long ago."""

from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kernel.kinds.listing import Column
from people.access import policy
from people.http import AuthenticatedRequest
from people.views.listing import RowsOfSql, page_of
from records.kinds.keeping import terms_of
from records.permissions import ERASE_FROM_LEDGER
from records.selectors.keeping import PastKeeping, count_past_keeping, past_person
from records.selectors.keeping import past_keeping as found
from records.services.erasure import ask_for_past

PAGE = 50


@require_safe
@policy(ERASE_FROM_LEDGER)
def past_keeping(request: AuthenticatedRequest) -> HttpResponse:
    """Who is concerned; nothing is removed by itself."""
    rows = RowsOfSql[PastKeeping](
        count_past_keeping(request.user, ERASE_FROM_LEDGER),
        lambda start, limit: found(
            request.user, ERASE_FROM_LEDGER, start=start, limit=limit
        ),
    )
    context = {
        "page": page_of(request, Paginator(rows, PAGE)),
        "terms": terms_of(settings.RECORD_KEEP_YEARS).items(),
        "columns": [
            Column(_("Person")),
            Column(_("Last unit")),
            Column(_("Left on")),
            Column(_("Past its years since")),
            Column(_("What")),
            Column(_("In the ledger")),
        ],
    }
    return render(request, "records/past_keeping.html", context)


@require_POST
@policy(ERASE_FROM_LEDGER)
def past_keeping_ask(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Begin the erasure by two persons, of somebody who cannot ask any more."""
    person = past_person(request.user, ERASE_FROM_LEDGER, uid)
    if person is None:
        raise Http404
    asked = ask_for_past(person=person, actor=request.user)
    return redirect("records:erasure", asked.uid)
