"""One question of each type, with an answer that earns all, part and nothing of it."""

from decimal import Decimal

from assessments.kinds import true_false
from assessments.kinds.case_set import CaseQuestion, CaseSet
from assessments.kinds.cloze import Cloze, Gap
from assessments.kinds.content import AnyContent, Content, Entry, Option
from assessments.kinds.essay import Criterion, Essay, Level
from assessments.kinds.given import Given
from assessments.kinds.matching import Matching, Prompt
from assessments.kinds.numeric import AcceptedNumber, Numeric
from assessments.kinds.ordering import Ordering
from assessments.kinds.short_answer import AcceptedText, ShortAnswer

SINGLE = Content(
    (
        Option("a", "98 %", correct=True, feedback="Đúng"),
        Option("b", "95 %", feedback="Chưa"),
    )
)
MULTIPLE = Content(
    tuple(Option(one, f"Hình thức {one}", correct=one != "c") for one in "abc"),
    "partial",
)
MATCHING = Matching(
    (Prompt("1", "Nghị quyết", "a"), Prompt("2", "Kế hoạch", "b")),
    (Entry("a", "quyết định"), Entry("b", "tổ chức thực hiện"), Entry("c", "báo cáo")),
)
ORDERING = Ordering(
    tuple(Entry(one, f"Bước {one}") for one in "abc"), "partial", "Xem mục II"
)
SHORT = ShortAnswer((AcceptedText("chi bộ", feedback="Đúng vậy"),))
NUMERIC = Numeric((AcceptedNumber(Decimal(98), Decimal("0.5")),))
CLOZE = Cloze(
    "Chỉ tiêu là [[g1]] %, do [[g2]] tổ chức, họp [[g3]] một lần.",
    (
        Gap("g1", "numeric", NUMERIC, 2),
        Gap("g2", "short", SHORT),
        Gap(
            "g3",
            "choice",
            Content((Option("a", "mỗi tháng", correct=True), Option("b", "mỗi năm"))),
        ),
    ),
)
CASE = CaseSet(
    "Chi bộ thôn Đông có 20 đảng viên.",
    (
        CaseQuestion("q1", "single", "Chỉ tiêu?", SINGLE),
        CaseQuestion("q2", "ordering", "Xếp các bước.", ORDERING),
        CaseQuestion("q3", "matching", "Ghép cặp.", MATCHING),
        CaseQuestion("q4", "cloze", "Điền chỗ trống.", CLOZE),
    ),
)
ESSAY = Essay(
    (
        Criterion("r1", "Đúng nội dung", Decimal(6), (Level(Decimal(3), "Một nửa"),)),
        Criterion("r2", "Liên hệ thực tế", Decimal(4)),
    ),
    least_words=5,
    most_words=300,
)
SAMPLES: dict[str, AnyContent] = {
    "single": SINGLE,
    "multiple": MULTIPLE,
    "true_false": true_false.content_of(is_true=True),
    "matching": MATCHING,
    "ordering": ORDERING,
    "short_answer": SHORT,
    "numeric": NUMERIC,
    "cloze": CLOZE,
    "case_set": CASE,
    "essay": ESSAY,
}
RIGHT: dict[str, Given] = {
    "single": Given(("a",)),
    "multiple": Given(("a", "b")),
    "true_false": Given(("true",)),
    "matching": Given(("p/1", "o/a", "p/2", "o/b")),
    "ordering": Given(("a", "b", "c")),
    "short_answer": Given((), {"answer": "Chi  bộ"}),
    "numeric": Given((), {"answer": "98,5 %"}),
    "cloze": Given(("g3/a",), {"g1/answer": "98", "g2/answer": "chi bộ"}),
    "case_set": Given(
        (
            "q1/a", "q2/a", "q2/b", "q2/c", "q3/p/1", "q3/o/a", "q3/p/2", "q3/o/b",
            "q4/g3/a",
        ),
        {"q4/g1/answer": "98", "q4/g2/answer": "chi bộ"},
    ),
    "essay": Given((), {"text": "Liên hệ thực tế ở chi bộ tôi"}),
}  # fmt: skip
