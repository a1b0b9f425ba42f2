# ruff: noqa: E501 -- files as their programs write them, one a line
import pytest

from assessments.kinds.exchange.file import read_file
from assessments.kinds.exchange.item import Item

HEAD = '\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n<quiz>\r\n'
FILE = """<!-- question: 0  -->
  <question type="category"><category><text>$course$/top/Mặc định cho KH</text></category></question>
  <question type="multichoice">
    <name><text>Chỉ tiêu</text></name>
    <questiontext format="html"><text><![CDATA[<p>Tỷ lệ <b>tham gia</b><img src="@@PLUGINFILE@@/a.png"> &amp; đợt?</p><p>Dòng hai</p>]]></text>
      <file name="a.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext>
    <generalfeedback format="html"><text><![CDATA[<p>Xem <script>alert(1)</script>mục II</p>]]></text></generalfeedback>
    <defaultgrade>1.0</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>
    <single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>
    <correctfeedback format="html"><text>Đúng rồi</text></correctfeedback>
    <answer fraction="100" format="html"><text><![CDATA[<p>98&nbsp;%</p>]]></text><feedback format="html"><text>Đúng</text></feedback></answer>
    <answer fraction="0" format="html"><text><![CDATA[<p>95 %</p>]]></text><feedback format="html"><text></text></feedback></answer>
  </question>
  <question type="multichoice">
    <name><text>Nhiều</text></name><questiontext format="plain_text"><text>a &lt; b?</text></questiontext>
    <single>false</single>
    <answer fraction="33.33333"><text>một</text></answer><answer fraction="33.33333"><text>hai</text></answer>
    <answer fraction="33.33333"><text>ba</text></answer><answer fraction="-33.33333"><text>bốn</text></answer>
  </question>
  <question type="truefalse"><name><text>Đúng sai</text></name><questiontext><text>Trời xanh</text></questiontext>
    <answer fraction="0"><text>true</text></answer><answer fraction="100"><text>false</text></answer></question>
  <question type="shortanswer"><name><text>Ngắn</text></name><questiontext><text>Thủ đô?</text></questiontext><usecase>1</usecase>
    <answer fraction="100"><text>Hà Nội</text></answer><answer fraction="50"><text>Ha Noi</text></answer><answer fraction="0"><text>*</text><feedback><text>Sai</text></feedback></answer></question>
  <question type="matching"><name><text>Nối</text></name><questiontext><text>Nối</text></questiontext>
    <subquestion format="html"><text>a</text><answer><text>1</text></answer></subquestion>
    <subquestion format="html"><text>b</text><answer><text>2</text></answer></subquestion>
    <subquestion format="html"><text></text><answer><text>3</text></answer></subquestion></question>
  <question type="numerical"><name><text>Số</text></name><questiontext><text>Bao nhiêu?</text></questiontext>
    <answer fraction="100"><text>3.5</text><tolerance>0.1</tolerance></answer></question>
  <question type="cloze"><name><text>Điền</text></name><questiontext format="html"><text><![CDATA[<p>Thủ đô là {1:SHORTANSWER:=Hà Nội~%50%Ha Noi#gần}, có {2:NM:=12:1} quận, {1:MC:=sông~núi\\}} Hồng.</p>]]></text></questiontext></question>
  <question type="essay"><name><text>Luận</text></name><questiontext><text>Viết</text></questiontext><attachments>1</attachments><minwordlimit>50</minwordlimit></question>
  <question type="ordering"><name><text>Xếp</text></name><questiontext><text>Xếp</text></questiontext><gradingtype>ALL_OR_NOTHING</gradingtype>
    <answer fraction="1"><text>một</text></answer><answer fraction="2"><text>hai</text></answer></question>
  <question type="calculated"><name><text>Tính</text></name><questiontext><text>{a}+{b}</text></questiontext></question>
  <question type="ddwtos"><name><text>Kéo</text></name><questiontext><text>Kéo</text></questiontext></question>
  <question type="description"><name><text>Mô tả</text></name><questiontext><text>Đọc</text></questiontext></question>
</quiz>"""


def entries(text: str = FILE, encoding: str = "utf-8"):
    data = (HEAD.replace("UTF-8", encoding) + text).encode(encoding)
    told, found = read_file(data)
    assert told == "moodlexml"
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_c07_moodle_export_is_read_type_by_type(encoding: str) -> None:
    head = HEAD if encoding == "utf-8" else HEAD.removeprefix("\ufeff")
    found = read_file((head.replace("UTF-8", encoding) + FILE).encode(encoding))[1]

    assert [one.kind for one in found.items] == [
        "single", "multiple", "true_false", "short_answer", "matching", "numeric",
        "cloze", "essay", "ordering",
    ]  # fmt: skip
    assert [(one.type, one.name) for one in found.skipped] == [
        ("calculated", "Tính"), ("ddwtos", "Kéo"), ("description", "Mô tả"),
    ]  # fmt: skip
    assert all(one.place.startswith("Dòng ") and one.reason for one in found.skipped)


def test_c07_markup_of_moodle_becomes_words_and_the_loss_is_said() -> None:
    single = entries().items[0]

    assert single.title == "Chỉ tiêu"
    assert single.stem == "Tỷ lệ tham gia & đợt?\nDòng hai"
    assert single.content["feedback"] == "Xem mục II"
    assert [one["text"] for one in single.content["options"]] == ["98 %", "95 %"]
    assert len(single.notes) == 4  # pictures, formatting, combined feedback, category


def test_c07_details_of_moodle_questions_are_kept() -> None:
    _one, many, truth, short, matching, number, cloze, essay, order = entries().items

    assert (many.stem, many.content["scoring"]) == ("a < b?", "penalty")
    assert [one["correct"] for one in truth.content["options"]] == [False, True]
    assert short.content["fold_case"] is False
    assert [one["share"] for one in short.content["accepted"]] == ["1", "0.5"]
    assert len(matching.content["options"]) == 3
    assert number.content["accepted"][0]["tolerance"] == "0.1"
    assert cloze.content["text"] == "Thủ đô là [[g1]], có [[g2]] quận, [[g3]] Hồng."
    assert [one["weight"] for one in cloze.content["gaps"]] == [1, 2, 1]
    assert cloze.content["gaps"][2]["options"][1]["text"] == "núi}"
    assert (essay.content["min_words"], essay.content["takes_file"]) == (50, True)
    assert order.content["scoring"] == "all_or_nothing"


def test_c07_a_bad_question_spoils_itself_alone() -> None:
    bad = '<question type="numerical"><name><text>Hỏng</text></name><questiontext><text>Số</text></questiontext><answer fraction="100"><text>ba</text></answer></question>'
    text = FILE.replace("</quiz>", f"{bad}</quiz>")

    found = entries(text)

    assert [one.name for one in found.skipped][-1] == "Hỏng"
    assert len(found.items) == 9


def test_c07_settings_that_lie_are_refused() -> None:
    lie = '<!-- hoctap {"kind":"cloze","content":{"text":"[[g1]]","gaps":[{"id":"g1","kind":"short","weight":1.5,"accepted":[{"text":"\\u0000a","share":"1e99"}]}]}} -->'
    text = (
        f'<question type="essay">{lie}<name><text>Lừa</text></name></question></quiz>'
    )

    found = entries(text)

    assert not any(isinstance(one, Item) for one in found.entries)
