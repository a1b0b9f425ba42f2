"""The page on which a draft is divided into waves."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import CampaignVersion, Wave
from courses.services.campaign import begin_version
from courses.services.publishing import publish_campaign
from people.models import Unit, User
from tests.courses.drafts import url
from tests.factories import PersonFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def laid(cells: list[Unit]) -> dict[str, Any]:
    """The form as an officer fills it in: three waves."""
    return {
        "count": "3",
        "opens_on-1": "2026-06-01",
        "units-1": [str(cells[0].uid), ""],
        "opens_on-2": "2026-06-08",
        "units-2": [str(cells[1].uid)],
        "opens_on-3": "2026-06-15",
        "then": "stay",
    }


def test_a04_officer_divides_the_draft_and_joins_it_again(
    runner: Client, draft: CampaignVersion, laid: dict[str, Any]
) -> None:
    where = url("campaign_waves", draft.campaign)

    empty = runner.get(where)
    asked = runner.get(where + "?count=3")
    saved = [runner.post(where, laid) for _ in range(2)]
    shown = runner.get(where)
    numbers = list(Wave.objects.order_by("number").values_list("number", flat=True))
    runner.post(where, {"then": "none", "count": "3"})

    assert (empty.context["form"], len(asked.context["parts"])) == (None, 3)
    assert [one["Location"] for one in saved] == [where, where]
    assert numbers == [1, 2, 3]
    assert [len(one.chosen) for one in shown.context["parts"]] == [1, 1, 0]
    assert 'value="2026-06-15"' in shown.content.decode()
    assert Wave.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"opens_on-1": "31/02/2026"}, ["opens_on-1"]),
        ({"opens_on-2": ""}, ["opens_on-2"]),
        ({"opens_on-2": "2026-05-30"}, ["opens_on-2"]),
        ({"opens_on-3": "9999-12-31"}, ["opens_on-3"]),
        ({"opens_on-3": "2026-06-08"}, ["opens_on-3"]),
        ({"units-1": []}, ["units-1"]),
        ({"units-1": ["không phải mã"]}, ["units-1"]),
        ({"units-2": [str(uuid4())]}, ["units-2"]),
        ({"units-2": ["\x00"]}, ["units-2"]),
        ({"units-2": [str(uuid4())] * 501}, ["units-2"]),
    ],
)
def test_a04_hostile_division_gets_a_clear_answer_and_writes_nothing(
    runner: Client,
    draft: CampaignVersion,
    laid: dict[str, Any],
    wrong: dict[str, Any],
    fields: list[str],
) -> None:
    answer = runner.post(url("campaign_waves", draft.campaign), {**laid, **wrong})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == fields
    assert Wave.objects.count() == 0


def test_a04_unit_stands_in_one_wave_and_foreign_ones_in_none(
    runner: Client, draft: CampaignVersion, laid: dict[str, Any]
) -> None:
    where = url("campaign_waves", draft.campaign)
    foreign = UnitFactory(name="Tỉnh khác")

    twice = runner.post(where, {**laid, "units-2": laid["units-1"]})
    other = runner.post(where, {**laid, "units-1": [str(foreign.uid)]})

    assert list(twice.context["form"].errors) == ["units-2"]
    assert list(other.context["form"].errors) == ["units-1"]


@pytest.mark.parametrize("count", ["0", "1", "7", "-3", "1e9", "hai", "\x00"])
def test_a04_number_of_waves_that_cannot_be_is_as_if_unsaid(
    runner: Client, draft: CampaignVersion, count: str
) -> None:
    where = url("campaign_waves", draft.campaign)

    page = runner.get(where, {"count": count})
    posted = runner.post(where, {"count": count})

    assert (page.status_code, page.context["form"]) == (200, None)
    assert posted.status_code == 302
    assert Wave.objects.count() == 0


def test_a04_page_of_a_published_campaign_says_what_to_do_instead(
    runner: Client,
    draft: CampaignVersion,
    cells: list[Unit],
    laid: dict[str, Any],
    officer: User,
) -> None:
    campaign = draft.campaign
    PersonFactory(unit=cells[0])
    publish_campaign(campaign=campaign, actor=officer)
    begin_version(campaign=campaign, actor=officer)

    page = runner.get(url("campaign_waves", campaign)).content.decode()
    runner.post(url("campaign_waves", campaign), laid)

    assert "lập đợt mới cho cùng khóa học" in page
    assert f'href="{reverse("courses:campaign_new")}"' in page
    assert Wave.objects.count() == 0
