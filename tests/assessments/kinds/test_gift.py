from decimal import Decimal

import pytest

from assessments.kinds.gift import read_gift
from assessments.kinds.given import Given
from assessments.kinds.question_type import type_of

WHOLE = """\ufeff// Ghi chú đầu tệp
$CATEGORY: $course$/top/II.4/1

::Chỉ tiêu:: Tỷ lệ tham gia là bao nhiêu? {
  =98 %#Đúng rồi
  // một ghi chú ở giữa
  ~95 %#Chưa đủ

  ~90\\=100 %
}

Người đứng đầu chịu trách nhiệm.{T}
$CATEGORY: III
[html]<p>Chọn <b>các</b> ý &amp; lời</p>{~%50%Một ~%50%Hai ~%-50%Ba#Sai ####Xem mục III}

Hai cộng hai là {~ba =bốn} nhé.
"""


def test_c07_read_gift_reads_the_three_types() -> None:
    found = read_gift(WHOLE)
    first, truth, many, blank = found.drafts

    assert found.problems == ()
    assert [one.kind for one in found.drafts] == [
        "single", "true_false", "multiple", "single",
    ]  # fmt: skip
    assert (first.stem, first.point, first.difficulty) == (
        "Tỷ lệ tham gia là bao nhiêu?", "II.4", 1,
    )  # fmt: skip
    assert [one.text for one in first.content.options] == ["98 %", "95 %", "90=100 %"]
    assert [one.feedback for one in first.content.options] == [
        "Đúng rồi", "Chưa đủ", "",
    ]  # fmt: skip
    assert truth.content.keys == {"true"}
    assert (many.stem, many.point, many.difficulty) == ("Chọn các ý & lời", "III", 2)
    assert (many.content.scoring, many.content.feedback) == ("penalty", "Xem mục III")
    assert blank.stem == "Hai cộng hai là _____ nhé."


def test_c07_weights_are_marked_as_declared() -> None:
    draft = read_gift("Câu {~%50%a ~%50%b ~c}").drafts[0]

    outcome = type_of(draft.kind).mark(draft.content, Given(("o1",)))

    assert outcome.points == Decimal("0.5")


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Viết một đoạn {}", 1),
        ("\n\nSố nào? {#3:0.1}", 3),
        ("Nối {=a -> 1 =b -> 2}", 1),
        ("Thủ đô? {=Hà Nội =Ha Noi}", 1),
        ("Chỉ là văn bản", 1),
        ("Thiếu ngoặc {=a ~b", 1),
        ("Hai ngoặc {=a {~b}}", 1),
        ("Nhiều = {=a =b ~c}", 1),
        ("Trọng số {~%50%a ~%20%b ~c}", 1),
        ("Trọng số lẫn {=a ~%50%b ~c}", 1),
        ("Không có dấu {a b}", 1),
        ("Một phương án {=a ~}", 1),
        ("::Tiêu đề:: {=a ~b}", 1),
        ("", None),
    ],
)
def test_c07_what_cannot_be_kept_is_named_with_its_line(
    body: str, line: int | None
) -> None:
    problems = read_gift(body).problems

    assert len(problems) >= 1
    assert problems[0].place == (f"Dòng {line}" if line else "Tệp")


def test_an_open_brace_spoils_one_question_only() -> None:
    found = read_gift("::A:: một {=a ~b\n\n::B:: hai {=c ~d}")

    assert [one.place for one in found.problems] == ["Dòng 1"]
    assert [one.stem for one in found.drafts] == ["hai"]
