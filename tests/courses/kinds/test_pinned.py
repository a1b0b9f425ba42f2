"""Parts and check questions of a lesson's pinned HTML."""

from courses.kinds.pinned import Outline, outline_of

HTML = """<p>Mở bài.</p>
<h2>Mục &lt;một&gt;</h2><p>Chữ.</p>
<section class="lesson-point"><h3>Điểm <b>mới</b>
hai</h3></section>
<fieldset class="field lesson-check" id="check-7">
<legend>Tỷ lệ là bao nhiêu?</legend><p>Chọn.</p></fieldset>
<fieldset id="other"><legend>Không phải câu hỏi</legend></fieldset>
<fieldset id="check-8"><legend>Ai chịu trách nhiệm?</legend>"""


def test_outline_is_that_of_headings_and_questions():
    assert outline_of(HTML) == Outline(
        ("", "Mục <một>", "Điểm mới hai"),
        {"7": "Tỷ lệ là bao nhiêu?", "8": "Ai chịu trách nhiệm?"},
    )


def test_outline_of_nothing_has_one_part():
    assert outline_of("") == Outline(("",), {})
