"""Addresses of cms."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from cms.models import DocumentImport
from cms.permissions import OPEN_EDITING
from cms.services.content_store import keep
from cms.services.course import add_lesson, create_course
from tests.access.row import Row
from tests.access.world import Caller, Side, World
from tests.factories import (
    NOON,
    ActivityFactory,
    CourseFactory,
    CourseRunFactory,
    EnrolmentFactory,
    PointFactory,
    ResolutionFactory,
    SectionFactory,
)


def _lesson(side: Side) -> dict[str, Any]:
    course = CourseFactory(owner=side.committee)
    activity = ActivityFactory(section=SectionFactory(course=course))
    enrolment = EnrolmentFactory(
        run=CourseRunFactory(course=course), person=side.person
    )
    return {"enrolment_uid": enrolment.uid, "activity_uid": activity.uid}


def _course(side: Side) -> dict[str, Any]:
    return {"enrolment_uid": _lesson(side)["enrolment_uid"]}


def _import(side: Side) -> dict[str, Any]:
    path = "imports/access-matrix.txt"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile("I. MỤC ĐÍCH\nMột đoạn.\n".encode()))
    made = DocumentImport.objects.create(
        file_name="ke-hoach.txt",
        file=path,
        owner=side.committee,
        uploaded_by=side.user,
        uploaded_at=NOON,
    )
    return {"uid": made.uid}


def _resolution(side: Side) -> dict[str, Any]:
    return {"uid": ResolutionFactory(owner=side.committee).uid}


def _point(side: Side) -> dict[str, Any]:
    resolution = ResolutionFactory(owner=side.committee)
    return {"uid": PointFactory(resolution=resolution).uid}


def _page(side: Side) -> dict[str, Any]:
    course = create_course(title="Khóa học", owner=side.committee, actor=None)
    page = add_lesson(course_page=course, title="Bài một", body=[], actor=None)
    return {"key": page.translation_key}


def _kept(*, public: bool) -> dict[str, Any]:
    url = keep(BytesIO(b"WEBVTT"), "captions.vtt", public=public).url
    return {"name": url.rpartition("/")[2]}


def _picture(_side: Side) -> dict[str, Any]:
    path = "images/access-matrix.png"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(b"\x89PNG"))
    return {"path": path}


def _is_signed_in(_world: World, caller: Caller, _side: Side) -> bool:
    return caller.user is not None


def _edits_somewhere(world: World, caller: Caller, _side: Side) -> bool:
    """Pictures are shared by all who work in the editors' room."""
    sides = (world.own, world.foreign)
    units = [world.sibling, *(side.cell for side in sides)]
    units += [unit for side in sides for unit in (side.committee, side.province)]
    return any(caller.holds(OPEN_EDITING.roles, unit, world.above) for unit in units)


ROWS: list[Row] = [
    Row("cms:front"),
    Row("cms:lesson", _lesson, is_own=True),
    Row("cms:lesson_begin", _lesson, is_own=True, method="post"),
    Row("cms:lesson_check", _lesson, is_own=True, method="post"),
    Row("cms:lesson_finish", _lesson, is_own=True, method="post"),
    Row("cms:lesson_beats", _lesson, is_own=True, method="post"),
    Row("cms:lesson_read_again", _lesson, is_own=True, method="post"),
    Row("cms:lesson_package", _lesson, is_own=True),
    Row("cms:lesson_file", _lesson, is_own=True),
    Row("cms:take_home", _course, is_own=True),
    Row("cms:course_package", _course, is_own=True),
    Row("cms:course_file", _course, is_own=True),
    Row("cms:imports"),
    Row("cms:import", _import, at="committee"),
    Row("cms:lesson_preview", _page, at="committee"),
    Row("cms:draft_package", _page, at="committee"),
    Row("cms:draft_file", _page, at="committee"),
    Row("cms:resolutions"),
    Row("cms:new_resolution"),
    Row("cms:resolution", _resolution, at="committee"),
    Row("cms:point", _point, at="committee"),
    Row("cms:point_below", _point, at="committee", method="post"),
    Row("cms:point_move", _point, at="committee", method="post"),
    Row("cms:point_state", _point, at="committee", method="post"),
    Row("cms:content_file", lambda _: _kept(public=False), may=_is_signed_in),
    Row("cms:public_file", lambda _: _kept(public=True), may=lambda *_: True),
    Row("cms:editors_file", _picture, may=_edits_somewhere),
]
