"""Lecturers see how learners practised, each answer beside the correct one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from courses.services.completion import open_activity
from h5p.models import PracticeResult
from h5p.selectors.play import Playing, object_id
from h5p.services.content import place_exercise
from h5p.services.practice import take_statement
from h5p.spec.xapi import read_statement
from people.kinds.role import Role
from tests.factories import (
    CourseFactory,
    GrantFactory,
    PersonFactory,
    SectionFactory,
    UserFactory,
)
from tests.h5p.makers import enrolled_in, imported
from tests.h5p.packages import CARD_ID

pytestmark = pytest.mark.django_db
VERB = "http://adlnet.gov/expapi/verbs/answered"


def _exercise(grant):
    course = CourseFactory(owner=grant.unit)
    return place_exercise(
        revision=imported(owner=grant.unit),
        section=SectionFactory(course=course),
        title="Ôn tập",
        rule="answered",
        actor=None,
    )


def _learner(exercise, name="Nguyễn Văn Bình"):
    person = PersonFactory(user=UserFactory(), full_name=name)
    enrolment = enrolled_in(exercise, person=person)
    open_activity(enrolment=enrolment, activity=exercise.activity, actor=person.user)
    return Playing(enrolment, exercise.activity, exercise.revision, person.user)


def _answer(playing, response, raw, part=0, most=1):
    told = {
        "verb": {"id": VERB},
        "object": {"id": f"{object_id(playing.revision)}?subContentId={CARD_ID.format(part)}"},
        "result": {
            "response": response, "duration": "PT12S",
            "score": {"raw": raw, "max": most, "min": 0},
        },
    }  # fmt: skip
    statement = read_statement(told, object_id(playing.revision))
    take_statement(playing=playing, statement=statement)


def _client(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(
    ("response", "raw", "most", "trust", "points"),
    [("0", 1, 1, "verified", 1), ("1", 0, 1, "verified", 0), ("1", 1, 1, "mismatch", 0),
     ("0", 5, 5, "mismatch", 1), ("", 1, 1, "reported", 1)],
)  # fmt: skip
def test_c03_answers_are_marked_again_here(response, raw, most, trust, points):
    exercise = _exercise(GrantFactory(role=Role.LECTURER))

    _answer(_learner(exercise), response, raw, most=most)

    result = PracticeResult.objects.get()
    assert (result.trust, result.points, result.max_points) == (trust, points, 1)


def test_c03_lecturer_sees_answers_keys_time_and_trust():
    grant = GrantFactory(role=Role.LECTURER)
    exercise = _exercise(grant)
    playing = _learner(exercise)
    _answer(playing, "0", 1)
    _answer(playing, "2", 1, part=1)
    client = _client(grant.user)
    url = f"/h5p/exercises/{exercise.activity.uid}/practice/"

    everybody = client.get(url).content.decode()
    one = client.get(f"{url}{playing.enrolment.uid}/").content.decode()

    assert "Nguyễn Văn Bình" in everybody
    assert "1 câu không khớp" in everybody
    assert "1/2" in everybody
    assert "1. Mục tiêu là bao nhiêu?" in one
    assert one.count("Phương án 0") == 3  # said once, right twice
    assert "12 giây" in one
    assert "Đã chấm lại trên máy chủ" in one
    assert "Không khớp nội dung" in one


def test_c03_answers_go_out_as_a_table_that_holds_no_formula():
    grant = GrantFactory(role=Role.LECTURER)
    exercise = _exercise(grant)
    _answer(_learner(exercise, '=HYPERLINK("http://x")'), "0", 1)
    client = _client(grant.user)
    url = f"/h5p/exercises/{exercise.activity.uid}/practice/"

    answer = client.get(url, {"format": "csv"})
    book = client.get(url, {"format": "xlsx"})

    assert answer.streaming
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("Họ và tên,Mã,Bản sửa,Câu hỏi,")
    assert lines[1].startswith("\"'=HYPERLINK(")
    assert b"".join(book.streaming_content).startswith(b"PK")
    book.close()


def test_c03_list_of_attempts_costs_the_same_for_one_and_three():
    grant = GrantFactory(role=Role.LECTURER)
    exercise = _exercise(grant)
    client = _client(grant.user)
    url = f"/h5p/exercises/{exercise.activity.uid}/practice/"

    def queries(address):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    playing = _learner(exercise)
    _answer(playing, "0", 1)
    detail = f"{url}{playing.enrolment.uid}/"
    queries(url)
    before = queries(url), queries(detail)
    for name in ("Trần Thị An", "Lê Văn Cường"):
        _answer(_learner(exercise, name), "0", 1)
    _answer(playing, "0", 1, part=1)

    assert (queries(url), queries(detail)) == before


def test_c03_attempts_of_others_courses_are_hidden():
    exercise = _exercise(GrantFactory(role=Role.LECTURER))
    playing = _learner(exercise)
    _answer(playing, "0", 1)
    other = _client(GrantFactory(role=Role.LECTURER).user)
    url = f"/h5p/exercises/{exercise.activity.uid}/practice/"

    assert other.get(url).status_code == 404
    assert other.get(f"{url}{playing.enrolment.uid}/").status_code == 404
