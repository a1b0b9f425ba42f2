"""Those who were there when something was held."""

import pytest

from courses.models import Admission
from courses.services.admission import admit
from kernel.models import AuditEvent
from tests.factories import NOON, ActivityFactory, EnrolmentFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_admitting_twice_is_once_and_passes_over_who_is_not_in_the_course() -> None:
    activity = ActivityFactory(kind="live")
    course = activity.section.course
    inside, left = (EnrolmentFactory(run__course=course) for _ in range(2))
    left.state = left.State.WITHDRAWN
    left.save()
    people = [inside.person_id, left.person_id, PersonFactory().pk]

    counts = [
        admit(activity=activity, people=people, actor=None, now=NOON) for _ in range(2)
    ]

    assert counts == [1, 0]
    assert Admission.objects.get().enrolment == inside
    assert AuditEvent.objects.filter(verb="activity.admitted").count() == 1
