"""The editors' screens of resolutions, points and imports."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import PointResult, RunAnalysis
from cms.models import CoursePage
from courses.models import Point, Resolution
from tests.assessments.factories import QuizFactory
from tests.cms.conftest import signed_in
from tests.factories import NOON, CourseRunFactory, ResolutionFactory, UnitFactory

QUERIES_OF_A_POINT = 10
NEW = {
    "kind": "plan",
    "sign": "64-KH/TU",
    "title": "Kế hoạch",
    "issued_on": "2022-02-15",
}
POINT = {"number": "I", "title": "Mục đích", "tag": "core", "text": "Đoạn."}


@pytest.fixture
def client(editor):
    return signed_in(editor)


@pytest.fixture
def resolution(province):
    return ResolutionFactory(owner=province)


def at(route, **names):
    return reverse(f"cms:{route}", kwargs=names or None)


def test_c13_point_lists_the_lessons_that_name_it(client, resolution, lesson):
    client.post(at("resolution", uid=resolution.uid), POINT)
    point = Point.objects.get()
    lesson("Bài về mục đích", body=[{"type": "point", "value": point.pk}])

    page = client.get(at("point", uid=point.uid)).content.decode()

    assert "Bài về mục đích" in page


def test_c13_point_shows_understanding_over_rounds_of_ten_or_more(
    client, resolution, django_assert_num_queries
):
    client.post(at("resolution", uid=resolution.uid), POINT)
    point = Point.objects.get()
    client.get(at("point", uid=point.uid))  # what is looked up once
    for right, people, day in ((7, 10, 2), (9, 12, 1), (9, 9, 3)):
        _ask(point, right, people, closes_at=NOON - timedelta(days=day))
        with django_assert_num_queries(QUERIES_OF_A_POINT):
            page = client.get(at("point", uid=point.uid))

    rounds = [(one.whole.takers, one.whole.share) for one in page.context["rounds"]]
    assert rounds == [(10, 0.7), (12, 0.75)]
    assert "70 %" in page.content.decode()


def _ask(point, right, people, closes_at):
    run = CourseRunFactory(closes_at=closes_at, opens_at=closes_at - timedelta(days=9))
    analysis = RunAnalysis.objects.create(
        quiz=QuizFactory(), run=run, computed_at=NOON, is_settled=True,
        taken=people, takers=people,
    )  # fmt: skip
    units = [None, UnitFactory()]
    for unit, takers, points in zip(
        units, (people - 3, 3), (right - 3, 3), strict=True
    ):
        PointResult.objects.create(
            analysis=analysis, point=point, unit=unit, takers=takers, answers=takers,
            points=points,
        )  # fmt: skip


def test_tree_is_edited_by_its_screens(client, resolution, province):
    client.post(at("new_resolution"), {**NEW, "owner": province.uid})
    client.post(at("resolution", uid=resolution.uid), POINT)
    first = Point.objects.get(number="I")
    below = {f"below-{name}": value for name, value in POINT.items()}
    client.post(at("point_below", uid=first.uid), {**below, "below-number": "I.1"})
    child = Point.objects.get(number="I.1")
    client.post(at("point_move", uid=child.uid), {"move-position": "1"})
    client.post(at("point", uid=child.uid), {**POINT, "number": "II", "tag": "local"})
    client.post(at("point_state", uid=first.uid), {"state": "retired"})

    first.refresh_from_db()
    child.refresh_from_db()
    assert Resolution.objects.filter(sign="64-KH/TU").exists()
    assert [child.number, child.tag, child.parent] == ["II", "local", None]
    assert [child.position, first.position] == [1, 2] or child.position == 1
    assert first.retired_at is not None


@pytest.mark.parametrize(
    "bad",
    [
        {"number": ""},
        {"title": "\x00"},
        {"title": "x" * 501},
        {"tag": "unknown"},
        {"text": "x" * 20_001},
    ],
)
def test_bad_point_is_refused_in_words(client, resolution, bad):
    answer = client.post(at("resolution", uid=resolution.uid), {**POINT, **bad})

    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not Point.objects.exists()


@pytest.mark.parametrize("day", ["31/02/2022", "2022-02-31", "hôm qua", "\x00"])
def test_bad_day_is_refused_in_words(client, province, day):
    data = {**NEW, "owner": province.uid, "issued_on": day}

    answer = client.post(at("new_resolution"), data)

    assert answer.status_code == 422
    assert not Resolution.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_resolutions_costs_the_same_queries(client, province, count):
    for _ in range(count):
        ResolutionFactory(owner=province)

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(at("resolutions"))

    own = [one for one in queries if 'FROM "courses_resolution"' in one["sql"]]
    assert len(answer.context["page"]) == count
    assert len(own) == 2


def test_document_is_seen_before_its_course_is_made(client, province, tmp_path):
    text = "I. MỤC ĐÍCH\n1. Yêu cầu\n- Một <b>ý</b>.\n- Hai.\n"
    file = tmp_path / "ke-hoach.txt"
    file.write_text(text)
    with file.open("rb") as sent:
        made = client.post(at("imports"), {"file": sent, "owner": province.uid})

    shown = client.get(made["Location"]).content.decode()
    refused = client.post(made["Location"], {"title": "K", "with_points": "on"})
    answer = client.post(made["Location"], {"title": "Khóa mới"})

    assert "1. Yêu cầu" in shown
    assert "<b>ý</b>" not in shown
    assert refused.status_code == 422
    assert answer["Location"] == reverse(
        "wagtailadmin_explore", args=[CoursePage.objects.get(title="Khóa mới").pk]
    )


def test_secret_document_is_refused_with_the_instruction(client, province, tmp_path):
    file = tmp_path / "mat.txt"
    file.write_text("TỈNH ỦY\nMẬT\nI. MỤC ĐÍCH\nĐoạn.\n")

    with file.open("rb") as sent:
        answer = client.post(at("imports"), {"file": sent, "owner": province.uid})

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
