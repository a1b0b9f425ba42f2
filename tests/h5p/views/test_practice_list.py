"""One list of all that learners practise, and the work that waits in it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from h5p.services.practice import save_state
from people.kinds.role import Role
from tests.factories import GrantFactory, UnitFactory
from tests.h5p.desk import lecturer
from tests.h5p.lesson import essay_lesson, put_into, reader_of, run_of
from tests.h5p.makers import imported
from tests.h5p.packages import CARD_ID
from tests.h5p.written import essay_exercise, essay_package, learner_of, write

pytestmark = pytest.mark.django_db
LIST = "/h5p/exercises/"


def _rows(client, **query):
    """The cells of each line as plain text."""
    page = client.get(LIST, query)
    assert page.status_code == 200
    body = page.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    lines = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split())
         for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL)]
        for line in lines
    ]  # fmt: skip


def _titles(client, **query):
    return [row[0] for row in _rows(client, **query)]


def _renamed(revision, title):
    revision.content.title = title
    revision.content.save()


def test_c03_list_holds_exercises_and_contents_in_lessons():
    grant, client = lecturer()
    exercise = essay_exercise(grant.unit)
    activity, revision = essay_lesson(grant.unit)
    _renamed(revision, "Thẻ ôn tập")
    first = reader_of(activity, revision)
    write(first, "Đoàn kết")
    write(first, "0", part=CARD_ID.format(0), interaction="choice")
    write(reader_of(activity, revision, "Trần Thị An"), "Kỷ cương")
    quiet = reader_of(activity, revision, "Lê Văn Cường")
    save_state(playing=quiet, sub_content_id="0", data_type="state", data="1")

    rows = _rows(client)

    within, own = rows
    assert within[0] == "Thẻ ôn tập Bài học: Bài học một"
    assert within[1:6] == [
        activity.section.course.title, "Trong bài học", "3", "2", "2 Thẻ ôn tập",
    ]  # fmt: skip
    assert within[6] != "–"
    assert own[0] == "Ôn tập tự luận"
    assert own[1:] == [
        exercise.activity.section.course.title, "Hoạt động riêng", "0", "0", "0", "–",
    ]  # fmt: skip


def test_c03_content_of_a_lesson_stands_once_however_often_it_was_published():
    grant, client = lecturer()
    activity, revision = essay_lesson(grant.unit)
    other = imported(owner=grant.unit, file=essay_package())
    _renamed(revision, "Thẻ một")
    _renamed(other, "Thẻ hai")
    for one in (other, revision, other, revision):
        put_into(activity, one)
    write(reader_of(activity, revision), "Đoàn kết")

    rows = _rows(client, sort="title")

    assert [row[0].partition(" Bài học:")[0] for row in rows] == ["Thẻ hai", "Thẻ một"]
    assert [row[4] for row in rows] == ["0", "1"]


def test_c03_list_is_sorted_and_filtered():
    grant, client = lecturer()
    exercise = essay_exercise(grant.unit)
    _activity, revision = essay_lesson(grant.unit)
    _renamed(revision, "Thẻ ôn tập")
    write(learner_of(exercise), "Đoàn kết")
    own, within = "Ôn tập tự luận", "Thẻ ôn tập Bài học: Bài học một"

    assert _titles(client) == [own, within]  # what waits stands first
    assert _titles(client, sort="waiting") == [within, own]
    assert _titles(client, sort="-last") == [own, within]
    assert _titles(client, sort="-kind") == [within, own]
    assert _titles(client, sort="id; DROP TABLE") == [own, within]
    assert _titles(client, kind="lesson") == [within]
    assert _titles(client, kind="exercise", sort="players") == [own]
    assert _titles(client, kind="x\x00") == [own, within]
    assert _titles(client, waiting="1") == [own]
    assert _titles(client, waiting="1", kind="lesson") == []
    assert _titles(client, q="the on") == [within]
    assert _titles(client, q="BÀI HỌC MỘT") == [within]
    assert _titles(client, q="on tap", page="99") == [own, within]
    assert _titles(client, q="\x00") == [own, within]  # not understood: left out


@pytest.mark.parametrize(
    "sort", ["title", "course", "kind", "players", "answered", "waiting", "last"]
)
def test_c03_list_can_be_sorted_by_each_column(sort):
    grant, client = lecturer()
    essay_exercise(grant.unit)
    essay_lesson(grant.unit)

    assert len(_rows(client, sort=sort)) == len(_rows(client, sort=f"-{sort}")) == 2


def test_c03_list_says_when_it_is_empty():
    grant, client = lecturer()

    empty = client.get(LIST).content.decode()
    essay_exercise(grant.unit)
    nothing = client.get(LIST, {"q": "không có"}).content.decode()

    assert "Chưa có bài luyện tập nào trong khóa học" in empty
    assert "Không tìm thấy" in nothing


def test_c03_list_costs_the_same_for_one_and_three():
    grant, client = lecturer()

    def added():
        activity, revision = essay_lesson(grant.unit)
        write(reader_of(activity, revision), "Đoàn kết")
        write(learner_of(essay_exercise(grant.unit)), "Đoàn kết")

    def queries(**query):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(LIST, query).status_code == 200
        return len(asked)

    added()
    queries()
    before = queries(), queries(q="on", waiting="1")
    added()
    added()

    assert (queries(), queries(q="on", waiting="1")) == before


def test_c03_list_comes_in_pages():
    grant, client = lecturer()
    activity, _revision = essay_lesson(grant.unit)
    for number in range(25):
        other = imported(owner=grant.unit, file=essay_package())
        _renamed(other, f"Thẻ {number:02}")
        put_into(activity, other)

    first, second = (
        _titles(client, sort="title"),
        _titles(client, sort="title", page="2"),
    )

    assert (len(first), len(second)) == (25, 1)
    assert first[:2] == [
        "Ôn tập nghị quyết Bài học: Bài học một", "Thẻ 00 Bài học: Bài học một",
    ]  # fmt: skip
    assert len({*first, *second}) == 26


def test_c03_list_holds_nothing_of_other_units():
    grant, client = lecturer()
    below = UnitFactory(parent=grant.unit)
    mine, foreign = essay_lesson(below)[0], essay_lesson(UnitFactory())[0]

    page = client.get(LIST).content.decode()

    assert str(mine.uid) in page
    assert str(foreign.uid) not in page


def test_c03_work_area_counts_the_essays_that_wait():
    grant, client = lecturer()
    activity, revision = essay_lesson(grant.unit)
    run = run_of(activity)
    for name in ("Trần Thị An", "Lê Văn Cường"):
        write(reader_of(activity, revision, name, run), "Đoàn kết")
    write(learner_of(essay_exercise(grant.unit)), "Đoàn kết")
    secretary = Client()
    secretary.force_login(
        GrantFactory(role=Role.CELL_SECRETARY, unit=grant.unit).user,
        backend="django.contrib.auth.backends.ModelBackend",
    )

    work = client.get("/work/").content.decode()
    shown = client.get(LIST).content.decode()

    words = "3 bài tự luận trong bài luyện tập đang chờ chấm"
    assert words in work
    assert f'href="{LIST}"' in work
    assert "3 bài tự luận chờ chấm" in shown
    assert words not in secretary.get("/work/").content.decode()
    assert secretary.get(LIST).status_code == 404
