"""A lesson, and a course, as one file that a phone opens."""

import re

import pytest

from cms.selectors.take_home import carried, single_size_of
from cms.services.single_file import course_file, lesson_file
from courses.services.completion import open_activity
from tests.cms.conftest import go_live
from tests.cms.services.test_package import OUTSIDE, SITE, article, every_block

__all__ = ["every_block"]


@pytest.fixture
def taken(enrolment):
    """``taken(page)``: the bytes of the lesson of a page, opened by the member."""

    def make(page):
        activity = page.lesson.activity
        progress = open_activity(enrolment=enrolment, activity=activity, actor=None)
        file = lesson_file(enrolment=enrolment, version=progress.content)
        whole = b"".join(file)
        assert len(whole) == file.length
        file.close()
        return whole

    return make


def test_c02_one_file_has_every_block_and_the_same_bytes_twice(
    draft, every_block, taken
):
    page = go_live(draft(body=every_block))

    first, again = taken(page), taken(page)

    text = first.decode()
    assert first == again
    for said in ("Mục &lt;một&gt;", "Cờ đỏ", "Cần biết", "Tỷ lệ", "Đoạn trích"):
        assert said in text
    assert text.count("data:image/") == 2
    assert "trong tệp ZIP" in article(text)
    assert "phiên bản 1" in text.lower()


def test_c02_one_file_runs_nothing_and_asks_no_other(draft, every_block, taken):
    page = go_live(draft(body=every_block))

    whole = taken(page)

    text = whole.decode()
    assert "Mục II.4 của kế hoạch." not in text  # the explanation is half the key
    assert not re.search(r"<script|<link|<iframe|\son\w+=|javascript:|\sstyle=", text)
    assert "default-src 'none'; img-src data:; style-src 'sha256-" in text
    assert "url(" not in text
    assert "@import" not in text
    assert "\0" not in text
    bare = re.sub(rb"data:[^\"]*", b"", whole)
    assert set(OUTSIDE.findall(bare)) == {SITE.encode(), b"https://bao.example"}
    assert not re.search(rb'(?:href|src)="https://bao', bare)
    sources = re.findall(rb'\ssrc="([^"]{5})', whole)
    assert set(sources) == {b"data:"}


def test_c02_words_of_an_editor_stay_words(draft, taken):
    hostile = '"><script>alert(1)</script></style>'

    text = taken(go_live(draft(hostile, body=[]))).decode()

    assert "<script" not in text
    assert text.count("</style>") == 1
    assert "&lt;script&gt;" in text


def test_c02_course_in_one_file_has_its_opened_lessons(enrolment, lesson):
    lessons = [lesson(f"Bài {name}") for name in ("một", "hai", "ba")]
    enrolment.run.in_order = False
    enrolment.run.save()
    for one in lessons[:2]:
        open_activity(enrolment=enrolment, activity=one, actor=None)

    first, again = (
        b"".join(course_file(enrolment=enrolment, lessons=carried(enrolment)))
        for _ in range(2)
    )

    text = first.decode()
    assert first == again
    assert 'href="#bai-01"' in text
    assert '<h2 id="bai-02">' in text
    assert text.count("Nội dung bài học.") == 2
    assert "Bài ba" in text
    names = re.findall(r'\sid="([^"]+)"', text)
    assert len(names) == len(set(names))


def test_size_of_one_file_is_at_least_its_own(draft, every_block, taken):
    page = go_live(draft(body=every_block))

    told = single_size_of(page.lesson.activity.versions.all())

    assert 0 <= told - len(taken(page)) < 12_000


def test_c02_pictures_beyond_the_limit_are_named(
    draft, every_block, taken, monkeypatch
):
    monkeypatch.setattr("cms.services.single_file.LARGEST_SINGLE", 0)

    text = taken(go_live(draft(body=every_block))).decode()

    assert "<img" not in text
    assert text.count("không có trong bản này") >= 2
