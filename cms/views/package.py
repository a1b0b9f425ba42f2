"""Lessons to take home, as files; the rights are those of the lesson's page."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.kinds.album import LARGEST_SINGLE
from cms.kinds.shelf import LARGEST_FILE
from cms.permissions import OPEN_EDITING
from cms.selectors.lesson import LessonView, lesson_url, lesson_view
from cms.selectors.take_home import carried, fits_single, single_size_of, size_of
from cms.services.package import (
    Package,
    course_package,
    draft_package,
    lesson_package,
)
from cms.services.single_file import SingleFile, course_file, draft_file, lesson_file
from cms.views.lesson import own_place
from cms.views.preview import draft_of
from courses.models import Enrolment
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest


@policy(SIGNED_IN)
@require_safe
def package_lesson(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponseBase:
    """The pinned text; before it is opened, the lesson's page says what stands in the way."""
    enrolment, view = _place(request, enrolment_uid, activity_uid)
    if view.shown is None:
        return redirect(lesson_url(str(enrolment_uid), str(activity_uid)))
    return _told(lesson_package(enrolment=enrolment, version=view.shown))


@policy(SIGNED_IN)
@require_safe
def file_lesson(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> HttpResponseBase:
    """As ``package_lesson``, in one file."""
    enrolment, view = _place(request, enrolment_uid, activity_uid)
    if view.shown is None:
        return redirect(lesson_url(str(enrolment_uid), str(activity_uid)))
    return _in_one(lesson_file(enrolment=enrolment, version=view.shown))


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
        "single_size": single_size_of(versions) if fits_single(versions) else 0,
        "largest": LARGEST_FILE,
        "largest_single": LARGEST_SINGLE,
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


@policy(SIGNED_IN)
@require_safe
def file_course(request: AuthenticatedRequest, enrolment_uid: UUID) -> HttpResponseBase:
    """As ``package_course``, in one file; the page says why there is none."""
    enrolment = own_place(request.user, enrolment_uid)
    lessons = carried(enrolment)
    versions = [one.version for one in lessons if one.version]
    if not versions or not fits_single(versions):
        return redirect("cms:take_home", enrolment_uid)
    return _in_one(course_file(enrolment=enrolment, lessons=lessons))


@require_safe
@policy(OPEN_EDITING)
def package_draft(request: AuthenticatedRequest, key: UUID) -> HttpResponseBase:
    return _told(draft_package(page=draft_of(request.user, key)))


@require_safe
@policy(OPEN_EDITING)
def file_draft(request: AuthenticatedRequest, key: UUID) -> HttpResponseBase:
    return _in_one(draft_file(page=draft_of(request.user, key)))


def _place(
    request: AuthenticatedRequest, enrolment_uid: UUID, activity_uid: UUID
) -> tuple[Enrolment, LessonView]:
    enrolment = own_place(request.user, enrolment_uid)
    view = lesson_view(enrolment, activity_uid, timezone.now())
    if view is None:
        raise Http404
    return enrolment, view


def _told(package: Package) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(package.pieces(), content_type="application/zip")
    return _named(answer, package.name, package.length)


def _in_one(file: SingleFile) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(file, content_type="text/html; charset=utf-8")
    return _named(answer, file.name, file.length)


def _named(
    answer: StreamingHttpResponse, name: str, length: int
) -> StreamingHttpResponse:
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Length"] = str(length)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
