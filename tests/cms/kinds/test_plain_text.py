"""What is recognised in a scanned party document."""

from datetime import date
from pathlib import Path

import pytest

from cms.kinds.document import Heading, Listing, Paragraph, lessons_of, points_of
from cms.kinds.document_head import Head, read_head
from cms.kinds.plain_text import read_text
from people.kinds.secrecy import marking_in

PLAN = Path(__file__).parents[1] / "data" / "plan-64-kh-tu.ocr.txt"


def test_scanned_plan_becomes_its_parts_and_lessons():
    document = read_text(PLAN.read_text())

    lessons = lessons_of(document, "Mở đầu")

    assert document.head == Head("64-KH/TU", "plan", date(2022, 2, 15))
    assert [lesson.path for lesson in lessons] == [
        "", "I.1", "I.2", "II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "II.7",
        "II.8", "III",
    ]  # fmt: skip
    assert {lesson.section[:3] for lesson in lessons[1:]} == {"I. ", "II.", "III"}


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        (
            ["Số 339 - QB/TW", "Hà Nội, ngày 03 tháng 12 năm 2024"],
            Head("339-QĐ/TW", "regulation", date(2024, 12, 3)),
        ),
        (["Số 7-HD/BTG", "ngày 31 tháng 02 năm 2024"], Head("7-HD/BTG", "", None)),
        (["Bài nói chuyện"], Head()),
    ],
)
def test_head_tells_sign_kind_and_day(lines, head):
    assert read_head(lines) == head


def test_c13_scanned_plan_becomes_a_tree_of_points():
    points = points_of(read_text(PLAN.read_text()))

    assert [point.path for point in points] == [
        "I", "I.1", "I.2", "II", "II.1", "II.2", "II.3", "II.4", "II.5", "II.6",
        "II.7", "II.8", "III", "III.1", "III.2", "III.3",
    ]  # fmt: skip
    target = next(point for point in points if point.path == "II.4")
    assert "98%" in target.text
    assert target.parent == "II"


def test_broken_lines_are_joined_and_signs_mended():
    text = "I. MỤC ĐÍCH\n\nThực hiện Kế hoạch số 48-\nKH/TU và việc\n\nhọc tập.\n"

    document = read_text(text)

    assert document.elements == (
        Heading(1, "I", "Mục đích"),
        Paragraph("Thực hiện Kế hoạch số 48-KH/TU và việc học tập."),
    )


def test_dashes_become_a_list_and_long_numbers_a_paragraph():
    text = "1. Yêu cầu\n- Một;\n- Hai.\n\n2. Các cấp ủy xây dựng kế hoạch.\n"

    document = read_text(text)

    assert document.elements == (
        Heading(2, "1", "Yêu cầu"),
        Listing(("Một;", "Hai.")),
        Paragraph("Các cấp ủy xây dựng kế hoạch.", "2"),
    )


@pytest.mark.parametrize(
    "text", ["", "\n\n", "x", "-", "I.", "1.", "\u0300\u0301", "a)"]
)
def test_odd_text_is_read_without_a_fault(text):
    read_text(text)


@pytest.mark.parametrize(
    ("lines", "marking"),
    [
        (["TỈNH ỦY", "MẬT", "Số 1"], "MẬT"),
        (["  TUYỆT   MẬT  "], "TUYỆT MẬT"),
        (["TOI MAT"], "TOI MAT"),
        (["* MẬT *"], "* MẬT *"),
        (["Bảo mật thông tin"], ""),
        (["Mật"], ""),
        ([*["dòng"] * 60, "MẬT"], ""),
    ],
)
def test_secret_markings_are_found_in_the_head(lines, marking):
    assert marking_in(lines) == marking
