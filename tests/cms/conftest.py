"""The editors' room with people in it, and a course to work on."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image as Picturing
from wagtail.images import get_image_model

from cms.models import CoursePage, LessonPage
from cms.services.course import add_lesson, create_course
from cms.services.editors import sync_editor
from cms.services.site import lay_site
from courses.models import Activity, Enrolment
from people.kinds.role import Role
from people.models import Unit, User
from tests.factories import (
    CourseRunFactory,
    EnrolmentFactory,
    GrantFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)

TEXT = [{"type": "text", "value": "<p>Nội dung bài học.</p>"}]


@pytest.fixture(autouse=True)
def _own_media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def province(db: None) -> Unit:
    lay_site()
    return UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")


@pytest.fixture
def staff(province: Unit) -> Callable[..., User]:
    """``staff(Role.EDITOR)``: an account with the role on the province and its groups."""

    def make(*roles: Role, unit: Unit | None = None) -> User:
        user = UserFactory()
        for role in roles:
            GrantFactory(user=user, role=role, unit=unit or province)
        sync_editor(user=user)
        return user

    return make


@pytest.fixture
def editor(staff: Callable[..., User]) -> User:
    return staff(Role.EDITOR)


@pytest.fixture
def approvers(staff: Callable[..., User]) -> list[User]:
    return [staff(Role.CONTENT_APPROVER) for _ in range(2)]


@pytest.fixture
def course_page(province: Unit, editor: User) -> CoursePage:
    return create_course(title="Học tập nghị quyết", owner=province, actor=editor)


@pytest.fixture
def draft(course_page: CoursePage, editor: User) -> Callable[..., LessonPage]:
    """``draft("Bài một", body=…)`` makes a lesson page that is not published."""

    def make(title: str = "Bài một", **fields: Any) -> LessonPage:
        fields.setdefault("body", TEXT)
        return add_lesson(course_page=course_page, title=title, actor=editor, **fields)

    return make


def go_live(page: LessonPage) -> LessonPage:
    """Publish the newest revision as the end of the workflow does."""
    page.get_latest_revision().publish(skip_permission_checks=True)
    return LessonPage.objects.get(pk=page.pk)


@pytest.fixture
def lesson(draft: Callable[..., LessonPage]) -> Callable[..., Activity]:
    """``lesson("Bài một")`` makes a published lesson and returns its activity."""

    def make(title: str = "Bài một", **fields: Any) -> Activity:
        return Activity.objects.get(pk=go_live(draft(title, **fields)).lesson.pk)

    return make


@pytest.fixture
def enrolment(course_page: CoursePage, province: Unit) -> Enrolment:
    """A member with an account in a run of the course."""
    cell = UnitFactory(parent=province)
    person = PersonFactory(unit=cell, user=UserFactory())
    run = CourseRunFactory(course=course_page.course)
    return EnrolmentFactory(run=run, person=person)


@pytest.fixture
def image(province: Unit) -> Any:
    """A picture of the library."""
    return red_picture()


def red_picture() -> Any:
    content = BytesIO()
    Picturing.new("RGB", (80, 60), "red").save(content, "PNG")
    file = ImageFile(content, "anh.png")
    return get_image_model().objects.create(title="Ảnh", file=file)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
