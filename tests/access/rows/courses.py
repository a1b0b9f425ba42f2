"""Addresses of courses."""

from typing import Any

from courses.models import (
    Activity,
    Campaign,
    CampaignVersion,
    Enrolment,
    Progress,
)
from courses.permissions import VIEW_CAMPAIGN
from courses.services.campaign import begin_version
from people.access import today
from people.kinds.role import Role
from tests.access.row import Row
from tests.access.world import Caller, Side, World
from tests.factories import (
    NOON,
    ActivityFactory,
    CampaignVersionFactory,
    EnrolmentFactory,
    RosterEntryFactory,
    SectionFactory,
    UserFactory,
)


def _enrolment(side: Side) -> dict[str, Any]:
    return {"enrolment_uid": _place(side).uid}


def _step(side: Side) -> dict[str, Any]:
    place = _place(side)
    return {"enrolment_uid": place.uid, "activity_uid": _lesson(place).uid}


def _progress(side: Side) -> dict[str, Any]:
    place = _place(side)
    progress, _ = Progress.objects.get_or_create(
        enrolment=place, activity=_lesson(place), defaults={"opened_at": NOON}
    )
    return {"progress_uid": progress.uid}


def _place(side: Side) -> Enrolment:
    """The member's place in a course of one open lesson, made once."""
    place = Enrolment.objects.filter(person=side.person).first()
    if place is None:
        place = EnrolmentFactory(person=side.person, run__course__owner=side.province)
    return place


def _lesson(place: Enrolment) -> Activity:
    lesson = Activity.objects.filter(section__course=place.run.course).first()
    if lesson is None:
        lesson = ActivityFactory(section=SectionFactory(course=place.run.course))
    return lesson


def _campaign(side: Side) -> dict[str, Any]:
    return {"uid": _version(side).campaign.uid}


def _draft(side: Side) -> dict[str, Any]:
    version = _version(side)
    begin_version(campaign=version.campaign, actor=UserFactory())
    return {"uid": version.campaign.uid}


def _head(side: Side) -> dict[str, Any]:
    return {**_draft(side), "unit_uid": side.cell.uid}


def _version(side: Side) -> CampaignVersion:
    """A campaign of the province in force, with the side's member on its list."""
    version: CampaignVersion = CampaignVersionFactory(
        campaign__owner=side.province, published_at=NOON, title=f"Đợt {side.name}"
    )
    Campaign.objects.filter(pk=version.campaign_id).update(
        published=version, state=Campaign.State.PUBLISHED
    )
    RosterEntryFactory(version=version, unit=side.cell, person=side.person)
    return version


def _on_the_list(_world: World, caller: Caller, side: Side) -> bool:
    """A grant at the province, or one whose subtree holds the member on the list."""
    line = {side.province.pk, side.committee.pk, side.cell.pk}
    return any(
        Role(one.role) in VIEW_CAMPAIGN.roles
        and one.unit_id in line
        and today() in one.period
        for one in caller.grants
    )


ROWS: list[Row] = [
    Row("courses:campaign_list"),
    Row("courses:campaign_new"),
    Row("courses:campaign", _campaign, may=_on_the_list),
    Row(
        "courses:campaign_version",
        lambda side: {**_campaign(side), "number": 1},
        may=_on_the_list,
    ),
    Row("courses:campaign_answering", _campaign, may=_on_the_list),
    Row("courses:campaign_edit", _draft, at="province"),
    Row("courses:campaign_steps", _draft, at="province"),
    Row("courses:campaign_heads", _draft, at="province"),
    Row("courses:campaign_head", _head, at="province"),
    Row("courses:campaign_waves", _draft, at="province"),
    Row("courses:campaign_check", _draft, at="province"),
    Row("courses:campaign_publish", _draft, at="province", method="post"),
    Row("courses:campaign_begin_version", _campaign, at="province", method="post"),
    Row("courses:campaign_discard", _draft, at="province", method="post"),
    Row("courses:campaign_close_roster", _campaign, at="province", method="post"),
    Row("courses:campaign_close", _campaign, at="province", method="post"),
    Row("courses:study"),
    Row("courses:study_course", _enrolment, is_own=True),
    Row("courses:study_activity", _step, is_own=True),
    Row("courses:waiver_list"),
    Row("courses:waiver_new", _enrolment),
    Row("courses:progress_rule", _progress, is_own=True),
]
