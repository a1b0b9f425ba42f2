"""Written answers: what waits to be marked, and one answer with its question."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from h5p.forms.practice_filter import PlaceFilter
from h5p.forms.written_mark import WrittenMarkForm, initial_of
from h5p.models import PracticeResult
from h5p.permissions import MARK_PRACTICE
from h5p.selectors.hand_mark import digest_of, with_marks
from h5p.selectors.practice_place import activities_for
from h5p.selectors.written import (
    marked,
    most_for,
    to_mark,
    written_for,
    written_of,
)
from h5p.services.written_mark import (
    AnswerChanged,
    MarkedMeanwhile,
    PointsOutside,
    mark_written,
)
from people.access import policy
from people.http import AuthenticatedRequest

PAGE = 25


@require_safe
@never_cache
@policy(MARK_PRACTICE)
def written_list(request: AuthenticatedRequest, activity_uid: UUID) -> HttpResponse:
    """The written answers of an activity that wait, or those that are marked."""
    activity = get_object_or_404(
        activities_for(request.user, MARK_PRACTICE), uid=activity_uid
    )
    form = PlaceFilter(request.GET, activity=activity)
    results = written_for(request.user, MARK_PRACTICE).filter(activity=activity)
    results = form.narrowed(results)
    is_done = request.GET.get("state") == "marked"
    found = with_marks(marked(results) if is_done else to_mark(results))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "activity": activity,
        "filter_form": form,
        "page": page,
        "rows": [written_of(one) for one in page],
        "is_done": is_done,
        "tabs": [
            (_("To mark"), form.query or "?", not is_done),
            (_("Marked"), f"{form.query or '?'}&state=marked", is_done),
        ],
    }
    return render(request, "h5p/written_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@policy(MARK_PRACTICE)
def written(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """One written answer with its question; keeping the mark leads to the next."""
    results = written_for(request.user, MARK_PRACTICE)
    result = get_object_or_404(with_marks(results), uid=uid)
    most = most_for(result.revision, result.sub_content_id)
    if request.method != "POST":
        return _page(request, result, _fresh(result, most))
    form = WrittenMarkForm(request.POST, most=most)
    if not form.is_valid():
        return _page(request, result, form)
    told = form.cleaned_data
    try:
        mark_written(result=result, actor=request.user, **told)
    except (AnswerChanged, MarkedMeanwhile, PointsOutside) as error:
        messages.error(request, str(error))
        result = get_object_or_404(with_marks(results), uid=uid)
        typed = {"points": request.POST["points"], "comment": told["comment"]}
        return _page(request, result, _fresh(result, most, typed), status=409)
    messages.success(request, _("The mark is kept."))
    following = to_mark(results.filter(activity=result.activity)).first()
    if following is not None:
        return redirect("h5p:written", following.uid)
    return redirect("h5p:written_list", result.activity.uid)


def _fresh(
    result: PracticeResult, most: int, typed: dict[str, str] | None = None
) -> WrittenMarkForm:
    """The form about the answer and the mark as they stand, with what was typed kept."""
    shown = initial_of(written_of(result), digest_of(result))
    return WrittenMarkForm(most=most, initial={**shown, **(typed or {})})


def _page(
    request: AuthenticatedRequest,
    result: PracticeResult,
    form: WrittenMarkForm,
    status: int = 200,
) -> HttpResponse:
    context = {
        "one": written_of(result),
        "marks": list(result.hand_marks.all()),
        "form": form,
    }
    return render(request, "h5p/written.html", context, status=status)
