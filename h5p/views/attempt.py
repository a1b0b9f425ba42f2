"""How learners practise, for their lecturers."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from courses.models import Enrolment
from h5p.forms.practice_filter import PlaceFilter
from h5p.permissions import MARK_PRACTICE, VIEW_PRACTICE
from h5p.selectors.attempt import attempts_of, headings, items_of, lines_of
from h5p.selectors.practice_place import (
    activities_for,
    results_for,
    shown_revision,
)
from h5p.selectors.written import to_mark, written_for
from people.access import policy
from people.http import AuthenticatedRequest, file_of

PAGE = 25
_FORMATS = {"csv", "xlsx"}


@require_safe
@policy(VIEW_PRACTICE)
def attempt_list(request: AuthenticatedRequest, activity_uid: UUID) -> HttpResponseBase:
    """Who has practised, and how far; the same with every answer as a file."""
    activity = get_object_or_404(
        activities_for(request.user, VIEW_PRACTICE), uid=activity_uid
    )
    form = PlaceFilter(request.GET, activity=activity)
    results = results_for(request.user, VIEW_PRACTICE).filter(activity=activity)
    results = form.narrowed(results)
    extension = request.GET.get("format", "")
    if extension in _FORMATS:
        name = f"luyen tap {activity.title} {form.content_title}".strip()
        return file_of(extension, name, headings(), lines_of(results))
    page = Paginator(attempts_of(results), PAGE).get_page(request.GET.get("page"))
    written = written_for(request.user, MARK_PRACTICE).filter(activity=activity)
    context = {
        "activity": activity,
        "filter_form": form,
        "page": page,
        "waiting": to_mark(form.narrowed(written)).count(),
    }
    return render(request, "h5p/attempt_list.html", context)


@require_safe
@policy(VIEW_PRACTICE)
def attempt(
    request: AuthenticatedRequest, activity_uid: UUID, enrolment_uid: UUID
) -> HttpResponse:
    """Each answer of one learner beside the correct one."""
    activity = get_object_or_404(
        activities_for(request.user, VIEW_PRACTICE), uid=activity_uid
    )
    enrolment = get_object_or_404(
        Enrolment.objects.select_related("person", "run"),
        uid=enrolment_uid,
        run__course=activity.section.course,
    )
    form = PlaceFilter(request.GET, activity=activity)
    results = results_for(request.user, VIEW_PRACTICE).filter(activity=activity)
    items = items_of(form.narrowed(results.filter(enrolment=enrolment)))
    if not items:
        raise Http404
    context = {
        "activity": activity,
        "enrolment": enrolment,
        "filter_form": form,
        "shown": shown_revision(enrolment, activity),
        "page": Paginator(items, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "h5p/attempt.html", context)
