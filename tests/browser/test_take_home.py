"""A lesson is read on the web, on paper, and from a folder without a network (c02)."""

import zipfile
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from cms.services.course import add_lesson, create_course
from cms.services.site import lay_site
from courses.services.completion import open_activity
from people.kinds.role import Role
from tests.browser.test_study_time import FILM
from tests.browser.visitor import Visitor, press
from tests.cms.conftest import go_live, red_picture
from tests.cms.services.test_rendering import blocks_of, document
from tests.factories import (
    EnrolmentFactory,
    GrantFactory,
    PersonFactory,
    UserFactory,
)
from tests.h5p.lesson import run_of
from tests.h5p.makers import imported

pytestmark = pytest.mark.django_db(transaction=True)
LONG = (
    "Quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ mười bốn của Đảng và "
    "chương trình hành động của Ban Chấp hành Đảng bộ tỉnh về xây dựng nông thôn mới"
)
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:09.000\nLời nói.\n".encode()
SAID = (
    "Mục <một>", "Đoạn đậm.", "Một", "Tỷ lệ", "Chi bộ 1", "Clip một", "Lời nói.",
    "Tệp", "Số liệu", "98 %", "Cần biết", "Nhớ.", "II.4", "Đoạn trích của luận điểm.",
    "Tỷ lệ phấn đấu là bao nhiêu?", "90 %", "Thẻ",
)  # fmt: skip
TRACK = """async () => {
    const track = document.querySelector("track");
    for (let waited = 0; track.readyState < 2 && waited < 50; waited += 1) {
        await new Promise(done => setTimeout(done, 100));
    }
    return [track.readyState, track.track.cues?.length];
}"""
PLAYED = """async () => {
    const clip = document.querySelector("video");
    clip.muted = true;
    await clip.play();
    return clip.videoWidth;
}"""
SHOWN = "all => all.map(one => one.checkVisibility() && one.offsetHeight > 0)"
PICTURES = "() => [...document.images].map(one => one.complete && one.naturalWidth)"


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def _course(grant: Any, film: bytes = b"") -> Any:
    """A member's place in a course of two lessons with long names, both opened."""
    lay_site()
    page = create_course(title=f"Khóa học: {LONG}", owner=grant.unit, actor=grant.user)
    revision = imported(owner=grant.unit)
    revision.content.title = f"Thẻ ôn tập: {LONG}"
    revision.content.save()
    block = {"content": revision.content_id, "is_asked": False}
    body = [*blocks_of(red_picture()), {"type": "h5p", "value": block}]
    clip = body[5]["value"]
    clip["video"] = document("phim.webm", film).pk
    clip["captions"] = document("phim.vtt", CAPTIONS).pk
    lessons = [
        go_live(
            add_lesson(
                course_page=page, title=f"{name}: {LONG}", body=body, actor=grant.user
            )
        ).lesson.activity
        for name in ("Bài một", "Bài hai")
    ]
    person = PersonFactory(user=UserFactory())
    run = run_of(lessons[0], LONG)
    run.in_order = False
    run.save()
    enrolment = EnrolmentFactory(run=run, person=person)
    for one in lessons:
        open_activity(enrolment=enrolment, activity=one, actor=person.user)
    return enrolment, lessons[0]


def _said(page: Page) -> str:
    """What is seen of the text, all folds open."""
    page.evaluate("document.querySelectorAll('details').forEach(o => o.open = true)")
    return " ".join(page.locator("article").first.inner_text().split())


def _takes(member: Visitor, link: str, folder: Path) -> Path:
    """Press the link, unpack what comes, cut the network and open its first page."""
    with member.page.expect_download() as coming:
        member.page.locator(link).click()
    with zipfile.ZipFile(coming.value.path()) as archive:
        archive.extractall(folder)
    member.page.context.set_offline(True)
    member.page.goto((folder / "index.html").as_uri())
    return folder


def test_c02_same_lesson_on_the_web_on_paper_and_from_a_folder(
    visit, settings, live_server, tmp_path
):
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    member = visit("both")
    page = member.page
    member.go("/sign-in/")
    film = b64decode(page.evaluate(FILM, 1))
    enrolment, lesson = _course(GrantFactory(role=Role.LECTURER), film)
    member.is_signed_in_as(enrolment.person.user)
    member.go(f"/study/{enrolment.uid}/lessons/{lesson.uid}/")
    member.look("lesson_every_block")

    web = _said(page)
    page.emulate_media(media="print")
    member.go(f"/study/{enrolment.uid}/lessons/{lesson.uid}/")
    shown = page.locator("article details p").evaluate_all(SHOWN)
    paper = " ".join(page.locator("article").inner_text().split())
    page.emulate_media(media="screen")
    _takes(member, ".lesson-home a[href$='/package/']", tmp_path / "bai")
    home = _said(page)

    for said in SAID:
        assert [said in text for text in (web, paper, home)] == [True] * 3, said
    assert all(shown)
    assert page.evaluate(PICTURES) == [80, 80]
    assert page.evaluate(TRACK) == [2, 1]
    assert page.evaluate(PLAYED) == 64
    member.look("package_lesson")


def test_c02_whole_course_is_walked_without_a_network(
    visit, settings, live_server, tmp_path
):
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    enrolment, _lesson = _course(GrantFactory(role=Role.LECTURER))
    member = visit("both")
    member.is_signed_in_as(enrolment.person.user)
    member.go(f"/study/{enrolment.uid}/take-home/")
    member.look("take_home")

    _takes(member, "main a.button-primary", tmp_path / "khoa")
    member.look("package_course")
    press(member.page, ".package-lessons a")
    press(member.page, "a[rel=next]")

    assert member.page.url.endswith("/bai-02.html")
    assert member.page.evaluate(PICTURES) == [80, 80]
    press(member.page, ".package-course a")
    assert member.page.url.endswith("/index.html")


def _opens(member: Visitor, link: str, name: Path) -> None:
    """Press the link, keep what comes, cut the network and open it as a phone does."""
    with member.page.expect_download() as coming:
        member.page.locator(link).click()
    coming.value.save_as(name)
    member.page.context.set_offline(True)
    member.page.goto(name.as_uri())


@pytest.mark.parametrize(
    ("at", "link", "name", "count"),
    [
        ("lessons/{}/", ".lesson-home a[href$='/file/']", "one_file_lesson", 1),
        ("take-home/", "main a[href$='take-home/file/']", "one_file_course", 2),
    ],
)
def test_c02_one_file_opens_on_a_phone_with_its_pictures(
    visit, settings, live_server, tmp_path, at, link, name, count
):
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    enrolment, lesson = _course(GrantFactory(role=Role.LECTURER))
    member = visit("both")
    member.is_signed_in_as(enrolment.person.user)
    member.go(f"/study/{enrolment.uid}/{at.format(lesson.uid)}")

    _opens(member, link, tmp_path / "bai.html")

    assert member.page.evaluate(PICTURES) == [80, 80] * count
    assert member.page.locator("article").count() == count
    assert "Đoạn trích của luận điểm." in _said(member.page)
    assert member.page.evaluate("document.styleSheets[0].cssRules.length") > 9
    member.look(name)
