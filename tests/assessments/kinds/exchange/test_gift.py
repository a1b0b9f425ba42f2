from decimal import Decimal

import pytest

from assessments.kinds.exchange.file import draft_of, read_file
from assessments.kinds.exchange.gift import read_gift
from assessments.kinds.exchange.item import FileFault, Item
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


def only(text: str) -> Item:
    (entry,) = read_file(text.encode(), format="gift")[1].entries
    assert isinstance(entry, Item), entry
    return entry


def test_c07_read_gift_reads_choices_categories_and_comments() -> None:
    first, truth, many, blank = read_gift(WHOLE).items

    assert [one.kind for one in (first, truth, many, blank)] == [
        "single", "true_false", "multiple", "single",
    ]  # fmt: skip
    assert (first.title, first.stem, first.point, first.difficulty) == (
        "Chỉ tiêu", "Tỷ lệ tham gia là bao nhiêu?", "II.4", 1,
    )  # fmt: skip
    options = first.content["options"]
    assert [one["text"] for one in options] == ["98 %", "95 %", "90=100 %"]
    assert [one["feedback"] for one in options] == ["Đúng rồi", "Chưa đủ", ""]
    assert draft_of(truth).content.keys == {"true"}
    assert (many.stem, many.point, many.difficulty) == ("Chọn các ý & lời", "III", 2)
    assert many.content["scoring"] == "penalty"
    assert many.content["feedback"] == "Xem mục III"
    assert len(many.notes) == 1
    assert blank.stem == "Hai cộng hai là _____ nhé."


def test_c07_weights_are_marked_as_declared() -> None:
    draft = draft_of(only("Câu {~%50%a ~%50%b ~c}"))

    outcome = type_of(draft.kind).mark(draft.content, Given(picked=("o1",)))

    assert outcome.points == Decimal("0.5")


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        ("Thủ đô? {=Hà Nội =%50%Ha Noi#gần}", "short_answer",
         [("Hà Nội", "1"), ("Ha Noi", "0.5")]),
        ("Ai? {Hồ Chí Minh}", "short_answer", [("Hồ Chí Minh", "1")]),
        ("Số? {#3,5:0.1}", "numeric", [("3.5", "0.1", "1")]),
        ("Số? {#1..5}", "numeric", [("3", "2", "1")]),
        ("Số? {#=10:1 =%50%10:3 ~#sai}", "numeric",
         [("10", "1", "1"), ("10", "3", "0.5")]),
        ("Nối {=a -> 1 =b -> 2 = -> 3}", "matching", [("a", "o1"), ("b", "o2")]),
        ("Xếp {>3 ALL VERTICAL ABSOLUTE_POSITION\nmột\nhai\nba}", "ordering",
         ["một", "hai", "ba"]),
        ("Viết {}", "essay", [("Nội dung", "10")]),
        ("Là {=a} và {~x =y}, cỡ {#3}.", "cloze", ["short", "choice", "numeric"]),
    ],
)  # fmt: skip
def test_c07_read_gift_reads_every_type(body: str, kind: str, told: list) -> None:
    item = only(body)
    content = item.content

    found = {
        "short_answer": lambda: [
            (one["text"], one["share"]) for one in content["accepted"]
        ],
        "numeric": lambda: [
            (one["value"], one["tolerance"], one["share"])
            for one in content["accepted"]
        ],
        "matching": lambda: [(one["text"], one["match"]) for one in content["prompts"]],
        "ordering": lambda: [one["text"] for one in content["options"]],
        "essay": lambda: [(one["title"], one["points"]) for one in content["rubric"]],
        "cloze": lambda: [one["kind"] for one in content["gaps"]],
    }[kind]()

    assert (item.kind, found) == (kind, told)


def test_c07_text_around_gaps_is_kept_as_it_stands() -> None:
    item = only("Là {=a} và {~x =y}, cỡ {#3}.")

    assert item.content["text"] == "Là [[g1]] và [[g2]], cỡ [[g3]]."


def test_c07_part_of_the_point_for_other_options_is_said_to_be_lost() -> None:
    item = only("Quê ở? {~Một ~%25%Hai =Ba}")

    assert (item.kind, len(item.notes)) == ("single", 1)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("\n\nSố nào? {#ba}", 3),
        ("Nối {=a -> 1 =b}", 1),
        ("Chỉ là văn bản\n\nCâu {=a ~b}", 1),
        ("Thiếu ngoặc {=a ~b", 1),
        ("Hai ngoặc {=a {~b}}", 1),
        ("Nhiều = {=a =b ~c}", 1),
        ("Trọng số {~%50%a ~%20%b ~c}", 1),
        ("Một phương án {=a ~}", 1),
        ("::Tiêu đề:: {=a ~b}", 1),
        ("Không có đáp án đúng {~a ~b}", 1),
    ],
)
def test_c07_what_cannot_be_kept_is_named_with_its_line(body: str, line: int) -> None:
    skipped = read_file(body.encode(), format="gift")[1].skipped

    assert [one.place for one in skipped] == [f"Dòng {line}"]
    assert skipped[0].reason


def test_an_open_brace_spoils_one_question_only() -> None:
    found = read_gift("::A:: một {=a ~b\n\n::B:: hai {=c ~d}")

    assert [(one.name, one.place) for one in found.skipped] == [("A", "Dòng 1")]
    assert [one.stem for one in found.items] == ["hai"]


@pytest.mark.parametrize(
    "body", ["", "   \n", "Chỉ là văn bản", "\x01\x02{=a ~b}\x03\x04"]
)
def test_what_is_no_gift_is_refused_whole(body: str) -> None:
    with pytest.raises(FileFault):
        read_file(body.encode(), format="gift")
