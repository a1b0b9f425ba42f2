"""Lessons to take home, as files; the rights are those of the lesson's page."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.kinds.shelf import LARGEST_FILE
from cms.permissions import OPEN_EDITING
from cms.selectors.lesson import lesson_url, lesson_view
from cms.selectors.take_home import carried, size_of
from cms.services.package import (
    Package,
    course_package,
    draft_package,
    lesson_package,
)
from cms.views.lesson import own_place
from cms.views.preview import draft_of
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest


@policy(SIGNED_IN)
@require_safe
def package_lesson(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponseBase:
    """The pinned text; before it is opened, the lesson's page says what stands in the way."""
    enrolment = own_place(request.user, enrolment_uid)
    view = lesson_view(enrolment, activity_uid, timezone.now())
    if view is None:
        raise Http404
    if view.shown is None:
        return redirect(lesson_url(str(enrolment_uid), str(activity_uid)))
    return _told(lesson_package(enrolment=enrolment, version=view.shown))


@policy(SIGNED_IN)
@require_safe
def take_home(request: AuthenticatedRequest, enrolment_uid: UUID) -> HttpResponse:
    enrolment = own_place(request.user, enrolment_uid)
    lessons = carried(enrolment)
    versions = [one.version for one in lessons if one.version]
    context = {
        "enrolment": enrolment,
        "lessons": lessons,
        "size": size_of(versions) if versions else 0,
        "largest": LARGEST_FILE,
    }
    return render(request, "cms/take_home.html", context)


@policy(SIGNED_IN)
@require_safe
def package_course(
    request: AuthenticatedRequest, enrolment_uid: UUID
) -> HttpResponseBase:
    enrolment = own_place(request.user, enrolment_uid)
    lessons = carried(enrolment)
    if not any(one.version for one in lessons):
        return redirect("cms:take_home", enrolment_uid)
    return _told(course_package(enrolment=enrolment, lessons=lessons))


@require_safe
@policy(OPEN_EDITING)
def package_draft(request: AuthenticatedRequest, key: UUID) -> HttpResponseBase:
    return _told(draft_package(page=draft_of(request.user, key)))


def _told(package: Package) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(package.pieces(), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{package.name}"'
    answer.headers["Content-Length"] = str(package.length)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
