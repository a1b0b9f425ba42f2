"""The learner's page of a lesson."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.models import Progress
from courses.services.completion import report_evidence
from tests.cms.conftest import go_live, signed_in
from tests.cms.services.test_lesson import CHECK, edit
from tests.factories import NOON

OWN_QUERIES = 3  # enrolment, the way with progress, content
SHELL_QUERIES = 4  # session, account, unit in the masthead, roles of the day


def address(enrolment, activity, step=""):
    names = {"enrolment_uid": enrolment.uid, "activity_uid": activity.uid}
    return reverse(f"cms:lesson{step}", kwargs=names)


@pytest.fixture
def member(enrolment):
    return signed_in(enrolment.person.user)


def test_lesson_is_shown_only_after_it_was_begun(member, enrolment, lesson):
    activity = lesson()

    before = member.get(address(enrolment, activity)).content.decode()
    member.post(address(enrolment, activity, "_begin"))
    after = member.get(address(enrolment, activity)).content.decode()

    assert "Nội dung bài học." not in before
    assert "Nội dung bài học." in after


def test_a05_next_lesson_is_closed_by_address_too(member, enrolment, lesson):
    lesson("Bài một")
    second = lesson("Bài hai")

    answer = member.post(address(enrolment, second, "_begin"), follow=True)

    assert "Bài một" in answer.content.decode()
    assert "Nội dung bài học." not in answer.content.decode()
    assert Progress.objects.count() == 0


def test_finish_says_clause_by_clause_what_is_missing(member, enrolment, lesson, noon):
    activity = lesson(body=[CHECK], least_seconds=120)
    asked = member.get(address(enrolment, activity)).content.decode()
    member.post(address(enrolment, activity, "_begin"))
    studied = {"enrolment": enrolment, "activity": activity, "actor": None}

    early = member.post(address(enrolment, activity, "_finish"), follow=True)
    report_evidence(**studied, evidence={"seconds": 121})
    noon.shift(121)
    uid = activity.versions.get().lesson_checks.get().uid
    answer = member.post(
        address(enrolment, activity, "_check"),
        {"check": str(uid), f"check-{uid}": "1"},
        follow=True,
    )
    late = member.post(address(enrolment, activity, "_finish"), follow=True)

    assert "Trả lời các câu hỏi kiểm tra nhanh" in asked
    assert "đã xong" not in asked  # nothing is, before it has begun
    warning = str(next(iter(early.context["messages"])))
    assert "2" in warning
    assert "Mục II.4" in answer.content.decode()
    progress = Progress.objects.get()
    assert progress.completed_at is not None
    assert progress.evidence["seconds"] == 121
    assert progress.evidence["finished_at"] == NOON.isoformat()
    assert all(clause.is_met for clause in late.context["view"].clauses)


def test_check_takes_any_answer_and_keeps_none(member, enrolment, lesson):
    activity = lesson(body=[CHECK])
    member.post(address(enrolment, activity, "_begin"))
    uid = str(activity.versions.get().lesson_checks.get().uid)

    member.post(
        address(enrolment, activity, "_check"), {"check": uid, f"check-{uid}": "0"}
    )

    assert Progress.objects.get().evidence["checks"] == {uid: True}


@pytest.mark.parametrize(
    "data",
    [{}, {"check": "\x00"}, {"check": "x" * 9999}, {"check": str(uuid4()), "a": "1"}],
)
def test_check_refuses_what_it_does_not_know(member, enrolment, lesson, data):
    activity = lesson(body=[CHECK])
    member.post(address(enrolment, activity, "_begin"))

    answer = member.post(address(enrolment, activity, "_check"), data)

    assert answer.status_code == 302
    assert Progress.objects.get().evidence == {}


@pytest.mark.parametrize("count", [1, 3])
def test_lesson_costs_the_same_queries_in_any_course(member, enrolment, lesson, count):
    first, *_ = [lesson(f"Bài {number}") for number in range(count)]
    member.post(address(enrolment, first, "_begin"))

    with CaptureQueriesContext(connection) as queries:
        answer = member.get(address(enrolment, first))

    own = [one for one in queries if "EXECUTE p_cms_" in one["sql"]]
    assert len(own) == OWN_QUERIES
    assert len(queries) <= OWN_QUERIES + SHELL_QUERIES
    assert len(answer.content) < 25_000


def test_newer_text_is_announced_and_the_pinned_one_shown(member, enrolment, draft):
    page = go_live(draft())
    activity = page.lesson.activity
    member.post(address(enrolment, activity, "_begin"))

    go_live(edit(page, body=[{"type": "text", "value": "<p>Bản mới.</p>"}]))
    answer = member.get(address(enrolment, activity))

    assert answer.context["view"].has_newer
    assert "Bản mới." not in answer.content.decode()


def test_lesson_of_somebody_else_is_not_found(staff, enrolment, lesson):
    activity = lesson()

    answer = signed_in(staff()).get(address(enrolment, activity))

    assert answer.status_code == 404
