"""What members write in a lesson is found in one list, marked, told and read (c03)."""

from typing import Any

import pytest
from playwright.sync_api import expect

from cms.services.course import add_lesson, create_course
from cms.services.site import lay_site
from courses.services.completion import open_activity
from h5p.models import PracticeMark
from h5p.selectors.play import Playing
from people.kinds.role import Role
from tests.browser.visitor import press
from tests.cms.conftest import go_live
from tests.factories import (
    EnrolmentFactory,
    GrantFactory,
    PersonFactory,
    UserFactory,
)
from tests.h5p.lesson import run_of
from tests.h5p.makers import imported
from tests.h5p.written import essay_exercise, essay_package, learner_of, write

LONG = (
    "Quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ mười bốn của Đảng và "
    "chương trình hành động của Ban Chấp hành Đảng bộ tỉnh về xây dựng nông thôn mới"
)
NAME = "Công Tằng Tôn Nữ Nguyễn Hoàng Phương Khánh Thiên Kim Ngọc Trâm Anh"


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def _lesson(grant: Any) -> Playing:
    """A lesson with long names in which a member with a long name may write."""
    lay_site()
    page = create_course(title=f"Khóa học: {LONG}", owner=grant.unit, actor=grant.user)
    revision = imported(owner=grant.unit, file=essay_package())
    revision.content.title = f"Thẻ ôn tập: {LONG}"
    revision.content.save()
    block = {"content": revision.content_id, "is_asked": False}
    lesson = add_lesson(
        course_page=page, title=f"Bài một: {LONG}", actor=grant.user,
        body=[{"type": "h5p", "value": block}],
    )  # fmt: skip
    activity = go_live(lesson).lesson.activity
    person = PersonFactory(user=UserFactory(), full_name=NAME)
    enrolment = EnrolmentFactory(run=run_of(activity, LONG), person=person)
    open_activity(enrolment=enrolment, activity=activity, actor=person.user)
    return Playing(enrolment, activity, revision, person.user)


def _writes(member: Any, study: str, text: str) -> None:
    member.go(study)
    expect(member.page.locator("play-frame[data-state=ready]")).to_be_visible(
        timeout=20_000
    )
    frame = member.page.frame_locator("iframe")
    frame.locator("textarea").fill(text)
    frame.get_by_role("button", name="Gửi").click()
    expect(member.page.locator(".practice-written")).to_be_visible()
    member.look("h5p-lesson-answered")


def _marks(lecturer: Any) -> None:
    """From the work area by the list to the answer."""
    lecturer.go("/work/")
    lecturer.look("h5p-work")
    press(lecturer.page, "a.door-waiting[href='/h5p/exercises/']")
    lecturer.look("h5p-practice-list")
    lecturer.page.fill("[name=q]", "the on tap")
    press(lecturer.page, "main form button")
    expect(lecturer.page.locator("tbody tr")).to_have_count(1)
    press(lecturer.page, "tbody th a")
    lecturer.look("h5p-lesson-practice")
    press(lecturer.page, "tbody th a")
    lecturer.look("h5p-lesson-attempt")
    lecturer.page.go_back()
    press(lecturer.page, "a[href*='/written/']")
    lecturer.look("h5p-lesson-written-list")
    press(lecturer.page, "main .cards a")
    lecturer.page.fill("[name=points]", "6.5")
    lecturer.page.fill("[name=comment]", "Rõ ý, cần thêm ví dụ. " * 8)
    lecturer.look("h5p-lesson-written")
    press(lecturer.page, "main form button")


def test_c03_essay_in_a_lesson_is_found_marked_told_and_read(
    visit, settings, live_server
):
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    grant = GrantFactory(role=Role.LECTURER)
    lecturer, member = visit("both"), visit("both")
    lecturer.is_signed_in_as(grant.user)
    lecturer.go("/h5p/exercises/")
    lecturer.look("h5p-practice-list-empty")
    playing = _lesson(grant)
    member.is_signed_in_as(playing.user)
    other = learner_of(essay_exercise(grant.unit))
    write(other, "Kỷ cương.")
    study = f"/study/{playing.enrolment.uid}/steps/{playing.activity.uid}/"

    _writes(member, study, "Mục tiêu là đoàn kết.\n\nChi bộ tôi họp mỗi tháng. " * 6)
    _marks(lecturer)
    member.go("/notices/")
    member.look("h5p-lesson-told")
    press(member.page, ".notice form button")
    expect(member.page.locator("#practice")).to_be_visible()
    member.look("h5p-lesson-read")

    assert PracticeMark.objects.get().points == pytest.approx(6.5)
    assert member.page.url.endswith("#practice")
    assert member.page.locator(".practice-written").inner_text().count("6,5/8") == 1
