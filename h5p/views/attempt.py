"""How learners practise, for their lecturers."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from courses.models import Enrolment
from h5p.models import PracticeResult
from h5p.permissions import MARK_PRACTICE, VIEW_PRACTICE
from h5p.selectors.attempt import (
    attempts_of,
    exercises_for,
    headings,
    items_of,
    lines_of,
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
    exercise = get_object_or_404(
        exercises_for(request.user, VIEW_PRACTICE), activity__uid=activity_uid
    )
    extension = request.GET.get("format", "")
    if extension in _FORMATS:
        name = f"luyen tap {exercise.activity.title}"
        return file_of(extension, name, headings(), lines_of(exercise))
    page = Paginator(attempts_of(exercise), PAGE).get_page(request.GET.get("page"))
    written = written_for(request.user, MARK_PRACTICE)
    waiting = to_mark(written.filter(activity=exercise.activity)).count()
    context = {"exercise": exercise, "page": page, "waiting": waiting}
    return render(request, "h5p/attempt_list.html", context)


@require_safe
@policy(VIEW_PRACTICE)
def attempt(
    request: AuthenticatedRequest, activity_uid: UUID, enrolment_uid: UUID
) -> HttpResponse:
    """Each answer of one learner beside the correct one."""
    exercise = get_object_or_404(
        exercises_for(request.user, VIEW_PRACTICE), activity__uid=activity_uid
    )
    enrolment = get_object_or_404(
        Enrolment.objects.select_related("person", "run"),
        uid=enrolment_uid,
        run__course=exercise.activity.section.course,
    )
    results = PracticeResult.objects.filter(
        enrolment=enrolment, activity=exercise.activity
    )
    items = items_of(results)
    if not items:
        raise Http404
    page = Paginator(items, PAGE).get_page(request.GET.get("page"))
    context = {"exercise": exercise, "enrolment": enrolment, "page": page}
    return render(request, "h5p/attempt.html", context)
