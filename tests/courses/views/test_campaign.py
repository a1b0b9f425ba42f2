"""The officer's screens: draft, check, publish; and who may see what."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Campaign, CampaignVersion, Enrolment
from courses.services.publishing import publish_campaign
from courses.services.roster import sync_roster
from kernel.models import Job
from people.kinds.role import Role
from people.models import Unit, User
from tests.courses.drafts import url
from tests.courses.rosters import people
from tests.factories import (
    NOON,
    CampaignVersionFactory,
    GrantFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_a01_officer_makes_checks_and_publishes_a_campaign(
    runner: Client,
    cell: Unit,
    filled: dict[str, Any],
    run_jobs: Callable[..., list[Job]],
) -> None:
    people(cell, 3)

    made = runner.post(reverse("courses:campaign_new"), filled)
    campaign = Campaign.objects.get()
    draft = campaign.versions.get()
    check = runner.get(url("campaign_check", campaign))
    published = runner.post(url("campaign_publish", campaign))
    run_jobs()
    page = runner.get(url("campaign", campaign))

    assert made["Location"] == url("campaign_steps", campaign)
    assert (str(draft.target), draft.opens_at.isoformat()) == (
        "98.00",
        "2026-05-31T17:00:00+00:00",
    )
    assert draft.closes_at.isoformat() == "2026-06-30T16:59:59+00:00"
    assert check.context["missing"] == []
    assert published["Location"] == url("campaign", campaign)
    assert page.context["numbers"].counted == 3
    assert page.context["campaign"].state == "published"


def test_check_names_what_is_missing_with_a_way_to_it(
    runner: Client, province: Unit
) -> None:
    draft = CampaignVersionFactory(campaign__owner=province, document_sign="")

    page = runner.get(url("campaign_check", draft.campaign))
    refused = runner.post(url("campaign_publish", draft.campaign))

    body = page.content.decode()
    assert "Chọn khóa học của đợt." in body
    assert f"{url('campaign_edit', draft.campaign)}#course" in body
    assert refused["Location"] == url("campaign_check", draft.campaign)
    assert Campaign.objects.get().state == "draft"


def test_new_version_is_begun_compared_and_discarded(
    runner: Client, draft: CampaignVersion, cell: Unit, officer: User
) -> None:
    people(cell, 1)
    publish_campaign(campaign=draft.campaign, actor=officer)

    begun = runner.post(url("campaign_begin_version", draft.campaign))
    edit = runner.get(url("campaign_edit", draft.campaign))
    CampaignVersion.objects.filter(number=2).update(
        title="Lần hai", published_at=NOON + timedelta(seconds=1)
    )
    compared = runner.get(url("campaign_version", draft.campaign, 2))
    gone = runner.post(url("campaign_discard", draft.campaign))

    changed = [one for one in compared.context["facts"] if one.has_changed]
    assert begun["Location"] == url("campaign_edit", draft.campaign)
    assert edit.context["form"].fields["course"].disabled
    assert [one.lines for one in changed] == [("Lần hai",)]
    assert gone["Location"] == url("campaign", draft.campaign)


def test_list_and_campaign_are_closed_once(
    runner: Client, version: CampaignVersion
) -> None:
    answers = [
        runner.post(url(name, version.campaign), follow=True).content.decode()
        for name in ("campaign_close_roster", "campaign_close", "campaign_close")
    ]

    version.campaign.refresh_from_db()
    assert "Đã chốt danh sách" in answers[0]
    assert "Đã đóng đợt học tập" in answers[1]
    assert "Chỉ đóng được đợt đã công bố" in answers[2]
    assert version.campaign.state == "closed"


def test_campaign_list_filters_sorts_and_has_one_query_count(
    runner: Client, province: Unit, queries_of: Callable[[Client, str], int]
) -> None:
    address = reverse("courses:campaign_list")
    CampaignVersionFactory(campaign__owner=province, title="Nghị quyết A")
    one = queries_of(runner, address)
    for title in ("Chỉ thị B", "Kết luận C"):
        CampaignVersionFactory(campaign__owner=province, title=title)
    CampaignVersionFactory(title="Của tỉnh khác")

    def titles(**query: str) -> list[str]:
        page = runner.get(address, query).context["page"]
        return [row.title for row in page]

    assert one == queries_of(runner, address) <= 8
    assert titles(sort="title") == ["Chỉ thị B", "Kết luận C", "Nghị quyết A"]
    assert titles(sort="-title") == ["Nghị quyết A", "Kết luận C", "Chỉ thị B"]
    assert titles(q="nghi quyet") == ["Nghị quyết A"]
    assert titles(state="published") == []
    assert len(titles(sort="; drop", page="-3", state="x\x00", q="\x00")) == 3


@pytest.mark.parametrize("name", ["campaign", "campaign_check", "campaign_heads"])
def test_pages_of_a_campaign_have_one_query_count(
    runner: Client,
    draft: CampaignVersion,
    cell: Unit,
    queries_of: Callable[[Client, str], int],
    name: str,
) -> None:
    PersonFactory(unit=cell)
    one = queries_of(runner, url(name, draft.campaign))
    for _ in range(2):
        PersonFactory(unit=UnitFactory(parent=draft.campaign.owner))

    assert queries_of(runner, url(name, draft.campaign)) == one


def test_a41_secretary_sees_the_published_campaign_of_their_people_only(
    client: Client, version: CampaignVersion, cell: Unit, province: Unit
) -> None:
    people(cell, 1)
    sync_roster(campaign=version.campaign, actor=None)
    CampaignVersionFactory(campaign__owner=province)
    client.force_login(GrantFactory(unit=cell, role=Role.CELL_SECRETARY).user)
    empty = UnitFactory(parent=province)

    seen = client.get(reverse("courses:campaign_list")).context["page"]
    page = client.get(url("campaign", version.campaign))
    edit = client.get(url("campaign_edit", version.campaign))
    client.force_login(GrantFactory(unit=empty, role=Role.CELL_SECRETARY).user)
    elsewhere = client.get(url("campaign", version.campaign))

    assert [one.pk for one in seen] == [version.campaign_id]
    assert (page.status_code, page.context["history"]) == (200, [])
    assert (edit.status_code, elsewhere.status_code) == (404, 404)


def test_a45_learner_who_is_no_member_reaches_the_course(
    client: Client, runner: Client, draft: CampaignVersion, cell: Unit, officer: User
) -> None:
    CampaignVersion.objects.update(
        audience={**draft.audience, "kinds": ["member", "press"]}
    )
    reporter = PersonFactory(unit=cell, kind="press", user=UserFactory())
    version = publish_campaign(campaign=draft.campaign, actor=officer)
    sync_roster(campaign=version.campaign, actor=None)

    numbers = runner.get(url("campaign", version.campaign)).context["numbers"]
    client.force_login(reporter.user)
    place = Enrolment.objects.get(person=reporter)
    page = client.get(reverse("courses:study_course", args=[place.uid]))

    assert (numbers.registered, numbers.counted, numbers.others) == (0, 0, 1)
    assert page.status_code == 200


def test_heads_in_force_are_shown_within_the_users_units(
    client: Client, draft: CampaignVersion, cell: Unit, officer: User
) -> None:
    PersonFactory(unit=cell, position="Bí thư chi bộ", full_name="Lò Thị Én")
    other = UnitFactory(parent=draft.campaign.owner, name="Chi bộ khác")
    version = publish_campaign(campaign=draft.campaign, actor=officer)
    sync_roster(campaign=version.campaign, actor=None)
    client.force_login(GrantFactory(unit=cell, role=Role.CELL_SECRETARY).user)

    page = client.get(url("campaign_answering", version.campaign)).context["page"]
    client.force_login(GrantFactory(unit=other, role=Role.CELL_SECRETARY).user)

    assert [(one.name, one.head_name) for one in page] == [("Chi bộ 1", "Lò Thị Én")]
    assert client.get(url("campaign_answering", version.campaign)).status_code == 404
