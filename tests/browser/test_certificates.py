"""The office issues certificates; a member finds theirs; anybody checks the paper."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from courses.models import CourseRun
from people.kinds.role import Role
from records.models import Certificate
from records.services.ledger_sealing import seal_all
from tests.browser.visitor import press
from tests.factories import GrantFactory, UserFactory
from tests.records.certified import make_register, passed
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Nguyễn Hoàng Phương Thị Khánh Nguyệt Quỳnh"


@pytest.fixture(autouse=True)
def _own_keys(settings, tmp_path):
    settings.LEDGER_KEY = tmp_path / "ledger" / "key"
    settings.CREDENTIAL_KEY = tmp_path / "credential" / "key"


def test_a50_office_issues_member_finds_and_anybody_checks(visit):
    this = make_round()
    CourseRun.objects.update(closes_at=timezone.now() + timedelta(days=9))
    (person,) = passed(this, full_name=NAME, user=UserFactory())
    register = make_register(this.province)
    officer = GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=this.province).user
    office, member, anybody = visit("desk"), visit("phone"), visit("phone")

    office.is_signed_in_as(officer)
    office.go(f"/certificates/{register.uid}/issue/{this.campaign.uid}/")
    office.look("certificate_issue")
    office.page.get_by_label(NAME).check()
    office.page.get_by_role("button", name="Cấp cho người đã đánh dấu").click()
    press(office.page, office.page.get_by_role("button", name="Cấp", exact=True))
    expect(office.page.get_by_text("Đã cấp 1 giấy.")).to_be_visible()
    office.look("certificate_register")
    press(office.page, office.page.get_by_role("link", name="GCN-ĐVM"))
    office.look("certificate")
    seal_all()

    member.is_signed_in_as(person.user)
    member.go("/mine/")
    member.look("own_with_certificate")
    with member.page.expect_download() as download:
        member.page.get_by_role("listitem").get_by_role("link", name="Tải PDF").click()
    assert download.value.suggested_filename.startswith("chung-nhan-")
    press(member.page, member.page.get_by_role("link", name="Sổ học tập"))
    member.look("own_book")
    with member.page.expect_download() as download:
        member.page.get_by_role("link", name="Tải PDF").click()
    assert download.value.suggested_filename.startswith("so-hoc-tap-")

    anybody.go(f"/check/{Certificate.objects.get().code}/")
    expect(anybody.page.get_by_text("Có hiệu lực")).to_be_visible()
    expect(anybody.page.get_by_text(NAME)).to_have_count(0)
    anybody.look("certificate_check")
