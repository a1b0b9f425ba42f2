"""One mark, two that agree, and a third that decides."""

from decimal import Decimal

import pytest

from assessments.kinds.hand_marking import Given, Rule, settle
from tests.assessments.essays import points
from tests.assessments.kinds.samples import ESSAY

LIMIT = Decimal("0.2")


@pytest.mark.parametrize(
    ("markers", "given", "is_settled_on"),
    [
        (1, [], None),
        (1, [("6", "4")], "1"),
        (1, [("3", "0")], "0.3"),
        (2, [("3", "0")], None),
        (2, [("3", "0"), ("3", "0")], "0.3"),
        (2, [("3", "0"), ("5", "0")], "0.4"),  # just at the limit: the mean
        (2, [("5", "0"), ("3", "0")], "0.4"),
        (2, [("3", "0"), ("3.01", "0")], "0.3"),
        (2, [("3", "0"), ("5.1", "0")], None),  # beyond it
        (2, [("0", "0"), ("6", "4")], None),
        (2, [("0", "0"), ("6", "4"), ("2", "1")], "0.3"),  # the third alone
    ],
)
def test_a27_rule_says_when_an_answer_is_settled(markers, given, is_settled_on):
    marks = [Given(points(*one)) for one in given]

    settled = settle(ESSAY, marks, Rule(markers, LIMIT))

    assert (settled and settled.points) == (is_settled_on and Decimal(is_settled_on))


def test_a27_what_the_member_reads_is_of_the_marks_that_count():
    first, second, third = (
        Given(points(one, two), word)
        for one, two, word in (("6", "4", "Tốt"), ("0", "0", "Kém"), ("3", "1", "Khá"))
    )

    decided = settle(ESSAY, [first, second, third], Rule(2, LIMIT))
    agreed = settle(ESSAY, [first, Given(points("5", "4"), "")], Rule(2, LIMIT))

    assert decided
    assert agreed
    assert [one.points for one in decided.lines] == [3, 1]
    assert decided.comments == ("Khá",)
    assert [one.points for one in agreed.lines] == [Decimal("5.5"), 4]
    assert agreed.comments == ("Tốt",)
