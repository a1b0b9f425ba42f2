"""Lecturers mark written answers; members read the mark beside their answer."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from h5p.models import PracticeMark
from people.kinds.role import Role
from tests.factories import GrantFactory
from tests.h5p.desk import lecturer
from tests.h5p.paper import fields_in
from tests.h5p.written import ASKED, essay_exercise, learner_of, write

pytestmark = pytest.mark.django_db


def _client(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _list(exercise):
    return f"/h5p/exercises/{exercise.activity.uid}/written/"


def _fields(page):
    form = page.content.decode().partition('class="form"')[2].partition("</form>")[0]
    return dict(fields_in(form))


def _keep(client, result, points, comment="Rõ ý.", **changes):
    url = f"/h5p/written/{result.uid}/"
    told = {**_fields(client.get(url)), "points": points, "comment": comment}
    return client.post(url, {**told, **changes})


def _results(playing):
    place = f"/study/{playing.enrolment.uid}/h5p/{playing.activity.uid}/results/"
    return _client(playing.user).get(place).content.decode()


def test_c03_lecturer_marks_and_the_member_reads_it():
    grant, client = lecturer()
    exercise = essay_exercise(grant.unit)
    playing = learner_of(exercise)
    result = write(playing, "Đoàn kết <b>là</b> sức mạnh")
    assert "Giảng viên chưa chấm." in _results(playing)

    waiting = client.get(_list(exercise)).content.decode()
    page = client.get(f"/h5p/written/{result.uid}/").content.decode()
    answer = _keep(client, result, "6.5")

    assert "Nguyễn Văn Bình" in waiting
    assert ASKED in page
    assert "Đoàn kết &lt;b&gt;là&lt;/b&gt; sức mạnh" in page
    assert "Điểm (từ 0 đến 8)" in page
    assert answer.headers["Location"] == _list(exercise)
    assert "Không có bài nào chờ chấm" in client.get(_list(exercise)).content.decode()
    done = client.get(_list(exercise), {"state": "marked"}).content.decode()
    assert "6,5/8" in done
    told = _results(playing)
    assert "6,5/8" in told
    assert "Rõ ý." in told
    assert "cho câu trả lời cũ" not in told


def test_c03_new_answer_is_to_mark_again_and_the_old_mark_says_so():
    grant, client = lecturer()
    exercise = essay_exercise(grant.unit)
    playing = learner_of(exercise)
    result = write(playing, "Lần một")
    _keep(client, result, "3")

    write(playing, "Lần hai")

    assert "Đã trả lời lại sau khi chấm" in client.get(_list(exercise)).content.decode()
    told = _results(playing)
    assert "cho câu trả lời cũ" in told
    assert "Lần một" in told
    assert _fields(client.get(f"/h5p/written/{result.uid}/"))["points"] == ""
    _keep(client, result, "5")
    assert "cho câu trả lời cũ" not in _results(playing)
    assert "5/8" in _results(playing)
    page = client.get(f"/h5p/written/{result.uid}/").content.decode()
    assert page.count("cho câu trả lời cũ") == 1  # the trail


def test_c03_answer_changed_under_the_lecturer_is_shown_with_what_was_typed():
    grant, client = lecturer()
    playing = learner_of(essay_exercise(grant.unit))
    result = write(playing, "Lần một")
    url = f"/h5p/written/{result.uid}/"
    told = {**_fields(client.get(url)), "points": "3", "comment": "Được."}
    write(playing, "Lần hai")

    refused = client.post(url, told)

    assert refused.status_code == 409
    page = refused.content.decode()
    assert "Người học đã trả lời lại" in page
    assert "Lần hai" in page
    assert "Được." in page
    assert not PracticeMark.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [{"points": "8.5"}, {"points": "-1"}, {"points": "x"}, {"points": ""},
     {"points": "NaN"}, {"points": "1e9"}, {"comment": "a" * 4_001}, {"comment": "\x00"},
     {"seen": "x"}, {"after": "-1"}, {"after": "x"}, {"max_points": "100", "points": "50"}],
)  # fmt: skip
def test_c03_bad_marks_are_told_beside_their_field(changes):
    grant, client = lecturer()
    result = write(learner_of(essay_exercise(grant.unit)), "Lần một")
    told = {"points": "3", "comment": ""} | changes

    answer = _keep(client, result, **told)

    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not PracticeMark.objects.exists()


def test_c03_table_of_attempts_has_the_mark():
    grant, client = lecturer()
    exercise = essay_exercise(grant.unit)
    playing = learner_of(exercise)
    result = write(playing, "Lần một")
    _keep(client, result, "6.5", "Khá.")
    place = f"/h5p/exercises/{exercise.activity.uid}/practice/"

    def line():
        answer = client.get(place, {"format": "csv"})
        return b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()[1]

    before = line()
    write(playing, "Lần hai")

    assert before.endswith(',"6,5",8,câu trả lời này,Khá.')
    assert line().endswith(',"6,5",8,câu trả lời cũ,Khá.')
    detail = client.get(f"{place}{playing.enrolment.uid}/").content.decode()
    assert "6,5/8" in detail
    assert "1 bài chờ chấm" in client.get(place).content.decode()


def test_c03_written_answers_cost_the_same_for_one_and_three():
    grant, client = lecturer()
    exercise = essay_exercise(grant.unit)
    playing = learner_of(exercise)
    _keep(client, write(playing, "Lần một"), "3")
    write(playing, "Lần hai")
    study = f"/study/{playing.enrolment.uid}/h5p/{playing.activity.uid}/results/"
    member = _client(playing.user)
    practice = f"/h5p/exercises/{exercise.activity.uid}/practice/"
    asked = [(client, _list(exercise)), (client, practice), (member, study),
             (client, f"{practice}{playing.enrolment.uid}/")]  # fmt: skip

    def queries(who, address):
        with CaptureQueriesContext(connection) as found:
            assert who.get(address).status_code == 200
        return len(found)

    for one in asked:
        queries(*one)
    before = [queries(*one) for one in asked]
    for name in ("Trần Thị An", "Lê Văn Cường"):
        other = learner_of(exercise, name)
        result = write(other, "Lần một")
        _keep(client, result, "4")
        write(other, "Lần hai")

    assert [queries(*one) for one in asked] == before


def test_c03_written_answers_of_others_and_ones_own_are_hidden():
    grant, client = lecturer()
    exercise = essay_exercise(grant.unit)
    playing = learner_of(exercise)
    result = write(playing, "Lần một")
    foreign = lecturer()[1]
    own = GrantFactory(user=playing.user, role=Role.LECTURER, unit=grant.unit)

    assert foreign.get(_list(exercise)).status_code == 404
    assert foreign.get(f"/h5p/written/{result.uid}/").status_code == 404
    assert foreign.post(f"/h5p/written/{result.uid}/", {}).status_code == 404
    assert _client(own.user).get(f"/h5p/written/{result.uid}/").status_code == 404
    assert "Không có bài nào" in _client(own.user).get(_list(exercise)).content.decode()
    assert client.get(f"/h5p/written/{result.uid}/").status_code == 200


def test_c03_written_answers_come_in_pages():
    grant, client = lecturer()
    exercise = essay_exercise(grant.unit)
    for number in range(26):
        write(learner_of(exercise, f"Học viên {number:02}"), "Đoàn kết")

    first = client.get(_list(exercise)).content.decode()
    second = client.get(_list(exercise), {"page": "2"}).content.decode()

    assert first.count("Học viên ") == 25
    assert second.count("Học viên ") == 1
    assert "Học viên 25" in second  # the oldest come first
