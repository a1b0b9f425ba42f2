"""What a learner sees of their courses."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from courses.models import Activity, Progress
from courses.selectors.enrolment import (
    activity_url,
    enrolments_for,
    in_order_of_need,
    outline,
)
from courses.selectors.gate import why_closed
from courses.selectors.study import with_counts
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest


@require_safe
@policy(SIGNED_IN)
def study(request: AuthenticatedRequest) -> HttpResponse:
    places = with_counts(in_order_of_need(enrolments_for(request.user)))
    context = {"enrolments": places, "now": timezone.now()}
    return render(request, "courses/study.html", context)


@require_safe
@policy(SIGNED_IN)
def study_course(request: AuthenticatedRequest, enrolment_uid: UUID) -> HttpResponse:
    places = enrolments_for(request.user).select_related("run__course")
    enrolment = get_object_or_404(places, uid=enrolment_uid)
    now = timezone.now()
    context = {"outline": outline(enrolment, now), "enrolment": enrolment, "now": now}
    return render(request, "courses/study_course.html", context)


@require_safe
@policy(SIGNED_IN)
def study_activity(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponse:
    """Lead to the activity, or say what stands in the way."""
    places = enrolments_for(request.user).select_related("run__course")
    enrolment = get_object_or_404(places, uid=enrolment_uid)
    activity = get_object_or_404(
        Activity.objects.select_related("section"),
        section__course=enrolment.run.course_id,
        uid=activity_uid,
    )
    known = Progress.objects.filter(enrolment=enrolment, activity=activity)
    closed = None
    if not known.exists():
        closed = why_closed(enrolment, activity, timezone.now())
    url = activity_url(enrolment, activity)
    if closed is None and url:
        return redirect(url)
    context = {"enrolment": enrolment, "activity": activity, "closed": closed}
    return render(request, "courses/study_closed.html", context, status=403)
