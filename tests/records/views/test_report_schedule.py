"""Schedules of reports, as pages."""

import pytest
from django.test import Client
from django.urls import reverse

from people.kinds.role import Role
from people.models import Grant
from records.kinds.report import Heading
from records.kinds.report_schedule import Cadence, Standing
from records.models import ReportSchedule
from records.services.report_schedule import lay_schedule
from tests.factories import GrantFactory, UnitFactory
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def grant() -> Grant:
    return GrantFactory(unit=make_round().province, role=Role.CAMPAIGN_OFFICER)


@pytest.fixture
def officer(grant) -> Client:
    client = Client()
    client.force_login(grant.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def wish(grant: Grant, **changes: str) -> dict[str, str]:
    return {"unit": str(grant.unit.uid), "cadence": "month", "days": "2"} | changes


def lay(grant: Grant, cadence: str = Cadence.MONTH) -> ReportSchedule:
    return lay_schedule(
        cadence=cadence, unit=grant.unit, days=0, heading=Heading(), actor=grant.user
    )


def test_a37_officer_lays_changes_pauses_and_deletes_a_schedule(officer, grant):
    officer.post(reverse("records:schedule_new"), wish(grant, place="Bình Phước"))
    schedule = ReportSchedule.objects.get()
    listed = officer.get(reverse("records:schedules")).content.decode()
    address = reverse("records:schedule", args=[schedule.uid])
    shown = officer.get(address).content.decode()
    officer.post(address, wish(grant, cadence="quarter", days="0"))
    officer.post(reverse("records:schedule_pause", args=[schedule.uid]))
    schedule.refresh_from_db()
    paused = (schedule.cadence, schedule.days, schedule.standing)
    officer.post(reverse("records:schedule_resume", args=[schedule.uid]))
    schedule.refresh_from_db()
    officer.post(reverse("records:schedule_delete", args=[schedule.uid]))

    assert "02/06/2026" in listed
    assert "Bình Phước" in shown
    assert paused == (Cadence.QUARTER, 0, Standing.PAUSED)
    assert schedule.standing == Standing.ACTIVE
    assert not ReportSchedule.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"days": "61"},
        {"days": "-1"},
        {"days": "9" * 300},
        {"cadence": "week"},
        {"unit": "x\x00"},
        {"place": "x" * 81},
    ],
)
def test_a37_hostile_wish_gets_the_form_back(officer, grant, changes):
    answer = officer.post(reverse("records:schedule_new"), wish(grant, **changes))

    assert answer.status_code == 200
    assert "error" in answer.content.decode()
    assert not ReportSchedule.objects.exists()


def test_a37_second_of_the_same_is_refused_in_words(officer, grant):
    lay(grant)

    answer = officer.post(reverse("records:schedule_new"), wish(grant))

    assert "đã có lịch" in answer.content.decode()


def test_a37_a_unit_beyond_the_grant_cannot_be_scheduled(officer, grant):
    other = UnitFactory(kind="province")

    officer.post(reverse("records:schedule_new"), wish(grant, unit=str(other.uid)))

    assert not ReportSchedule.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_a37_list_asks_the_same_however_long(
    officer, grant, rows, django_assert_max_num_queries
):
    for cadence in list(Cadence)[:rows]:
        lay(grant, cadence)

    with django_assert_max_num_queries(12):
        officer.get(reverse("records:schedules"))
