"""Screens of the analysis: figures of questions, flags, responses without names."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from python_calamine import load_workbook

from assessments.services.analysis import analyse
from tests.assessments.factories import ApprovedFactory
from tests.assessments.sittings import closed_run, signed_in, sit, taken
from tests.factories import NOON, PersonFactory

pytestmark = pytest.mark.django_db


def address(name, quiz, run, *more):
    return reverse(f"assessments:{name}", args=[quiz.activity.uid, run.uid, *more])


def body(answer):
    return answer.getvalue() if answer.streaming else answer.content


def test_a23_figures_are_shown_once_the_run_is_over(client):
    quiz, run, versions = taken()
    signed_in(client, quiz.bank.owner)
    analysis = analyse(quiz=quiz, run=run)

    page = client.get(address("result_page", quiz, run))

    assert page.context["shown"] == analysis
    shown = {one.version for one in page.context["page"]}
    assert shown == set(versions)
    assert "Mỗi người chỉ tính lượt làm bài đã nộp đầu tiên" in page.content.decode()


def test_a23_figures_of_a_running_round_stay_closed(client):
    quiz, run, versions = taken(closes_at=NOON + timedelta(days=1))
    signed_in(client, quiz.bank.owner)
    analyse(quiz=quiz, run=run)

    page = client.get(address("result_page", quiz, run), {"format": "csv"})

    assert page.context["shown"] is None
    item = address("result_item", quiz, run, versions[0].uid)
    assert client.get(item).status_code == 404


def test_a23_questions_that_few_people_drew_are_not_shown(client):
    quiz, run, versions = taken()
    rare = ApprovedFactory(question__bank=quiz.bank)
    for _ in range(9):
        sit(quiz, run, {versions[0]: ["a"], rare: ["b"]})
    signed_in(client, quiz.bank.owner)
    analyse(quiz=quiz, run=run)

    page = client.get(address("result_page", quiz, run))

    assert rare not in {one.version for one in page.context["page"]}
    assert page.context["rare"] == 1
    assert client.get(address("result_item", quiz, run, rare.uid)).status_code == 404


@pytest.mark.parametrize("questions", [1, 3])
def test_a23_results_have_one_query_count(
    client, questions, django_assert_max_num_queries
):
    quiz, run, _versions = taken(questions=questions)
    signed_in(client, quiz.bank.owner)
    analyse(quiz=quiz, run=run)
    client.get(address("result_page", quiz, run))

    with django_assert_max_num_queries(14):
        client.get(address("result_page", quiz, run))


@pytest.mark.parametrize("count", [1, 3])
def test_a23_list_of_results_has_one_query_count(
    client, count, django_assert_max_num_queries
):
    quiz, _run, versions = taken(people=1)
    for _ in range(count - 1):
        sit(quiz, closed_run(quiz), {versions[0]: ["a"]})
    signed_in(client, quiz.bank.owner)

    with django_assert_max_num_queries(11):
        page = client.get(reverse("assessments:result_list"))

    assert len(page.context["rows"]) == count


def test_a23_one_question_shows_who_chose_what(client):
    quiz, run, versions = taken()
    signed_in(client, quiz.bank.owner)
    analyse(quiz=quiz, run=run)

    page = client.get(address("result_item", quiz, run, versions[0].uid))

    lines = page.context["options"]
    assert [one.is_key for one in lines] == [True, False, False, False]
    assert sum(one.takers for one in lines) == 12


def test_a23_figures_as_a_table_for_a_spreadsheet(client):
    quiz, run, _versions = taken()
    signed_in(client, quiz.bank.owner)
    analyse(quiz=quiz, run=run)

    answer = client.get(address("result_page", quiz, run), {"format": "xlsx"})

    rows = load_workbook(io.BytesIO(body(answer))).get_sheet_by_index(0).to_python()
    assert len(rows) == 4
    assert rows[1][2] == 12


def test_a23_asking_for_the_figures_makes_a_job(client, queued):
    quiz, run, _versions = taken()
    signed_in(client, quiz.bank.owner)

    client.post(address("analyse_now", quiz, run))

    (job,) = queued()
    assert job.arguments == {"quiz_id": quiz.pk, "run_id": run.pk}


def test_a23_responses_bear_no_names_and_no_order(client):
    quiz, run, versions = taken(people=12)
    for name in ("Người Có Tên", "Người Khác"):
        person = PersonFactory(full_name=name)
        sit(quiz, run, {versions[0]: ["b"], versions[1]: []}, person=person)
    signed_in(client, quiz.bank.owner)

    files = [body(client.get(address("responses", quiz, run))) for _ in range(4)]

    tables = [list(csv.reader(io.StringIO(one.decode("utf-8-sig")))) for one in files]
    first = tables[0]
    assert len(first) == 15
    assert len(first[0]) == 6
    assert all(sorted(one[1:]) == sorted(first[1:]) for one in tables)
    assert len(set(files)) > 1  # another order each time
    assert {cell for row in first[1:] for cell in row} <= {"A", "B", "", "0", "1"}
    text = files[0].decode()
    assert "Người" not in text
    assert not re.search(r"\d{4}-\d{2}-\d{2}|[0-9a-f]{8}-[0-9a-f]{4}", text)


def test_a23_responses_of_nine_people_stay_here(client):
    quiz, run, _versions = taken(people=9)
    signed_in(client, quiz.bank.owner)

    answer = client.get(address("responses", quiz, run), follow=True)

    assert "Có chưa đến 10 người làm bài kiểm tra này" in answer.content.decode()


def test_a23_responses_as_xlsx(client):
    quiz, run, _versions = taken()
    signed_in(client, quiz.bank.owner)

    answer = client.get(address("responses", quiz, run), {"format": "xlsx"})

    rows = load_workbook(io.BytesIO(body(answer))).get_sheet_by_index(0).to_python()
    assert len(rows) == 13
