"""Drafts of campaigns."""

import pytest

from courses.models import (
    Campaign,
    CampaignVersion,
    Course,
)
from courses.selectors.readiness import SIGN, problems_of
from courses.services.campaign import (
    CourseStays,
    RunElsewhere,
    WindowBackwards,
    begin_version,
    discard_draft,
    save_draft,
)
from courses.services.draft import NoDraft
from courses.services.publishing import (
    publish_campaign,
)
from people.models import Unit, User
from tests.courses.drafts import content
from tests.factories import (
    NOON,
    CourseFactory,
    CourseRunFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db


def test_course_suggests_steps_without_letting_the_test_into_participation(
    draft: CampaignVersion,
) -> None:
    steps = [(one.kind, one.title) for one in draft.steps.order_by("position")]

    assert steps == [
        ("study", "Phần một"),
        ("study", "Bài 2"),
        ("test", "Bài kiểm tra"),
    ]


def test_draft_without_people_or_test_says_so(
    draft: CampaignVersion, cell: Unit
) -> None:
    draft.steps.all().delete()

    found = [(one.part, one.blocks) for one in problems_of(draft, NOON)]

    assert found == [
        ("audience", True),
        ("steps", True),
        ("steps", False),
        ("heads", False),
    ]


def test_draft_refuses_a_backward_window_and_a_foreign_run(
    draft: CampaignVersion, province: Unit, course: Course, officer: User
) -> None:
    for wrong, refusal in [
        ({"closes_at": NOON}, WindowBackwards),
        ({"run": CourseRunFactory()}, RunElsewhere),
    ]:
        with pytest.raises(refusal):
            save_draft(
                campaign=draft.campaign,
                content=content(province, course, **wrong),
                actor=officer,
            )


def test_published_campaign_keeps_its_course(
    draft: CampaignVersion, province: Unit, cell: Unit, officer: User
) -> None:
    PersonFactory(unit=cell)
    publish_campaign(campaign=draft.campaign, actor=officer)
    begin_version(campaign=draft.campaign, actor=officer)

    with pytest.raises(CourseStays):
        save_draft(
            campaign=draft.campaign,
            content=content(province, CourseFactory()),
            actor=officer,
        )


def test_discarded_draft_goes_and_what_is_in_force_stays(
    draft: CampaignVersion, cell: Unit, officer: User
) -> None:
    PersonFactory(unit=cell)
    publish_campaign(campaign=draft.campaign, actor=officer)
    begin_version(campaign=draft.campaign, actor=officer)

    stays = discard_draft(campaign=draft.campaign, actor=officer)
    with pytest.raises(NoDraft):
        discard_draft(campaign=draft.campaign, actor=officer)

    assert stays
    assert list(CampaignVersion.objects.values_list("number", flat=True)) == [1]


def test_discarding_the_only_draft_removes_the_campaign(
    draft: CampaignVersion, officer: User
) -> None:
    assert not discard_draft(campaign=draft.campaign, actor=officer)
    assert not Campaign.objects.exists()


@pytest.mark.parametrize(
    ("sign", "is_one"),
    [
        ("64-KH/TU", True),
        ("57-NQ/TW", True),
        ("36/QĐ-TCT", True),
        ("91/2025/QH15", True),
        ("339-QĐ/TW", True),
        ("kế hoạch 64", False),
        ("64", False),
        ("=1-KH/TU", False),
    ],
)
def test_sign_of_a_document_is_recognised(sign: str, is_one: bool) -> None:  # noqa: FBT001
    assert bool(SIGN.match(sign)) == is_one
