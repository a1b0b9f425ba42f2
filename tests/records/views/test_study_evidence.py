"""A lesson of a record, opened down to what shows that it was studied."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from courses.kinds.beat import Beat, Device
from courses.models import ContentClip, Progress, StudyDay, StudySitting, StudyTrace
from courses.services.completion import open_activity, report_evidence
from courses.services.sitting import note_beats
from kernel.models import AuditEvent
from lms.services.retention import forget_raw
from people.kinds.role import Role
from tests.factories import (
    NOON,
    ContentVersionFactory,
    GrantFactory,
    UnitFactory,
    UserFactory,
)
from tests.records.factories import make_round
from tests.records.views.test_contest import client_of

pytestmark = pytest.mark.django_db
CLIP = "c" * 64
QUERIES = 9  # four of them for the page around it
HTML = """<h2>Mục một</h2><h2>Mục hai</h2>
<fieldset id="check-7"><legend>Tỷ lệ?</legend></fieldset>"""


@pytest.fixture
def studied():
    """A member has had a lesson before them for 61 seconds, and seen half its clip."""
    this = make_round()
    content = ContentVersionFactory(activity=this.lessons[0], html=HTML)
    ContentClip.objects.create(
        content=content, sha256=CLIP, title="Clip", seconds=100, position=0
    )
    person = this.add(UnitFactory(parent=this.province), user=UserFactory())
    place = {"enrolment": this.enrolments[person.pk], "activity": this.lessons[0]}
    progress = open_activity(**place, actor=None)
    page = {**place, "actor": None, "sitting_uid": uuid4(), "device": Device.PHONE}
    note_beats(**page, beats=[], clock=NOON)
    beats = [Beat(1, [(0, 61)], {CLIP: [(0, 30), (80, 100)]}, [0, 2])]
    note_beats(**page, beats=beats, clock=NOON + timedelta(seconds=62))
    report_evidence(**place, evidence={"checks": {"7": True}}, actor=None)
    return progress


def address(progress):
    return reverse("records:study_evidence", args=[progress.uid])


def test_a08_record_opens_down_to_time_clips_parts_and_questions(studied):
    client = client_of(studied.enrolment.person.user)

    page = client.get(address(studied)).content.decode()

    shown = client.get(address(studied)).context["shown"]
    assert [(one.device, clock) for one, clock in shown.days] == [("phone", "1:01")]
    assert [(one.percent, one.clocks) for one in shown.clips] == [
        (50, [("0:00", "0:30"), ("1:20", "1:40")])
    ]
    assert [reached for _title, reached in shown.parts] == [True, False, True]
    assert shown.checks == (("Tỷ lệ?", True),)
    assert '<rect x="80" width="20" height="8"/>' in page
    assert "đã xem 50 %" in page
    assert not AuditEvent.objects.filter(verb="person.read").exists()  # one's own


def test_a08_secretary_sees_it_and_the_look_is_noted_once(studied):
    unit = studied.enrolment.person.homes.get().unit
    secretary = GrantFactory(unit=unit, role=Role.CELL_SECRETARY).user
    stranger = GrantFactory(unit=UnitFactory(), role=Role.CELL_SECRETARY).user

    seen = client_of(secretary).get(address(studied))
    hidden = client_of(stranger).get(address(studied))

    assert (seen.status_code, hidden.status_code) == (200, 404)
    assert studied.enrolment.person.full_name in seen.content.decode()
    assert AuditEvent.objects.filter(verb="person.read").count() == 1


def test_a08_raw_pages_go_after_ninety_days_and_the_sums_stay(studied):
    client = client_of(studied.enrolment.person.user)
    before = client.get(address(studied)).context["shown"].days

    forget_raw(now=NOON + timedelta(days=89))
    kept = StudySitting.objects.count()
    forget_raw(now=NOON + timedelta(days=91))

    assert (kept, StudySitting.objects.count()) == (1, 0)
    assert StudyTrace.objects.get().seconds == StudyDay.objects.get().seconds == 61
    assert client.get(address(studied)).context["shown"].days == before


def test_a08_record_without_measures_says_so(studied):
    StudyTrace.objects.all().delete()
    Progress.objects.update(content=None)

    page = client_of(studied.enrolment.person.user).get(address(studied))

    assert "Chưa đo được thời gian" in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a08_evidence_costs_the_same_queries_for_many_days(
    studied, django_assert_num_queries, count
):
    trace = StudyTrace.objects.get()
    for ahead in range(1, count):
        day = NOON.date() + timedelta(days=ahead)
        StudyDay.objects.create(trace=trace, day=day, device="tablet", seconds=9)
        ContentClip.objects.create(
            content=studied.content, sha256=str(ahead), title="Clip", seconds=9,
            position=ahead,
        )  # fmt: skip

    client = client_of(studied.enrolment.person.user)
    with django_assert_num_queries(QUERIES):
        client.get(address(studied))
