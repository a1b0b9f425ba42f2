"""A lesson on the web, and the same lesson in its package."""

import re
import zipfile
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from cms.kinds import shelf
from cms.selectors.take_home import size_of
from cms.services.content_store import path_of
from cms.services.package import lesson_package
from courses.services.completion import open_activity
from tests.cms.conftest import go_live, signed_in
from tests.cms.services.test_lesson import edit
from tests.cms.services.test_rendering import blocks_of
from tests.h5p.makers import imported

SITE = "http://localhost:8000"
OUTSIDE = re.compile(rb"(?:https?:)?//[\w.:-]+", re.IGNORECASE)
TAGS = re.compile(r"<[^>]+>")
DONE_ON_THE_SCREEN = (
    r"<button.*?</button>",
    r'<section class="practice".*?</section>',
    r"<play-frame.*?</play-frame>",
    r"<div data-h5p.*?</div>",
)


@pytest.fixture
def every_block(image):
    """One of each kind, the exercise and a link to elsewhere too."""
    link = {"type": "text", "value": '<p><a href="https://bao.example/tin">Báo</a></p>'}
    exercise = {"content": imported().content_id, "is_asked": False}
    return [*blocks_of(image), link, {"type": "h5p", "value": exercise}]


@pytest.fixture
def taken(enrolment):
    """``taken(page)``: the lesson of a page, opened by the member, as a package."""

    def make(page):
        activity = page.lesson.activity
        progress = open_activity(enrolment=enrolment, activity=activity, actor=None)
        return lesson_package(enrolment=enrolment, version=progress.content)

    return make


def files_in(package) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(b"".join(package.pieces()))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def article(html: str) -> str:
    found = re.search(r"<article.*?</article>", html, re.DOTALL)
    assert found
    return found[0]


def words_of(html: str) -> list[str]:
    return TAGS.sub(" ", html).split()


def test_c02_every_block_is_on_the_web_and_in_the_package(
    draft, every_block, enrolment, taken
):
    page = go_live(draft(body=every_block))
    inside = files_in(taken(page))
    names = {
        "enrolment_uid": enrolment.uid,
        "activity_uid": page.lesson.activity.uid,
    }

    web = signed_in(enrolment.person.user).get(reverse("cms:lesson", kwargs=names))
    shown = article(web.content.decode())
    for one in DONE_ON_THE_SCREEN:
        shown = re.sub(one, " ", shown, flags=re.DOTALL)
    home = article(inside["index.html"].decode())

    missing = set(words_of(shown)) - set(words_of(home))
    assert missing == set()
    assert 'alt="Cờ đỏ"' in home
    for media in page.lesson.activity.versions.get().media:
        with default_storage.open(path_of(media["url"].rpartition("/")[2])) as file:
            kept = file.read()
        assert kept in inside.values()


def test_c02_package_has_no_key_no_script_and_no_address_of_others(
    draft, every_block, taken
):
    page = go_live(draft(body=every_block))

    inside = files_in(taken(page))

    text = inside["index.html"].decode()
    assert "Mục II.4 của kế hoạch." not in text  # the explanation is half the key
    assert "is_right" not in text
    assert "<input" not in text
    assert "chỉ trả lời được khi có mạng" in text
    assert "chỉ làm được khi có mạng" in text
    assert not re.search(r"<script|\son\w+=|javascript:|style=", text)
    assert "default-src 'none'" in text
    assert all(
        not name.endswith((".js", ".html")) or name == "index.html" for name in inside
    )
    at = [
        one
        for name in ("index.html", "style.css")
        for one in OUTSIDE.findall(inside[name])
    ]
    assert set(at) == {SITE.encode(), b"https://bao.example"}
    assert not re.search(r'(?:href|src)="https://bao', text)
    assert b"url(" not in inside["style.css"]
    assert b"@import" not in inside["style.css"]


def test_a07_package_is_of_the_version_that_the_record_names(draft, taken, noon):
    page = go_live(draft(body=[{"type": "text", "value": "<p>Bản một.</p>"}]))
    first = taken(page)
    noon.shift(90_000)
    go_live(edit(page, body=[{"type": "text", "value": "<p>Bản hai.</p>"}]))

    again = taken(page)

    text = files_in(again)["index.html"].decode()
    assert "Bản một." in text
    assert "phiên bản 1" in text
    assert "01/06/2026" in text
    assert "không được tính thời gian học" in text
    assert f"{SITE}/study/" in text
    assert b"".join(again.pieces()) == b"".join(first.pieces())
    assert again.name == "bai-hoc-bai-mot-v1.zip"


def test_size_that_is_shown_is_about_that_of_the_package(draft, every_block, taken):
    page = go_live(draft(body=every_block))

    shown = size_of(page.lesson.activity.versions.all())

    assert abs(shown - taken(page).length) < 8_000


@pytest.mark.parametrize("title", ['../..\\con"; x=1', "Đợt 1/2026 – “Ôn” 😀", "***"])
def test_names_of_files_are_plain_whatever_the_title(draft, every_block, taken, title):
    document = {**every_block[6]["value"], "title": title}
    body = [{"type": "document", "value": document}]

    package = taken(go_live(draft(title, body=body)))

    names = [one.name for one in package.entries]
    assert re.fullmatch(r"[a-z0-9-]+\.zip", package.name)
    assert re.fullmatch(r"tep/01-[a-z0-9-]+\.pdf", names[-1])
    assert len(names) == 3


def test_large_and_lost_files_are_named_and_stay_behind(
    draft, every_block, taken, monkeypatch
):
    page = go_live(draft(body=every_block))
    media = page.lesson.activity.versions.get().media
    lost = next(one["url"] for one in media if one["url"].endswith(".pdf"))
    default_storage.delete(path_of(lost.rpartition("/")[2]))
    monkeypatch.setattr(shelf, "LARGEST_FILE", 9)

    package = taken(page)

    inside = files_in(package)
    assert set(inside) == {"index.html", "style.css"}
    text = inside["index.html"].decode()
    assert text.count("không có trong gói") == 4  # two pictures, clip, document
    assert "chưa rõ dung lượng" in text
    assert package.length == len(b"".join(package.pieces()))
