import pytest
from django.test import Client

from assessments.forms.quiz import initial_of
from assessments.models import Quiz
from tests.assessments.factories import (
    ApprovedFactory,
    QuestionBankFactory,
    ready_quiz,
)
from tests.assessments.views.test_bank import signed_in, url
from tests.factories import ActivityFactory, SectionFactory

pytestmark = pytest.mark.django_db


def test_a19_the_quiz_editor_shows_pools_and_what_is_missing(client: Client) -> None:
    quiz = ready_quiz(questions=2)
    point = quiz.blueprint.get().point
    signed_in(client, quiz.bank.owner)

    client.post(
        url("quiz_edit", quiz.activity.uid),
        {"part": "blueprint", f"n_{point.pk}_0": "5"},
    )

    page = client.get(url("quiz_edit", quiz.activity.uid)).content.decode()
    assert "Cần thêm 3 câu hỏi đã duyệt" in page
    assert "trong 2" in page


def test_a19_a_blueprint_asks_at_least_one_question(client: Client) -> None:
    quiz = ready_quiz(questions=2)
    before = quiz.blueprint.get()
    signed_in(client, quiz.bank.owner)

    answer = client.post(
        url("quiz_edit", quiz.activity.uid),
        {"part": "blueprint", f"n_{before.point_id}_0": ""},
    )

    assert "ít nhất một câu hỏi" in answer.content.decode()
    assert quiz.blueprint.get() == before


def test_a19_the_quiz_editor_asks_for_questions_of_a_type(client: Client) -> None:
    quiz = ready_quiz(questions=2)
    point = quiz.blueprint.get().point
    ApprovedFactory(question__bank=quiz.bank, point=point, kind="multiple")
    signed_in(client, quiz.bank.owner)
    address = url("quiz_edit", quiz.activity.uid)
    line = {"point_1": str(point.pk), "kind_1": "multiple", "level_1": "0"}

    client.post(address, {"part": "blueprint", **line, "count_1": "4"})

    stored = quiz.blueprint.get()
    assert (stored.kind, stored.difficulty, stored.count) == ("multiple", None, 4)
    page = client.get(address).content.decode()
    assert "Cần thêm 3 câu hỏi đã duyệt" in page
    assert 'name="count_0" value="4"' in page


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ({"count_0": "2"}, "Hãy chọn, hoặc để trống ô số câu."),
        ({"count_0": "2", "point_0": "?", "kind_0": "x"}, "errorlist"),
        (
            {f"count_{n}": "2" for n in range(2)}
            | {f"kind_{n}": "single" for n in range(2)},
            "Dòng này đã có ở trên",
        ),
    ],
)
def test_t6_lines_by_type_are_refused_in_words(
    client: Client, lines: dict[str, str], words: str
) -> None:
    quiz = ready_quiz(questions=2)
    before = quiz.blueprint.get()
    signed_in(client, quiz.bank.owner)
    point = str(before.point_id)

    page = client.post(
        url("quiz_edit", quiz.activity.uid),
        {"part": "blueprint", "point_0": point if "kind_0" in lines else "",
         "point_1": point, **lines},
    )  # fmt: skip

    assert words in page.content.decode()
    assert quiz.blueprint.get() == before


def test_quiz_new_makes_a_test(client: Client) -> None:
    bank = QuestionBankFactory()
    section = SectionFactory(course__owner=bank.owner)
    signed_in(client, bank.owner)

    reply = client.post(
        url("quiz_new"),
        {
            "title": "Kiểm tra cuối đợt",
            "section": section.pk,
            "bank": bank.pk,
            "minutes": "15",
            "attempts_allowed": "2",
            "pass_percent": "50",
            "review": "own_answers",
            "review_when": "at_once",
            "markers": "2",
            "limit_percent": "15",
        },
    )

    quiz = Quiz.objects.get()
    assert reply.headers["Location"] == url("quiz_edit", quiz.activity.uid)
    assert (quiz.duration_seconds, quiz.markers) == (900, 2)


@pytest.mark.parametrize(
    "data",
    [
        {"part": "settings"},
        {"part": "settings", "title": "x\x00", "minutes": "1e9"},
        {"part": "settings", "title": "x", "minutes": "-1", "pass_percent": "NaN"},
        {"part": "settings", "title": "x" * 500, "pass_percent": "1e400"},
        {"part": "blueprint", "n_1_0": "x"},
        {"part": "?"},
        {},
    ],
)
def test_t6_hostile_settings_are_refused_in_words(
    client: Client, data: dict[str, str]
) -> None:
    quiz = ready_quiz()
    signed_in(client, quiz.bank.owner)

    page = client.post(url("quiz_edit", quiz.activity.uid), data)

    assert page.status_code in {200, 302}
    assert Quiz.objects.get().duration_seconds == 900


def test_a16_the_quiz_editor_binds_a_test_to_a_session_of_its_course(
    client: Client,
) -> None:
    quiz = ready_quiz(questions=2)
    signed_in(client, quiz.bank.owner)
    address = url("quiz_edit", quiz.activity.uid)
    assert "Tự mở sau" not in client.get(address).content.decode()
    session = ActivityFactory(
        section=quiz.activity.section, position=9, kind="live", title="Hội nghị"
    )
    elsewhere = ActivityFactory(kind="live", title="Hội nghị khác")
    sent = {
        name: value
        for name, value in initial_of(quiz).items()
        if value is not None and value is not False
    }
    told = {**sent, "part": "settings", "opens_after": str(session.uid)}

    answer = client.post(address, told)
    assert answer.status_code == 302, answer.context["form"].errors
    quiz.activity.refresh_from_db()
    bound = quiz.activity.opens_after
    refused = client.post(address, {**told, "opens_after": str(elsewhere.uid)})

    quiz.activity.refresh_from_db()
    assert bound == quiz.activity.opens_after == session
    assert refused.context["form"].errors.keys() == {"opens_after"}
    client.post(address, {**told, "opens_after": ""})
    quiz.activity.refresh_from_db()
    assert quiz.activity.opens_after is None
