"""All that learners practise in the courses of a lecturer."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from h5p.forms.practice_filter import PracticeListFilter
from h5p.permissions import MARK_PRACTICE, VIEW_PRACTICE
from h5p.selectors.practice_list import (
    DEFAULT_SORT,
    practice_rows,
    with_figures,
)
from h5p.selectors.written import to_mark, written_for
from kernel.kinds.listing import Column
from people.access import policy
from people.http import AuthenticatedRequest
from people.kinds.text import plain

PAGE = 25
COLUMNS = [
    Column(gettext_lazy("Title"), "title"),
    Column(gettext_lazy("Course"), "course"),
    Column(gettext_lazy("Kind"), "kind"),
    Column(gettext_lazy("Players"), "players", is_number=True),
    Column(gettext_lazy("Answered"), "answered", is_number=True),
    Column(gettext_lazy("To mark"), "waiting", is_number=True),
    Column(gettext_lazy("Last played"), "last"),
]


@require_safe
@never_cache
@policy(VIEW_PRACTICE)
def practice_list(request: AuthenticatedRequest) -> HttpResponse:
    """Exercises and contents in lessons; those with answers to mark stand first."""
    form = PracticeListFilter(request.GET)
    told = form.said()
    sort = request.GET.get("sort", DEFAULT_SORT)
    rows = practice_rows(
        request.user,
        VIEW_PRACTICE,
        sort=sort,
        kind=told.get("kind", ""),
        words=plain(told.get("q", "")),
        is_waiting_only="waiting" in told,
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "filter_form": form,
        "is_filtered": bool(told),
        "page": page,
        "rows": with_figures(page),
        "columns": COLUMNS,
        "sort": sort,
        "waiting": to_mark(written_for(request.user, MARK_PRACTICE)).count(),
    }
    return render(request, "h5p/practice_list.html", context)
