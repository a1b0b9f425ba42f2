"""From a draft to a version in force, again and again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from courses.kinds.audience import Audience
from courses.models import (
    Activity,
    Campaign,
    CampaignVersion,
    Course,
    CourseRun,
    Enrolment,
    ResponsibleHead,
    RosterEntry,
)
from courses.selectors.campaign import version_at
from courses.selectors.readiness import SIGN, problems_of
from courses.services.campaign import (
    CourseStays,
    DraftContent,
    NoDraft,
    RunElsewhere,
    WindowBackwards,
    begin_version,
    create_campaign,
    discard_draft,
    name_head,
    save_draft,
)
from courses.services.completion import report_evidence
from courses.services.publishing import (
    CampaignNotReady,
    close_campaign,
    publish_campaign,
)
from kernel.models import AuditEvent, Job
from people.kinds.role import Role
from people.models import Unit, User
from tests.factories import (
    NOON,
    ActivityFactory,
    CourseFactory,
    CourseRunFactory,
    GrantFactory,
    PersonFactory,
    ResolutionFactory,
    SectionFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> Unit:
    return UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")


@pytest.fixture
def cell(province: Unit) -> Unit:
    return UnitFactory(parent=province, name="Chi bộ 1")


@pytest.fixture
def officer() -> User:
    return UserFactory()


@pytest.fixture
def course(province: Unit) -> Course:
    """Two sections of lessons; the second ends in a test."""
    made: Course = CourseFactory(owner=province)
    first = SectionFactory(course=made, position=1, title="Phần một")
    second = SectionFactory(course=made, position=2, title="Phần hai")
    ActivityFactory(section=first, position=1, title="Bài 1")
    ActivityFactory(section=second, position=1, title="Bài 2")
    ActivityFactory(section=second, position=2, title="Bài kiểm tra", kind="quiz")
    return made


def content(province: Unit, course: Course | None, **fields: Any) -> DraftContent:
    given: dict[str, Any] = {
        "title": "Học tập Nghị quyết 57-NQ/TW",
        "document_sign": "64-KH/TU",
        "resolution": ResolutionFactory(),
        "opens_at": NOON,
        "closes_at": NOON + timedelta(days=30),
        "audience": Audience((province.uid,), ("member",)),
        "course": course,
    }
    return DraftContent(**{**given, **fields})


@pytest.fixture
def draft(province: Unit, course: Course, officer: User) -> CampaignVersion:
    return create_campaign(
        owner=province, content=content(province, course), actor=officer
    )


def test_course_suggests_steps_without_letting_the_test_into_participation(
    draft: CampaignVersion,
) -> None:
    steps = [(one.kind, one.title) for one in draft.steps.order_by("position")]

    assert steps == [
        ("study", "Phần một"),
        ("study", "Bài 2"),
        ("test", "Bài kiểm tra"),
    ]


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
