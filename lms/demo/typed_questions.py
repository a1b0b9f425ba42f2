"""One question of each type beyond choices, about points that no blueprint draws."""

from datetime import datetime
from decimal import Decimal

from assessments.kinds import true_false
from assessments.kinds.case_set import CaseQuestion, CaseSet
from assessments.kinds.cloze import Cloze, Gap
from assessments.kinds.content import AnyContent, Content, Entry, Option
from assessments.kinds.draft import Draft
from assessments.kinds.essay import Criterion, Essay, Level
from assessments.kinds.matching import Matching, Prompt
from assessments.kinds.numeric import AcceptedNumber, Numeric
from assessments.kinds.ordering import Ordering, Scoring
from assessments.kinds.short_answer import AcceptedText, ShortAnswer
from assessments.models import QuestionBank
from assessments.services.question import write_question
from assessments.services.question_review import approve_question, submit_for_review
from people.models import User

YEARLY = Numeric((AcceptedNumber(Decimal(1), feedback="Đúng: định kỳ mỗi năm."),))
PEOPLE = ShortAnswer(
    (
        AcceptedText("Nhân dân"),
        AcceptedText("*nhân dân*"),
        AcceptedText("người dân", Decimal("0.5"), "Văn bản viết là “Nhân dân”."),
    )
)
QUESTIONS: list[tuple[str, str, str, int, AnyContent]] = [
    ("II.2", "numeric",
     "Người đứng đầu đối thoại trực tiếp với Nhân dân ít nhất mấy lần mỗi năm?",
     1, YEARLY),
    ("II.2", "short_answer",
     "Người đứng đầu cấp ủy, chính quyền đối thoại trực tiếp với ai?", 1, PEOPLE),
    ("II.2", "cloze", "Điền vào chỗ trống.", 2,
     Cloze(
         "Người đứng đầu cấp ủy, chính quyền đối thoại trực tiếp với [[g1]], định kỳ"
         " [[g2]] ít nhất [[g3]] lần.",
         (
             Gap("g1", "short", PEOPLE),
             Gap("g2", "choice", Content((
                 Option("a", "mỗi tháng"), Option("b", "mỗi quý"),
                 Option("c", "mỗi năm", correct=True),
             ))),
             Gap("g3", "numeric", YEARLY),
         ),
     )),
    ("II.2", "matching", "Ghép mỗi hình thức đối thoại với thời điểm tổ chức.", 2,
     Matching(
         (
             Prompt("1", "Đối thoại định kỳ", "a"),
             Prompt("2", "Đối thoại đột xuất", "b"),
         ),
         (
             Entry("a", "Mỗi năm ít nhất một lần"),
             Entry("b", "Khi cần thiết"),
             Entry("c", "Chỉ vào năm cuối của nhiệm kỳ"),
         ),
     )),
    ("II.6", "ordering", "Xếp các cụm từ theo đúng thứ tự trong chuyên đề toàn khóa.",
     2,
     Ordering(
         (
             Entry("a", "Ý chí tự lực, tự cường"),
             Entry("b", "Khát vọng phát triển đất nước"),
             Entry("c", "Phồn vinh, hạnh phúc"),
         ),
         Scoring.PAIRS,
     )),
    ("II.2", "case_set", "Đọc tình huống rồi trả lời.", 3,
     CaseSet(
         "Xã Bình An có nhiều ý kiến về tuyến đường mới. Năm nay bí thư đảng ủy xã chưa"
         " có buổi đối thoại nào với Nhân dân.",
         (
             CaseQuestion("q1", "true_false",
                          "Việc chưa đối thoại trong năm là đúng kế hoạch.",
                          true_false.content_of(is_true=False)),
             CaseQuestion("q2", "single", "Việc cần làm trước tiên là gì?",
                          Content((
                              Option("a", "Tổ chức đối thoại trực tiếp", correct=True),
                              Option("b", "Chờ đến năm sau"),
                              Option("c", "Gửi văn bản trả lời chung"),
                          ))),
             CaseQuestion("q3", "numeric",
                          "Năm nay xã còn thiếu ít nhất mấy buổi đối thoại định kỳ?",
                          YEARLY),
         ),
     )),
    ("II.6", "essay",
     "Anh/chị đã làm gì để thực hiện chuyên đề toàn khóa tại chi bộ mình?", 3,
     Essay(
         (
             Criterion("r1", "Nêu đúng nội dung chuyên đề", Decimal(4), (
                 Level(Decimal(2), "Nêu được một nửa số ý"),
                 Level(Decimal(4), "Nêu đủ ý, đúng trọng tâm"),
             )),
             Criterion("r2", "Liên hệ việc làm cụ thể, có kết quả", Decimal(6)),
         ),
         least_words=100, most_words=800,
     )),
]  # fmt: skip


def write_typed_questions(
    *, bank: QuestionBank, author: User, approver: User, now: datetime
) -> None:
    """Write them into ``bank``; the essay waits for its reviewer, the others stand."""
    points = {one.number: one for one in bank.resolution.points.all()}
    for number, kind, stem, difficulty, content in QUESTIONS:
        version = write_question(
            bank=bank,
            draft=Draft(kind, stem, content, difficulty),
            point=points[number],
            actor=author,
            now=now,
        )
        handed_in = submit_for_review(version=version, actor=author)
        if kind != "essay":
            approve_question(version=handed_in, actor=approver, now=now)
