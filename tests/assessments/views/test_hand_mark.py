"""Screens of marking by hand."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import AttemptItem, HandMark
from assessments.services.hand_mark import mark_answer
from people.kinds.role import Role
from tests.assessments.essays import TEXT, WHOLE, essay_quiz, handed_in, points
from tests.assessments.factories import QuestionBankFactory
from tests.assessments.sittings import signed_in
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST_QUERIES, QUIZ_QUERIES = 7, 8
GIVEN = {"c0": "3", "c1": "2.5", "comment": "Có liên hệ."}


def url(name: str, *parts: Any) -> str:
    return reverse(f"assessments:{name}", args=parts)


def page_of(client: Client, name: str, *parts: Any) -> str:
    return client.get(url(name, *parts)).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a27_tests_that_wait_have_one_query_count(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    bank = QuestionBankFactory()
    for _ in range(count):
        handed_in(essay_quiz(bank=bank))
    signed_in(client, bank.owner)
    client.get(url("marking_list"))

    with django_assert_num_queries(LIST_QUERIES):
        reply = client.get(url("marking_list"))

    assert [row[1:] for row in reply.context["rows"]] == [(1, 0)] * count


@pytest.mark.parametrize("count", [1, 3])
def test_a27_answers_that_wait_have_one_query_count(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    quiz = essay_quiz()
    for _ in range(count):
        handed_in(quiz)
    signed_in(client, quiz.bank.owner)
    client.get(url("marking_quiz", quiz.activity.uid))

    with django_assert_num_queries(QUIZ_QUERIES):
        reply = client.get(url("marking_quiz", quiz.activity.uid))

    assert len(reply.context["rows"]) == count


def test_a27_an_answer_is_shown_without_its_name_and_marked(client: Client) -> None:
    quiz = essay_quiz()
    person = PersonFactory(full_name="Nguyễn Thị Hạnh", user=UserFactory())
    item = handed_in(quiz, person=person)
    user = signed_in(client, quiz.bank.owner)

    page = page_of(client, "marking", item.uid)
    reply = client.post(url("marking", item.uid), GIVEN)

    assert TEXT in page
    assert "13 từ" in page
    assert not any(
        one in page
        for one in ("Hạnh", str(person.code), str(person.uid), str(item.attempt.uid))
    )
    assert reply.headers["Location"] == url("marking_list")
    mark = HandMark.objects.get()
    assert (mark.marker, mark.points, mark.comment) == (
        user, Decimal("0.55"), "Có liên hệ.",
    )  # fmt: skip
    again = client.get(url("marking", item.uid), follow=True).content.decode()
    assert "vừa được chốt điểm" in again


def test_a27_keeping_leads_to_the_next_answer(client: Client) -> None:
    quiz = essay_quiz()
    one, other = sorted((handed_in(quiz), handed_in(quiz)), key=lambda item: item.uid)
    signed_in(client, quiz.bank.owner)

    reply = client.post(url("marking", one.uid), GIVEN)

    assert reply.headers["Location"] == url("marking", other.uid)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"c0": "3"},
        {**GIVEN, "c0": "6.01"},
        {**GIVEN, "c0": "-1"},
        {**GIVEN, "c0": "NaN"},
        {**GIVEN, "c1": "1e9"},
        {**GIVEN, "c1": "x\x00"},
        {**GIVEN, "comment": "a\x00b"},
        {**GIVEN, "comment": "a" * 2001},
    ],
)
def test_a27_faulty_points_are_named_and_nothing_is_kept(
    client: Client, sent: dict[str, str]
) -> None:
    quiz = essay_quiz()
    item = handed_in(quiz)
    signed_in(client, quiz.bank.owner)

    reply = client.post(url("marking", item.uid), sent)

    assert reply.status_code == 200
    assert reply.context["form"].errors
    assert not HandMark.objects.exists()


def test_a27_second_marker_is_blind_and_a_third_sees_marks_without_names(
    client: Client,
) -> None:
    quiz = essay_quiz(markers=2)
    item = handed_in(quiz)
    first = signed_in(client, quiz.bank.owner)
    client.post(
        url("marking", item.uid), {"c0": "6", "c1": "4", "comment": "Xuất sắc."}
    )
    own = page_of(client, "marking", item.uid)

    signed_in(client, quiz.bank.owner)
    second = page_of(client, "marking", item.uid)
    client.post(url("marking", item.uid), {"c0": "1", "c1": "0", "comment": "Yếu."})
    signed_in(client, quiz.bank.owner)
    third = page_of(client, "marking", item.uid)

    assert "Xuất sắc." in own
    assert "Xuất sắc." not in second
    assert "100 %" not in second
    for words in ("Xuất sắc.", "Yếu.", "100 %", "10 %"):
        assert words in third
    assert first.username not in third
    assert str(first.uid) not in third


def test_a27_one_s_own_answer_is_not_among_those_to_mark(client: Client) -> None:
    quiz = essay_quiz()
    user = signed_in(client, quiz.bank.owner)
    item = handed_in(quiz, person=PersonFactory(user=user))

    rows = client.get(url("marking_list")).context["rows"]

    assert rows == []
    assert client.get(url("marking", item.uid)).status_code == 404
    assert client.post(url("marking", item.uid), GIVEN).status_code == 404
    assert not HandMark.objects.exists()


def test_a27_given_marks_can_be_found_again_until_settled(client: Client) -> None:
    quiz = essay_quiz(markers=2)
    item = handed_in(quiz)
    user = signed_in(client, quiz.bank.owner)
    mark_answer(item=item, points=points("2"), comment="", actor=user)

    waiting = client.get(url("marking_quiz", quiz.activity.uid))
    given = client.get(url("marking_quiz", quiz.activity.uid), {"state": "given"})

    assert waiting.context["rows"] == []
    assert [one for one, _words in given.context["rows"]] == [item]
    assert client.get(url("marking_list")).context["rows"][0][1:] == (0, 1)
    form = client.get(url("marking", item.uid)).context["form"]
    assert form.initial == {"c0": "2", "c1": "0", "comment": ""}


def test_a27_other_units_and_other_roles_find_nothing(client: Client) -> None:
    quiz = essay_quiz()
    item = handed_in(quiz)

    signed_in(client, QuestionBankFactory().owner)
    elsewhere = client.get(url("marking", item.uid)).status_code
    signed_in(client, quiz.bank.owner, Role.QUESTION_APPROVER)
    other_role = client.get(url("marking", item.uid)).status_code

    assert elsewhere == 404
    assert other_role in {403, 404}


def test_a27_the_member_reads_the_marks_and_never_a_failure_before(
    client: Client,
) -> None:
    quiz = essay_quiz(pass_scaled=Decimal("0.5"))
    item: AttemptItem = handed_in(quiz)
    member = item.attempt.person.user
    assert member
    client.force_login(member, "django.contrib.auth.backends.ModelBackend")

    before = page_of(client, "result", item.attempt.uid)
    mark_answer(item=item, points=WHOLE, comment="Rất rõ.", actor=UserFactory())
    after = page_of(client, "result", item.attempt.uid)

    assert "Chưa đạt" not in before
    assert "chờ người chấm" in before
    for words in ("Đạt", "Đúng nội dung", "6/6", "Rất rõ."):
        assert words in after
