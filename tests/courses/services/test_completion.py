"""What the completion contract promises to the kinds of activity."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from courses.events import ActivityCompleted, CourseCompleted, EvidenceReported
from courses.models import Activity, Enrolment, Progress
from courses.services.completion import (
    ActivityClosed,
    ActivityElsewhere,
    EvidenceLate,
    explain_progress,
    open_activity,
    report_evidence,
)
from kernel.models import AuditEvent
from tests.factories import (
    NOON,
    ActivityFactory,
    ContentVersionFactory,
    EnrolmentFactory,
)

pytestmark = pytest.mark.django_db

FINISHED = {"finished_at": NOON.isoformat()}


def finish(enrolment: Enrolment, activity: Activity) -> Progress:
    return report_evidence(
        enrolment=enrolment, activity=activity, evidence=FINISHED, actor=None
    )


def test_a05_lesson_three_is_closed_until_two_is_complete(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    finish(enrolment, lessons[0])

    with pytest.raises(ActivityClosed, match="Bài hai") as refused:
        open_activity(enrolment=enrolment, activity=lessons[2], actor=None)
    finish(enrolment, lessons[1])
    progress = open_activity(enrolment=enrolment, activity=lessons[2], actor=None)

    assert refused.value.former == lessons[1]
    assert progress.opened_at == NOON


def test_a05_evidence_does_not_open_a_closed_lesson(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    with pytest.raises(ActivityClosed, match="Bài một"):
        finish(enrolment, lessons[2])

    assert Progress.objects.count() == 0


def test_open_activity_twice_keeps_the_first_content(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    lesson = lessons[0]
    content = ContentVersionFactory(activity=lesson, number=1)

    first = open_activity(enrolment=enrolment, activity=lesson, actor=None)
    ContentVersionFactory(activity=lesson, number=2)
    second = open_activity(enrolment=enrolment, activity=lesson, actor=None)

    assert (second, second.content) == (first, content)
    assert AuditEvent.objects.filter(verb="activity.opened").count() == 1


def test_open_activity_pins_the_newest_content(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    ContentVersionFactory(activity=lessons[0], number=1)
    newest = ContentVersionFactory(activity=lessons[0], number=2)

    progress = open_activity(enrolment=enrolment, activity=lessons[0], actor=None)

    assert progress.content == newest


@pytest.mark.parametrize("days", [-8, 7, 30])
def test_a05_open_activity_refuses_outside_the_window(
    enrolment: Enrolment, lessons: list[Activity], days: int
) -> None:
    with pytest.raises(ActivityClosed):
        open_activity(
            enrolment=enrolment,
            activity=lessons[0],
            actor=None,
            now=NOON + timedelta(days=days),
        )


def test_open_activity_refuses_a_withdrawn_learner_and_a_foreign_lesson(
    lessons: list[Activity],
) -> None:
    withdrawn = EnrolmentFactory(
        run=Enrolment.objects.get().run, state=Enrolment.State.WITHDRAWN
    )

    with pytest.raises(ActivityClosed):
        open_activity(enrolment=withdrawn, activity=lessons[0], actor=None)
    with pytest.raises(ActivityElsewhere):
        open_activity(enrolment=EnrolmentFactory(), activity=lessons[0], actor=None)


def test_report_evidence_refuses_the_withdrawn_and_the_late(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    open_activity(enrolment=enrolment, activity=lessons[0], actor=None)
    late = enrolment.run.closes_at + timedelta(hours=24)

    with pytest.raises(EvidenceLate):
        report_evidence(
            enrolment=enrolment,
            activity=lessons[0],
            evidence=FINISHED,
            actor=None,
            now=late,
        )
    Enrolment.objects.update(state=Enrolment.State.WITHDRAWN)
    with pytest.raises(ActivityClosed):
        finish(enrolment, lessons[0])


def test_report_evidence_counts_what_arrives_within_a_day_of_the_end(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    open_activity(enrolment=enrolment, activity=lessons[0], actor=None)

    progress = report_evidence(
        enrolment=enrolment,
        activity=lessons[0],
        evidence=FINISHED,
        actor=None,
        now=enrolment.run.closes_at + timedelta(hours=23),
    )

    assert progress.completed_at is not None


def test_report_evidence_twice_completes_and_tells_once(
    enrolment: Enrolment, lessons: list[Activity], completions: list[object]
) -> None:
    first = finish(enrolment, lessons[0])
    second = finish(enrolment, lessons[0])

    assert second == first
    assert [type(one) for one in completions] == [EvidenceReported, ActivityCompleted]
    assert AuditEvent.objects.filter(verb="activity.completed").count() == 1


def test_course_is_complete_once_with_its_last_required_lesson(
    enrolment: Enrolment, lessons: list[Activity], completions: list[object]
) -> None:
    optional = ActivityFactory(
        section=lessons[0].section, position=9, is_required=False
    )

    for lesson in [*lessons, lessons[2]]:
        finish(enrolment, lesson)
    finish(enrolment, optional)

    enrolment.refresh_from_db()
    completed = [one for one in completions if isinstance(one, CourseCompleted)]
    assert (enrolment.state, enrolment.completed_at) == ("completed", NOON)
    assert [one.enrolment.pk for one in completed] == [enrolment.pk]
    assert AuditEvent.objects.filter(verb="enrolment.completed").count() == 1


def test_a06_progress_explains_each_clause_with_its_evidence(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    test = lessons[0]
    test.rule = {"clauses": [{"kind": "submitted"}, {"kind": "scaled", "least": "0.5"}]}
    test.save()

    progress = report_evidence(
        enrolment=enrolment,
        activity=test,
        evidence={"attempts": ["a1"], "scaled": "0.40"},
        actor=None,
    )
    before = [
        (one.kind, one.is_met, one.evidence) for one in explain_progress(progress)
    ]
    progress = report_evidence(
        enrolment=enrolment,
        activity=test,
        evidence={"attempts": ["a2"], "scaled": "0.5"},
        actor=None,
    )
    after = [(one.kind, one.is_met, one.evidence) for one in explain_progress(progress)]

    assert before == [("submitted", True, ("a1",)), ("scaled", False, ("a1",))]
    assert after == [
        ("submitted", True, ("a1", "a2")),
        ("scaled", True, ("a1", "a2")),
    ]
    assert progress.completed_at == NOON


def test_a06_rule_change_alters_no_completed_record(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    progress = finish(enrolment, lessons[0])
    used = progress.rule

    lessons[0].rule = {"clauses": [{"kind": "seconds", "least": 600}]}
    lessons[0].save()
    progress = report_evidence(
        enrolment=enrolment, activity=lessons[0], evidence={"seconds": 5}, actor=None
    )

    assert (progress.rule, progress.completed_at) == (used, NOON)
    assert [one.kind for one in explain_progress(progress)] == ["finished"]


def test_opening_what_is_open_takes_one_query(
    enrolment: Enrolment,
    lessons: list[Activity],
    django_assert_num_queries: Callable[..., Any],
) -> None:
    open_activity(enrolment=enrolment, activity=lessons[0], actor=None)

    with django_assert_num_queries(3):  # with its savepoint
        open_activity(enrolment=enrolment, activity=lessons[0], actor=None)
