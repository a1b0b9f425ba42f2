"""A lecturer marks essays and the member reads the mark."""

from decimal import Decimal
from typing import Any

from assessments.models import HandMark
from assessments.services.hand_mark import mark_answer
from people.kinds.role import Role
from tests.assessments.essays import TEXT, essay_quiz, handed_in, points
from tests.browser.visitor import press
from tests.factories import GrantFactory, UserFactory


def waiting_answers() -> Any:
    """Two answers that read alike; two marks of one lie too far apart."""
    quiz = essay_quiz(markers=2, pass_scaled=Decimal("0.5"))
    first = handed_in(quiz, f"{TEXT} " * 12)
    handed_in(quiz, f"{TEXT} " * 11)
    for given in ("6", "1"):
        mark_answer(
            item=first, points=points(given), comment="Cần nêu số liệu cụ thể hơn.",
            actor=UserFactory(),
        )  # fmt: skip
    return first


def test_a27_a_third_person_decides_and_the_member_reads_it(visit: Any) -> None:
    item = waiting_answers()
    lecturer = UserFactory()
    GrantFactory(user=lecturer, role=Role.LECTURER, unit=item.attempt.quiz.bank.owner)
    marker, member = visit("both"), visit("both")
    marker.is_signed_in_as(lecturer)
    member.is_signed_in_as(item.attempt.person.user)
    member.go(f"/tests/{item.attempt.uid}/result/")
    member.look("result_waits_for_marks")

    marker.go("/staff/marking/")
    marker.look("marking_list")
    press(marker.page, "main tbody a")
    marker.look("marking_quiz")
    marker.go(f"/staff/marking/answers/{item.uid}/")
    marker.look("marking_third")
    marker.page.fill("[name=c0]", "4")
    marker.page.fill("[name=c1]", "2.5")
    marker.page.fill("[name=comment]", "Liên hệ đúng.")
    press(marker.page, "main form .button-primary", "Enter")
    marker.look("marking_next")

    assert HandMark.objects.filter(item=item).count() == 3
    member.page.reload()
    member.look("result_with_marks")
    assert "Liên hệ đúng." in member.page.content()
