"""Lecturers see and mark what learners did in contents that stand within lessons."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from h5p.models import PracticeMark
from people.kinds.role import Role
from people.models import Notice
from tests.factories import GrantFactory
from tests.h5p.desk import lecturer
from tests.h5p.lesson import essay_lesson, put_into, reader_of, run_of
from tests.h5p.makers import imported
from tests.h5p.packages import CARD_ID
from tests.h5p.paper import fields_in
from tests.h5p.written import ASKED, essay_package, write

pytestmark = pytest.mark.django_db


def _client(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _practice(activity, tail=""):
    return f"/h5p/exercises/{activity.uid}/practice/{tail}"


def _written(activity):
    return f"/h5p/exercises/{activity.uid}/written/"


def _choose(playing, response="0", most=1):
    """The learner answers the question beside the essay."""
    return write(
        playing, response, part=CARD_ID.format(0), interaction="choice", most=most
    )


def _keep(client, result, points, comment="Rõ ý."):
    url = f"/h5p/written/{result.uid}/"
    page = client.get(url).content.decode()
    form = page.partition('class="form"')[2].partition("</form>")[0]
    told = {**dict(fields_in(form)), "points": points, "comment": comment}
    return client.post(url, told)


def test_c03_attempts_in_a_lesson_show_keys_time_and_trust():
    grant, client = lecturer()
    activity, revision = essay_lesson(grant.unit)
    playing = reader_of(activity, revision)
    _choose(playing, "0", most=100)
    write(playing, "Đoàn kết là sức mạnh")

    everybody = client.get(_practice(activity)).content.decode()
    detail = client.get(_practice(activity, f"{playing.enrolment.uid}/"))
    one = detail.content.decode()

    assert "Nguyễn Văn Bình" in everybody
    assert "Trong bài học" in everybody
    assert revision.content.title in everybody
    assert "1 bài chờ chấm" in everybody
    assert "1. Mục tiêu là bao nhiêu?" in one
    assert "Không khớp nội dung" in one
    assert "Đoàn kết là sức mạnh" in one
    assert "(bản sửa" not in one  # it is the one that they have pinned


def test_c03_attempts_in_a_lesson_go_out_as_a_table():
    grant, client = lecturer()
    activity, revision = essay_lesson(grant.unit)
    _choose(reader_of(activity, revision))

    answer = client.get(_practice(activity), {"format": "csv"})

    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("Họ và tên,Mã,Bản sửa,Câu hỏi,")
    assert f",{revision.content.title},Lượt một," in lines[1]


def test_c03_attempts_in_a_lesson_are_told_apart_by_run_and_content():
    grant, client = lecturer()
    activity, first = essay_lesson(grant.unit)
    second = imported(owner=grant.unit, file=essay_package())
    runs = [run_of(activity, title) for title in ("Lượt một", "Lượt hai")]
    _choose(reader_of(activity, first, "Trần Thị An", runs[0]))
    put_into(activity, second)
    _choose(reader_of(activity, second, "Lê Văn Cường", runs[1]))

    def names(**query):
        page = client.get(_practice(activity), query).content.decode()
        return "Trần Thị An" in page, "Lê Văn Cường" in page

    assert names() == (True, True)
    assert names(run=str(runs[0].uid)) == (True, False)
    assert names(content=str(second.content.uid)) == (False, True)
    assert names(run=str(runs[0].uid), content=str(second.content.uid)) == (
        False,
        False,
    )
    assert names(run="x", content="\x00") == (True, True)  # not understood: left out
    page = client.get(_practice(activity)).content.decode()
    assert "Lượt hai" in page


def test_c03_essay_in_a_lesson_is_marked_told_and_read():
    grant, client = lecturer()
    activity, revision = essay_lesson(grant.unit)
    playing = reader_of(activity, revision)
    result = write(playing, "Đoàn kết là sức mạnh")
    member = _client(playing.user)
    results = f"/study/{playing.enrolment.uid}/h5p/{activity.uid}/results/"
    assert "Giảng viên chưa chấm." in member.get(results).content.decode()

    waiting = client.get(_written(activity)).content.decode()
    page = client.get(f"/h5p/written/{result.uid}/").content.decode()
    answer = _keep(client, result, "6.5", "Rõ ý, cần thêm ví dụ.")
    read = member.get(results).content.decode()
    told = member.get("/notices/").content.decode()

    assert "Nguyễn Văn Bình" in waiting
    assert ASKED in page
    assert revision.content.title in page
    assert answer.headers["Location"] == _written(activity)
    assert "6,5/8" in read
    assert "Rõ ý, cần thêm ví dụ." in read
    assert "Bài viết của anh/chị trong bài luyện tập đã được chấm" in told
    assert "6,5" not in told
    notice = Notice.objects.get()
    opened = member.post(f"/notices/{notice.uid}/open/")
    assert opened.headers["Location"] == (
        f"/study/{playing.enrolment.uid}/steps/{activity.uid}/#practice"
    )
    assert (
        "6,5/8"
        in client.get(_practice(activity, f"{playing.enrolment.uid}/")).content.decode()
    )


def test_c03_each_mark_is_told_once_and_a_former_one_is_news_no_more():
    grant, client = lecturer()
    activity, revision = essay_lesson(grant.unit)
    result = write(reader_of(activity, revision), "Đoàn kết")

    _keep(client, result, "5")
    _keep(client, result, "5")
    first = Notice.objects.get()
    _keep(client, result, "7")
    second = Notice.objects.latest("pk")
    first.refresh_from_db()

    assert Notice.objects.count() == PracticeMark.objects.count() == 2
    assert first.ends_at is not None
    assert second.ends_at is None
    assert second.person == result.enrolment.person
    assert second.unit == grant.unit


def test_c03_refused_mark_is_told_to_nobody():
    grant, client = lecturer()
    activity, revision = essay_lesson(grant.unit)
    result = write(reader_of(activity, revision), "Đoàn kết")

    _keep(client, result, "9")

    assert not Notice.objects.exists()


def test_c03_practice_in_lessons_of_others_is_hidden():
    grant, client = lecturer()
    activity, revision = essay_lesson(grant.unit)
    playing = reader_of(activity, revision)
    result = write(playing, "Đoàn kết")
    foreign = lecturer()[1]
    own = _client(
        GrantFactory(user=playing.user, role=Role.LECTURER, unit=grant.unit).user
    )
    other = reader_of(activity, revision, "Lê Văn Cường")

    for address in (
        _practice(activity),
        _practice(activity, f"{playing.enrolment.uid}/"),
        _written(activity),
        f"/h5p/written/{result.uid}/",
    ):
        assert foreign.get(address).status_code == 404
        assert client.get(address).status_code == 200
    assert own.get(f"/h5p/written/{result.uid}/").status_code == 404
    results = f"/study/{playing.enrolment.uid}/h5p/{activity.uid}/results/"
    assert _client(other.user).get(results).status_code == 404


def test_c03_lesson_without_content_has_no_practice():
    grant, client = lecturer()
    activity, revision = essay_lesson(grant.unit)
    playing = reader_of(activity, revision)
    plain = essay_lesson(grant.unit)[0]
    plain.versions.get().h5p.delete()
    results = f"/study/{playing.enrolment.uid}/h5p/{plain.uid}/results/"

    assert client.get(_practice(plain)).status_code == 404
    assert _client(playing.user).get(results).status_code == 404


def test_c03_lesson_practice_costs_the_same_for_one_and_three():
    grant, client = lecturer()
    activity, revision = essay_lesson(grant.unit)
    run = run_of(activity)
    playing = reader_of(activity, revision, run=run)
    _keep(client, write(playing, "Lần một"), "3")
    write(playing, "Lần hai")
    member = _client(playing.user)
    asked = [
        (client, _practice(activity)),
        (client, _practice(activity, f"{playing.enrolment.uid}/")),
        (client, _written(activity)),
        (member, f"/study/{playing.enrolment.uid}/h5p/{activity.uid}/results/"),
    ]

    def queries(who, address):
        with CaptureQueriesContext(connection) as found:
            assert who.get(address).status_code == 200
        return len(found)

    for one in asked:
        queries(*one)
    before = [queries(*one) for one in asked]
    for name in ("Trần Thị An", "Lê Văn Cường"):
        other = reader_of(activity, revision, name, run)
        _keep(client, write(other, "Lần một"), "4")
        write(other, "Lần hai")
    _choose(playing)

    assert [queries(*one) for one in asked] == before
