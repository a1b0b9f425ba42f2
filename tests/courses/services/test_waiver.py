"""Leave from the order of lessons."""

import pytest

from courses.models import Activity, Enrolment, Progress
from courses.services.completion import (
    ActivityElsewhere,
    open_activity,
    report_evidence,
)
from courses.services.waiver import ReasonMissing, grant_waiver
from kernel.models import AuditEvent
from tests.factories import (
    NOON,
    ActivityFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

FINISHED = {"finished_at": NOON.isoformat()}


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
