"""Leave from the order of lessons."""

import pytest

from courses.events import ActivityCompleted, CourseCompleted, EvidenceReported
from courses.models import Activity, Enrolment, Progress
from courses.services.completion import (
    ActivityElsewhere,
    open_activity,
    report_evidence,
)
from courses.services.waiver import ReasonMissing, grant_waiver
from kernel import events
from kernel.models import AuditEvent
from tests.factories import (
    NOON,
    ActivityFactory,
    EnrolmentFactory,
    SectionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

FINISHED = {"finished_at": NOON.isoformat()}


@pytest.fixture
def enrolment() -> Enrolment:
    return EnrolmentFactory()


@pytest.fixture
def lessons(enrolment: Enrolment) -> list[Activity]:
    """Three lessons over two sections, made in another order than they are taken."""
    course = enrolment.run.course
    second = SectionFactory(course=course, position=2)
    first = SectionFactory(course=course, position=1)
    third_lesson = ActivityFactory(section=second, position=1, title="Bài ba")
    second_lesson = ActivityFactory(section=first, position=2, title="Bài hai")
    first_lesson = ActivityFactory(section=first, position=1, title="Bài một")
    return [first_lesson, second_lesson, third_lesson]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The events of completion, as they come."""
    log: list[object] = []
    for kind in (EvidenceReported, ActivityCompleted, CourseCompleted):
        monkeypatch.setitem(events._handlers, kind, [log.append])
    return log


def finish(enrolment: Enrolment, activity: Activity) -> Progress:
    return report_evidence(
        enrolment=enrolment, activity=activity, evidence=FINISHED, actor=None
    )


def test_a05_waiver_opens_out_of_order_and_names_who_gave_it(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    officer = UserFactory(display_name="Lê Văn Cán Bộ")

    waiver = grant_waiver(
        enrolment=enrolment, activity=lessons[2], reason=" ốm  dài ngày ", actor=officer
    )
    again = grant_waiver(
        enrolment=enrolment, activity=lessons[2], reason="khác", actor=UserFactory()
    )
    open_activity(enrolment=enrolment, activity=lessons[2], actor=None)

    audit = AuditEvent.objects.get(verb="waiver.granted")
    assert (again, waiver.reason, waiver.granted_by) == (
        waiver,
        "ốm dài ngày",
        officer,
    )
    assert (audit.actor_label, audit.facts["reason"]) == (
        "Lê Văn Cán Bộ",
        "ốm dài ngày",
    )


def test_waiver_refuses_a_blank_reason_and_a_foreign_lesson(
    enrolment: Enrolment, lessons: list[Activity]
) -> None:
    officer = UserFactory()

    with pytest.raises(ReasonMissing):
        grant_waiver(
            enrolment=enrolment, activity=lessons[2], reason=" \n", actor=officer
        )
    with pytest.raises(ActivityElsewhere):
        grant_waiver(
            enrolment=enrolment, activity=ActivityFactory(), reason="x", actor=officer
        )
