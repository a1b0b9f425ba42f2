"""Schedules of reports, as pages."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.kinds.role import Role
from records.kinds.rhythm import Rhythm
from records.models import ReportSchedule
from records.services.report_schedule import lay_schedule, run_schedules
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round
from tests.records.services.test_report_schedule import MONTH

pytestmark = pytest.mark.django_db
LIST = "records:report_schedules"


@pytest.fixture
def this() -> Round:
    return make_round()


@pytest.fixture
def officer(this) -> Client:
    client = Client()
    user = GrantFactory(unit=this.province, role=Role.CAMPAIGN_OFFICER).user
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(client: Client) -> str:
    return str(client.get(reverse(LIST)).content.decode())


def act(client: Client, what: str) -> str:
    uid = ReportSchedule.objects.get().uid
    reply = client.post(reverse(f"records:report_schedule_{what}", args=[uid]))
    assert reply.headers["Location"] == reverse(LIST)
    return text_of(client)


def test_a37_schedule_is_laid_paused_resumed_and_removed(this, officer):
    assert "Chưa có lịch nào" in text_of(officer)

    laid = officer.post(
        reverse("records:report_schedule_new"),
        {"rhythm": "month", "unit": str(this.province.uid), "place": "Phước Bình"},
    )

    assert laid.headers["Location"] == reverse(LIST)
    page = text_of(officer)
    assert "Hằng tháng" in page
    assert "01/07/2026" in page
    assert "Chạy tiếp" in act(officer, "pause")
    assert "Đang chạy" in act(officer, "resume")
    assert "Chưa có lịch nào" in act(officer, "remove")


def test_a37_schedule_that_is_there_or_says_nothing_is_refused_with_a_word(
    this, officer
):
    new = reverse("records:report_schedule_new")
    asked = {"rhythm": "year", "unit": str(this.province.uid)}
    officer.post(new, asked)

    again = officer.post(new, asked).content.decode()
    empty = officer.post(new, {"unit": str(this.province.uid)}).content.decode()
    foreign = officer.post(new, asked | {"unit": str(UnitFactory().uid)})

    assert "đã có lịch như vậy cho đơn vị này" in again
    assert "Anh/chị chọn chu kỳ" in empty
    assert foreign.status_code == 200
    assert ReportSchedule.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_a37_schedules_have_one_query_count(
    this, officer, count, django_assert_num_queries
):
    for _ in range(count):
        user = GrantFactory(unit=this.province, role=Role.CAMPAIGN_OFFICER).user
        lay_schedule(rhythm=Rhythm.MONTH, unit=this.province, actor=user)
    stopped = lay_schedule(rhythm=Rhythm.YEAR, unit=this.province, actor=UserFactory())
    run_schedules(now=timezone.now() + MONTH)
    assert ReportSchedule.objects.get(pk=stopped.pk).stopped_at

    with django_assert_num_queries(7):
        page = text_of(officer)

    assert "Đã dừng" in page
