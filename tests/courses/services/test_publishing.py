"""From a draft to a version in force, again and again."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from courses.kinds.audience import Audience
from courses.models import (
    Activity,
    Campaign,
    CampaignVersion,
    CourseRun,
    Enrolment,
    ResponsibleHead,
    RosterEntry,
)
from courses.selectors.campaign import version_at
from courses.services.campaign import (
    begin_version,
    create_campaign,
    save_draft,
)
from courses.services.completion import report_evidence
from courses.services.draft import NoDraft
from courses.services.head import name_head
from courses.services.publishing import (
    CampaignNotReady,
    close_campaign,
    publish_campaign,
)
from kernel.models import AuditEvent, Job
from people.kinds.role import Role
from people.models import Unit, User
from tests.courses.drafts import content
from tests.factories import (
    NOON,
    GrantFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_a01_publishing_is_one_transaction_and_the_roster_follows(
    draft: CampaignVersion,
    cell: Unit,
    officer: User,
    queued: Callable[[], list[Job]],
    run_jobs: Callable[..., list[Job]],
) -> None:
    for _ in range(3):
        PersonFactory(unit=cell)

    version = publish_campaign(campaign=draft.campaign, actor=officer)
    waiting = [(one.task, one.asked_by_uid) for one in queued()]
    state_before = Campaign.objects.get().state
    (job,) = run_jobs()
    campaign = Campaign.objects.get()

    assert waiting == [("courses.tasks.build_roster", officer.uid)]
    assert (state_before, campaign.state) == ("publishing", "published")
    assert (campaign.published, version.published_at) == (version, NOON)
    assert job.result == {"added": 3, "ended": 0, "enrolled": 3}
    assert Enrolment.objects.filter(run=version.run).count() == 3
    run = CourseRun.objects.get()
    assert (run.course, run.opens_at, run.closes_at) == (
        version.course,
        version.opens_at,
        version.closes_at,
    )
    audit = AuditEvent.objects.get(verb="campaign.published")
    assert (audit.facts["target_percent"], audit.facts["sign"]) == ("98.00", "64-KH/TU")


def test_publishing_twice_is_refused_and_asks_for_one_roster(
    draft: CampaignVersion, cell: Unit, officer: User, queued: Callable[[], list[Job]]
) -> None:
    PersonFactory(unit=cell)
    publish_campaign(campaign=draft.campaign, actor=officer)

    with pytest.raises(NoDraft):
        publish_campaign(campaign=draft.campaign, actor=officer)

    assert len(queued()) == 1
    assert AuditEvent.objects.filter(verb="campaign.published").count() == 1


def test_a01_edit_makes_version_two_and_records_keep_theirs(
    draft: CampaignVersion,
    cell: Unit,
    officer: User,
    run_jobs: Callable[..., list[Job]],
    noon: time_machine.Traveller,
) -> None:
    person = PersonFactory(unit=cell)
    first = publish_campaign(campaign=draft.campaign, actor=officer)
    run_jobs()
    enrolment = Enrolment.objects.get(person=person)
    lesson = Activity.objects.get(title="Bài 1")
    progress = report_evidence(
        enrolment=enrolment, activity=lesson, evidence={"finished_at": "x"}, actor=None
    )
    noon.shift(timedelta(hours=1))

    second = begin_version(campaign=draft.campaign, actor=officer)
    same = begin_version(campaign=draft.campaign, actor=officer)
    later = NOON + timedelta(days=40)
    save_draft(
        campaign=draft.campaign,
        content=content(first.campaign.owner, first.course, closes_at=later),
        actor=officer,
    )
    second = publish_campaign(campaign=draft.campaign, actor=officer)
    run_jobs()

    first.refresh_from_db()
    progress.refresh_from_db()
    assert (same.pk, second.number, second.run) == (second.pk, 2, first.run)
    assert [one.title for one in second.steps.order_by("position")] == [
        one.title for one in first.steps.order_by("position")
    ]
    assert first.closes_at == NOON + timedelta(days=30)
    assert CourseRun.objects.get().closes_at == later
    assert version_at(first.campaign, NOON) == first
    assert version_at(first.campaign, NOON + timedelta(hours=1)) == second
    assert RosterEntry.objects.get().version == first
    assert progress.completed_at == NOON


def test_publish_names_everything_that_is_missing(
    province: Unit, officer: User
) -> None:
    outside = UnitFactory(name="Đảng ủy tỉnh khác")
    draft = create_campaign(
        owner=province,
        content=content(
            province,
            None,
            title=" ",
            resolution=None,
            document_sign="kế hoạch sáu tư",
            opens_at=NOON - timedelta(days=2),
            closes_at=NOON - timedelta(days=1),
            audience=Audience((outside.uid,), ()),
        ),
        actor=officer,
    )

    with pytest.raises(CampaignNotReady) as refused:
        publish_campaign(campaign=draft.campaign, actor=officer)

    parts = [one.part for one in refused.value.problems]
    assert parts == ["basics", "basics", "basics", "audience", "audience", "course"]
    assert any("Đảng ủy tỉnh khác" in one.sentence for one in refused.value.problems)
    assert (Job.objects.count(), CourseRun.objects.count()) == (0, 0)
    assert Campaign.objects.get().state == Campaign.State.DRAFT


def test_publish_refuses_an_activity_that_is_not_ready_or_of_no_kind(
    draft: CampaignVersion, cell: Unit, officer: User
) -> None:
    PersonFactory(unit=cell)
    Activity.objects.filter(title="Bài kiểm tra").update(kind="empty")
    Activity.objects.filter(title="Bài 1").update(kind="hologram")

    with pytest.raises(CampaignNotReady) as refused:
        publish_campaign(campaign=draft.campaign, actor=officer)

    assert [one.sentence for one in refused.value.problems] == [
        "“Bài 1” thuộc loại chưa mở được.",
        "“Bài kiểm tra”: Chưa có đề.",
    ]


def test_heads_default_to_the_secretary_and_keep_a_choice(
    draft: CampaignVersion, province: Unit, cell: Unit, officer: User
) -> None:
    chosen = PersonFactory(unit=cell)
    by_role = PersonFactory(unit=cell, user=UserFactory())
    GrantFactory(user=by_role.user, unit=cell, role=Role.CELL_SECRETARY)
    other = UnitFactory(parent=province)
    by_office = PersonFactory(unit=other, position="Bí thư chi bộ")
    third = UnitFactory(parent=province)
    named = PersonFactory(unit=third)
    name_head(campaign=draft.campaign, unit=third, person=chosen, actor=officer)
    name_head(campaign=draft.campaign, unit=third, person=named, actor=officer)
    name_head(campaign=draft.campaign, unit=province, person=chosen, actor=officer)
    name_head(campaign=draft.campaign, unit=province, person=None, actor=officer)

    publish_campaign(campaign=draft.campaign, actor=officer)

    heads = dict(ResponsibleHead.objects.values_list("unit", "person"))
    assert heads == {cell.pk: by_role.pk, other.pk: by_office.pk, third.pk: named.pk}


def test_close_campaign_twice_closes_once(
    draft: CampaignVersion,
    cell: Unit,
    officer: User,
    run_jobs: Callable[..., list[Job]],
) -> None:
    PersonFactory(unit=cell)
    publish_campaign(campaign=draft.campaign, actor=officer)
    run_jobs()

    closed = [close_campaign(campaign=draft.campaign, actor=officer) for _ in "ab"]

    assert closed == [True, False]
