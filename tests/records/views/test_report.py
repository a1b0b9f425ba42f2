"""Reports, as pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from people.kinds.role import Role
from people.models import Unit
from records.models import Report
from tests.factories import NOON, GrantFactory, UnitFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    this = make_round()
    cell = UnitFactory(
        parent=UnitFactory(parent=this.province, kind=Unit.Kind.PARTY_COMMITTEE)
    )
    this.study(this.add(cell))
    this.add(cell, full_name="Điểu Thị Hạnh")
    this.count()
    return this


@pytest.fixture
def officer(this) -> Client:
    client = Client()
    user = GrantFactory(unit=this.province, role=Role.CAMPAIGN_OFFICER).user
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def question(this: Round, **changes: str) -> dict[str, str]:
    return {
        "unit": str(this.province.uid),
        "campaign": str(this.campaign.uid),
    } | changes


def new(shape: str = "round") -> str:
    return reverse("records:report_new") + f"?shape={shape}"


def test_a37_officer_asks_sees_and_takes_each_file(this, officer):
    asked = officer.post(new(), question(this))
    report = Report.objects.get()
    page = officer.get(asked.headers["Location"]).content.decode()
    files = {
        one: officer.post(reverse(f"records:report_{one}", args=[report.uid]))
        for one in ("docx", "xlsx", "pdf")
    }

    assert str(report.uid) in page
    assert "Điểu Thị Hạnh" in page
    assert "Chất lượng số liệu" in page
    assert "1/2" in page
    for one, file in files.items():
        kept = report.files.get(extension=one)
        assert len(file.getvalue()) == kept.size
        assert str(report.uid) in file.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("shape", "changes"),
    [
        ("period", {"from_on": "2026-01-01", "until_on": "2026-12-31"}),
        ("year", {"year": "2026"}),
        ("class", {}),
        ("round", {"at": "2026-05-31", "tree": "now", "signer_name": "A\x01B <b>"}),
    ],
)
def test_a37_each_shape_is_asked_by_its_own_form(this, officer, shape, changes):
    answer = officer.post(new(shape), question(this, **changes))

    report = Report.objects.get()
    assert answer.headers["Location"] == reverse("records:report", args=[report.uid])
    assert report.shape == shape
    assert report.made_at == NOON


@pytest.mark.parametrize(
    ("shape", "changes"),
    [
        ("round", {"unit": "x"}),
        ("round", {"unit": "00000000-0000-0000-0000-000000000000"}),
        ("round", {"campaign": "\x00"}),
        ("class", {"campaign": ""}),
        ("round", {"at": "2030-01-01"}),
        ("round", {"tree": "x"}),
        ("round", {"sign": "x" * 300}),
        ("period", {"from_on": "2026-07-01", "until_on": "2026-01-01"}),
        ("period", {"from_on": "9" * 300}),
        ("year", {"year": "1"}),
        ("year", {"year": "9" * 300}),
    ],
)
def test_hostile_questions_get_the_form_back(this, officer, shape, changes):
    answer = officer.post(new(shape), question(this, **changes))

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "error" in text
    assert "Một số ô cần sửa" in text
    assert ('<details class="stack" open>' in text) == ("sign" in changes)
    assert "lựa chọn hợp lệ" not in text  # not Django's words: what to choose instead
    assert not Report.objects.exists()


def test_a_moment_before_the_campaign_is_refused_in_words(this, officer):
    answer = officer.post(new(), question(this, at="2020-01-01"))

    assert answer.status_code == 422
    assert "chưa được ban hành" in answer.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "query", ["shape=%00", "unit=x&campaign=y&at=z&tree=%00", "shape=year&unit=%00"]
)
def test_hostile_addresses_get_the_form(officer, query):
    assert officer.get(reverse("records:report_new") + f"?{query}").status_code == 200


def test_a41_a_unit_beyond_the_grant_cannot_be_reported(this, officer):
    other = UnitFactory(kind=Unit.Kind.PROVINCE)

    officer.post(new(), question(this, unit=str(other.uid)))

    assert not Report.objects.exists()


def test_a_report_that_is_not_made_yet_says_so(this, officer, monkeypatch):
    monkeypatch.setattr("records.services.report.AT_ONCE", 1)

    asked = officer.post(new(), question(this))
    report = Report.objects.get()
    page = officer.get(reverse("records:report", args=[report.uid]))
    file = officer.post(reverse("records:report_pdf", args=[report.uid]), follow=True)

    assert asked.headers["Location"] in page.content.decode()
    assert "Báo cáo đang được lập" in page.content.decode()
    assert "Hãy thử lại" in file.content.decode()


def test_list_has_one_query_count_with_one_and_three_reports(
    this, officer, django_assert_num_queries
):
    officer.get(reverse("records:reports"))
    counts = []
    for days in (1, 2, 3):
        day = (NOON - timedelta(days=days)).date().isoformat()
        officer.post(new(), question(this, at=day))
        with django_assert_num_queries(6) as captured:
            page = officer.get(reverse("records:reports")).content.decode()
        counts.append(len(captured))

    assert counts == [6, 6, 6]
    assert page.count("Đã xong") == 3


def test_board_leads_to_a_report_on_what_is_seen(this, officer):
    cell = Unit.objects.get(kind=Unit.Kind.CELL)

    page = officer.get(
        reverse("records:report_new"),
        {"unit": str(cell.uid), "campaign": str(this.campaign.uid), "at": "2026-05-31"},
    ).content.decode()

    assert f'value="{cell.uid}" selected' in page
    assert 'value="2026-05-31"' in page
