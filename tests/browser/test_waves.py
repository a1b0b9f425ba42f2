"""Two officers: one divides and reviews, the other signs; the next wave opens."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from courses.models import CampaignVersion, Enrolment, Wave
from courses.services.campaign import DraftContent, create_campaign
from courses.services.roster import sync_roster
from courses.tasks import build_roster
from people.kinds.role import Role
from people.models import Unit, User
from tests.browser.visitor import Visitor, press
from tests.courses.rosters import people
from tests.factories import GrantFactory, UnitFactory, UserFactory, WaveFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db(transaction=True)

PILOT, REST = "Đảng ủy xã Bù Gia Mập", "Đảng ủy phường Đồng Xoài"


def _divided() -> Round:
    """A round of now: 60 people of the pilot of whom 2 studied, 70 of the rest wait."""
    this, now = make_round(), timezone.now()
    CampaignVersion.objects.update(
        title="Học tập, quán triệt Nghị quyết Đại hội đại biểu Đảng bộ tỉnh",
        opens_at=now - timedelta(days=10),
        closes_at=now + timedelta(days=20),
    )
    this.campaign.refresh_from_db()
    run = this.version.run
    run.opens_at, run.closes_at = now - timedelta(days=10), now + timedelta(days=20)
    run.save()
    for name, count in ((PILOT, 60), (REST, 70)):
        unit = UnitFactory(
            parent=this.province, kind=Unit.Kind.PARTY_COMMITTEE, name=name
        )
        people(UnitFactory(parent=unit, name=f"Chi bộ của {name}"), count)
    begun = timezone.localdate(now) - timedelta(days=8)
    pilot = Unit.objects.get(name=PILOT)
    WaveFactory(
        campaign=this.campaign,
        units=[str(pilot.uid)],
        opens_on=begun,
        released_at=now - timedelta(days=9),
    )
    WaveFactory(campaign=this.campaign, number=2, opens_on=begun + timedelta(days=15))
    sync_roster(campaign=this.campaign, actor=None)
    for place in Enrolment.objects.all()[:2]:
        this.enrolments[place.person_id] = place
        this.study(place.person)
    return this


def _officer(unit: Unit, name: str) -> User:
    user = UserFactory(display_name=name)
    return GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=unit, user=user).user


def test_a04_wave_is_reviewed_signed_and_the_next_opened(visit: Any) -> None:
    this = _divided()
    writer: Visitor = visit("both")
    writer.is_signed_in_as(_officer(this.province, "Trần Thị Hòa"))
    other = _officer(this.province, "Lê Văn Bình")
    page, waves = writer.page, f"/waves/{this.campaign.uid}/"

    writer.go(f"/campaigns/{this.campaign.uid}/")
    writer.look("waves_campaign")
    writer.go(f"/board/{this.campaign.uid}/{this.province.uid}/?view=table")
    writer.look("waves_board_table")
    writer.go(f"/board/{this.campaign.uid}/{this.province.uid}/")
    writer.look("waves_board")
    press(page, page.get_by_role("link", name="So sánh các giai đoạn"))
    writer.look("waves_side_by_side")
    page.locator("[name=at]").fill(f"{timezone.localdate() - timedelta(days=1)}")
    press(page, page.get_by_role("button", name="Xem", exact=True))
    writer.look("waves_as_of_yesterday")
    writer.go(waves)
    writer.look("waves")
    press(page, page.get_by_role("link", name="Viết bản rút kinh nghiệm"))
    page.get_by_label("Kinh nghiệm rút ra").fill("Mở lớp sớm hơn; thêm buổi tối.")
    press(page, page.get_by_role("button", name="Gửi người thứ hai"))
    writer.look("wave_review")
    signer: Visitor = visit("both")
    signer.is_signed_in_as(other)
    signer.go("/notices/")
    signer.look("wave_notice")
    press(signer.page, "main .cards form button")
    signer.look("wave_review_to_sign")
    press(signer.page, signer.page.get_by_role("button", name="Ký bản rút kinh nghiệm"))
    signer.look("waves_may_open")
    signer.page.get_by_role("button", name="Mở giai đoạn").first.click()
    answer = signer.page.locator("dialog [data-answer=yes]")
    press(signer.page, answer)
    signer.look("waves_opened")
    build_roster(campaign_id=this.campaign.pk)

    assert Wave.objects.get(number=2).released_at is not None
    assert Enrolment.objects.count() == 130


def test_a04_draft_is_divided_on_the_phone(visit: Any) -> None:
    province = UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")
    UnitFactory(parent=province, kind=Unit.Kind.PARTY_COMMITTEE, name=PILOT)
    user, now = _officer(province, "Trần Thị Hòa"), timezone.now()
    content = DraftContent("Đợt thử", now, now + timedelta(days=30))
    draft = create_campaign(owner=province, content=content, actor=user)
    officer: Visitor = visit("both")
    officer.is_signed_in_as(user)
    page = officer.page

    officer.go(f"/campaigns/{draft.campaign.uid}/waves/")
    officer.look("waves_draft_whole")
    press(page, page.get_by_role("button", name="Chia giai đoạn"))
    later = timezone.localdate(now) + timedelta(days=7)
    page.locator("#id_opens_on-2").fill(later.isoformat())
    page.get_by_role("combobox", name="Thêm tổ chức vào giai đoạn 1").fill("bu gia")
    page.get_by_role("option", name=PILOT).first.click()
    press(page, page.get_by_role("button", name="Lưu", exact=True))
    officer.look("waves_draft")

    first, second = Wave.objects.order_by("number")
    assert (len(first.units), second.units, second.opens_on) == (1, [], later)
