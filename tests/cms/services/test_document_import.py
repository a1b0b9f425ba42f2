"""A document becomes a course of drafts and a tree of points."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from PIL import Image

from cms.models import DocumentImport, LessonPage
from cms.services.document_import import (
    AlreadyMade,
    DocumentRefused,
    SecretMarked,
    make_course,
    upload_document,
)
from courses.models import Point
from courses.services.resolution import SignTaken

PLAN = Path(__file__).parents[1] / "data" / "plan-64-kh-tu.ocr.txt"
FACTS = {
    "kind": "plan",
    "sign": "64-KH/TU",
    "title": "Kế hoạch 64",
    "issuer": "",
    "issued_on": date(2022, 2, 15),
}


def word_file(**more: str) -> bytes:
    document = Document()
    for line in more.values():
        document.add_paragraph(line)
    document.add_heading("I. Mục đích", level=1)
    document.add_heading("1. Yêu cầu chung", level=2)
    document.add_paragraph("Một đoạn văn.")
    document.add_paragraph("Ý thứ nhất", style="List Bullet")
    document.add_paragraph("Ý thứ hai", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Đơn vị", "Tỷ lệ"
    table.cell(1, 0).text, table.cell(1, 1).text = "Chi bộ 1", "98 %"
    picture = BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    picture.seek(0)
    document.add_picture(picture)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.fixture
def upload(province, editor):
    def make(content: bytes, name: str = "ke-hoach.docx") -> DocumentImport:
        file = SimpleUploadedFile(name, content)
        return upload_document(file=file, owner=province, actor=editor)

    return make


def test_scanned_plan_becomes_drafts_with_their_points(upload, editor):
    made = upload(PLAN.read_bytes(), "plan.txt")

    page = make_course(made=made, title="Kế hoạch 64", actor=editor, resolution=FACTS)

    lessons = LessonPage.objects.child_of(page)
    assert lessons.count() == 12
    assert not lessons.live().exists()
    lesson = lessons.get(title__startswith="4.")
    assert lesson.body[0].value == Point.objects.get(number="II.4")
    assert "98%" in str(lesson.body)
    assert page.course.resolution.sign == "64-KH/TU"


def test_c13_course_of_a_known_document_names_its_points(upload, editor):
    first = make_course(
        made=upload(word_file()), title="Một", actor=editor, resolution=FACTS
    )
    tree = first.course.resolution
    points = tree.points.count()

    again = make_course(
        made=upload(word_file()), title="Hai", actor=editor, resolution=tree
    )

    assert again.course.resolution == tree
    assert tree.points.count() == points


def test_word_file_becomes_headings_lists_tables_and_images(upload, editor):
    made = upload(word_file())

    page = make_course(made=made, title="Văn bản", actor=editor)

    lesson = LessonPage.objects.child_of(page).get()
    assert lesson.title == "1. Yêu cầu chung"
    assert [block.block_type for block in lesson.body] == [
        "text", "list", "table", "image",
    ]  # fmt: skip
    assert list(lesson.body[1].value["items"]) == ["Ý thứ nhất", "Ý thứ hai"]
    assert lesson.body[3].value["alt_text"] == ""


def test_making_the_course_twice_is_refused(upload, editor):
    made = upload(word_file())
    make_course(made=made, title="Văn bản", actor=editor)

    with pytest.raises(AlreadyMade):
        make_course(made=made, title="Văn bản", actor=editor)


def test_taken_sign_leaves_nothing_behind(upload, editor):
    make_course(made=upload(word_file()), title="Một", actor=editor, resolution=FACTS)
    second = upload(word_file())

    with pytest.raises(SignTaken):
        make_course(made=second, title="Hai", actor=editor, resolution=FACTS)

    assert not LessonPage.objects.filter(url_path__contains="/hai/").exists()


def bomb() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * (30 << 20))
    return content.getvalue()


def other_zip() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return content.getvalue()


def broken_xml() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<not closed")
        archive.writestr("[Content_Types].xml", "<Types")
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rong.docx", b""),
        ("anh.png", b"\x89PNG"),
        ("khong-duoi", b"abc"),
        ("gia.docx", b"day khong phai docx"),
        ("cu.docx", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600),
        ("bom.docx", bomb()),
        ("bang.docx", other_zip()),
        ("hong.docx", broken_xml()),
        ("cat.docx", word_file()[:2000]),
        ("nul.txt", b"I. M\x00c"),
        ("latin.txt", "Mục đích".encode("utf-16")),
        ("trang.txt", b"\n \n\n"),
        ("dai.txt", b"a" * ((2 << 20) + 1)),
    ],
)
def test_bad_file_is_refused_in_words(upload, name, content):
    with pytest.raises(DocumentRefused) as refused:
        upload(content, name)

    assert str(refused.value)
    assert not DocumentImport.objects.exists()


@pytest.mark.parametrize("marking", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_secret_document_is_refused_and_not_kept(upload, marking, tmp_path):
    with pytest.raises(SecretMarked):
        upload(word_file(marking=marking))
    with pytest.raises(SecretMarked):
        upload(f"TỈNH ỦY\n{marking}\nI. Mục đích\n".encode(), "mat.txt")

    assert not DocumentImport.objects.exists()
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []
