"""Every kind of block, as it is pinned and printed."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.models import HomePage, LessonPage
from cms.services.rendering import render_page
from tests.cms.conftest import go_live, signed_in
from tests.cms.services.test_lesson import CHECK
from tests.factories import PointFactory, UserFactory


def document(name: str, content: bytes):
    made = get_document_model()(title=name)
    made.file.save(name, ContentFile(content))
    return made


def clip() -> dict[str, object]:
    return {
        "title": "Clip một",
        "video": document("clip.mp4", b"0123456789").pk,
        "captions": document("clip.vtt", b"WEBVTT\n").pk,
        "transcript": "Lời nói.",
    }


@pytest.fixture
def every_block(image):
    return blocks_of(image)


def blocks_of(image) -> list[dict[str, Any]]:
    """One of each, but for the exercise."""
    text = {"type": "text", "value": "<p>Đoạn <b>đậm</b>.</p>"}
    rows = [{"values": ["Chi bộ 1", "98 %"]}]
    columns = [{"type": "text", "heading": one} for one in ("Đơn vị", "Tỷ lệ")]
    return [
        {"type": "heading", "value": {"level": "2", "text": "Mục <một>"}},
        text,
        {"type": "list", "value": {"is_numbered": True, "items": ["Một", "Hai"]}},
        {
            "type": "table",
            "value": {"caption": "", "columns": columns, "rows": rows},
        },
        {
            "type": "image",
            "value": {"image": image.pk, "alt_text": "Cờ đỏ", "caption": ""},
        },
        {"type": "clip", "value": clip()},
        {
            "type": "document",
            "value": {"title": "Tệp", "document": document("tep.pdf", b"%PDF").pk},
        },
        {
            "type": "infographic",
            "value": {
                "title": "Số liệu",
                "image": image.pk,
                "text_alternative": "98 %",
            },
        },
        {
            "type": "callout",
            "value": {"tone": "info", "title": "Cần biết", "text": "<p>Nhớ.</p>"},
        },
        {"type": "point", "value": PointFactory(number="II.4", tag="core").pk},
        CHECK,
    ]


def test_c02_every_block_is_shown_with_its_text(draft, every_block):
    html = render_page(LessonPage.objects.get(pk=draft(body=every_block).pk)).html

    for words in (
        "<h2>Mục &lt;một&gt;</h2>", "<p>Đoạn <b>đậm</b>.</p>", "<ol><li>Một</li>",
        '<th scope="col">Tỷ lệ</th>', 'alt="Cờ đỏ"', '<track kind="captions"',
        "<p>Lời nói.</p>", "Tệp</a>", "<p>98 %</p>", "<p>Nhớ.</p>", "II.4",
        "<blockquote>", 'type="radio"',
    ):  # fmt: skip
        assert words in html
    assert "style=" not in html
    assert "<script" not in html


def test_c02_same_page_renders_to_the_same_bytes(draft, every_block):
    page = draft(body=every_block)

    first = render_page(LessonPage.objects.get(pk=page.pk))
    second = render_page(LessonPage.objects.get(pk=page.pk))

    assert first == second


def test_a07_clip_that_was_deleted_is_still_served_by_its_hash(draft, every_block):
    version = go_live(draft(body=every_block)).lesson.activity.versions.get()
    get_document_model().objects.all().delete()
    get_image_model().objects.all().delete()

    client = signed_in(UserFactory())
    for media in version.media:
        answer = client.get(media["url"])
        content = b"".join(answer.streaming_content)
        assert len(content) == media["bytes"]
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_part_of_a_clip_is_served_to_a_player(draft, every_block):
    version = go_live(draft(body=every_block)).lesson.activity.versions.get()
    url = next(one["url"] for one in version.media if one["url"].endswith(".mp4"))
    client = signed_in(UserFactory())

    part = client.get(url, headers={"range": "bytes=2-4"})
    beyond = client.get(url, headers={"range": "bytes=99-"})

    assert (part.status_code, part.content) == (206, b"234")
    assert part["Content-Range"] == "bytes 2-4/10"
    assert beyond.status_code == 416


def test_visitor_gets_pictures_of_the_front_and_none_of_lessons(
    draft, every_block, image
):
    version = go_live(draft(body=every_block)).lesson.activity.versions.get()
    lesson_picture = version.media[0]["url"]
    home = HomePage.objects.get()
    value = {"image": image, "alt_text": "Cờ", "caption": ""}
    home.body = [("image", value)]
    home.save_revision().publish(skip_permission_checks=True)

    page = Client().get("/").content.decode()
    public = page.partition('src="/content/public/')[2].partition('"')[0]

    shown = Client().get(f"/content/public/{public}")
    assert shown.status_code == 200
    assert b"".join(shown.streaming_content)
    assert Client().get(lesson_picture).status_code == 302
    assert Client().get("/media/" + image.file.name).status_code == 302


@pytest.mark.parametrize(
    "path",
    ["rosters/a.xlsx", "images/../rosters/a.xlsx", "images/%00", "images/none.png"],
)
def test_editors_see_pictures_only(editor, path):
    default_storage.save("rosters/a.xlsx", ContentFile(b"secret"))

    assert signed_in(editor).get("/media/" + path).status_code == 404


def test_drawing_with_scripts_is_refused(editor):
    form = {
        "title": "Hình",
        "file": ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg"),
    }

    answer = signed_in(editor).post("/editing/images/add/", form)

    assert answer.status_code == 200
    assert not get_image_model().objects.exists()
