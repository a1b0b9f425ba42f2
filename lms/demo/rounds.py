"""Two campaigns: one that is over, one in its middle."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from assessments.models import Quiz
from assessments.services.analysis import analyse
from courses.kinds.audience import Audience
from courses.kinds.wave import WavePlan
from courses.models import (
    Activity,
    Campaign,
    CampaignVersion,
    Course,
    Enrolment,
    RosterEntry,
)
from courses.selectors.campaign_page import roster_key
from courses.services.campaign import DraftContent, create_campaign
from courses.services.publishing import build_roster, publish_campaign
from courses.services.wave import lay_waves
from kernel.models import Job
from lms.demo import fraud, outcome
from lms.demo.chance import chance
from lms.demo.documents import Staff
from lms.demo.load import Province
from lms.demo.outcome import Listed
from lms.demo.paper_rows import Slip, write_papers
from lms.demo.round_rows import Round, write_round
from people.models import Person, Unit
from records.models import StatedResult
from records.services.statement import issue_statement
from records.services.tally import recount

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
OVER = (timedelta(days=100), timedelta(days=72))  # before today: opens, closes
SOON = timedelta(minutes=2)
# Keyed wrongly on purpose, in the file of questions too, so that a key stands in doubt.
SLIP = Slip("Ai phải nêu gương trước hết?", "Người đứng đầu")
OPEN = (timedelta(days=9), timedelta(days=-12))


def hold_past_campaign(province: Province, course: Course, staff: Staff) -> Campaign:
    """A campaign of the last quarter: everybody's records are there, its roster stands."""
    opens_at, closes_at = window_of(province, *OVER)
    version = publish(
        course, staff, (opens_at, closes_at),
        title="Đợt học tập chuyên đề quý trước: làm theo tư tưởng, đạo đức, phong cách "
        "Hồ Chí Minh",
        owner=_root(province),
        audience=Audience((_root(province).uid,), (Person.Kind.MEMBER,)),
    )  # fmt: skip
    listed = listed_of(province, version.campaign)
    source = chance(province.seed, "past")
    done = dict(outcome.finished(source, listed, activities_of(course)))
    member = next(one.person.id for one in province.parts if one.key == "member")
    if done[member].stage:  # whoever tries the demo finds a certificate of theirs
        done[member] = outcome.well_done(activities_of(course))
    write_round(Round(province, version, done, source, until=closes_at))
    _lay_papers(version)
    Campaign.objects.filter(pk=version.campaign_id).update(
        state=Campaign.State.CLOSED, roster_closed_at=closes_at
    )
    recount(campaign=version.campaign)
    _tell(version.campaign, staff, closes_at + timedelta(days=1))
    return version.campaign


def _tell(campaign: Campaign, staff: Staff, now: datetime) -> None:
    """The statement of the campaign that is over; its window has passed."""
    told = issue_statement(campaign=campaign, actor=staff.campaign_officer, now=now)
    StatedResult.objects.filter(statement=told).update(seen_at=now)


def _lay_papers(version: CampaignVersion) -> None:
    """Papers and answers of the campaign that is over, and what they tell."""
    quiz = Quiz.objects.get(activity__section__course=version.course_id)
    assert version.run is not None
    write_papers(quiz_id=quiz.pk, run_id=version.run.pk, slip=SLIP)
    analyse(quiz=quiz, run=version.run, now=version.run.closes_at + SOON)


def hold_open_campaign(province: Province, course: Course, staff: Staff) -> Campaign:
    """A campaign that is under way today; the demo's member has done two lessons of it."""
    opens_at, closes_at = window_of(province, *OPEN)
    version = publish(
        course, staff, (opens_at, closes_at),
        title="Đợt học tập Kế hoạch 64-KH/TU",
        owner=_root(province),
        audience=Audience((_root(province).uid,), tuple(Person.Kind)),
    )  # fmt: skip
    listed = listed_of(province, version.campaign)
    source = chance(province.seed, "open")
    done = dict(outcome.under_way(source, listed, activities_of(course)))
    for part in province.parts:
        stage = {"member": 2, "newcomer": 0, "secretary": activities_of(course)}
        if part.key in stage:
            done[part.person.id] = outcome.reached(
                source, stage[part.key], activities_of(course)
            )
    cheats = fraud.chosen(province, {one.person_id for one in listed})
    for person in cheats:
        done[person] = outcome.reached(
            source, activities_of(course) - 1, activities_of(course)
        )
    until = min(closes_at, province.now - timedelta(minutes=30))
    write_round(Round(province, version, done, source, until=until))
    recount(campaign=version.campaign)
    _cheat(version, cheats, staff, province.now)
    return version.campaign


def _cheat(
    version: CampaignVersion, people: list[int], staff: Staff, now: datetime
) -> None:
    places = Enrolment.objects.filter(run=version.run, person__in=people)
    fraud.commit_frauds(
        quiz=Quiz.objects.get(
            activity__section__course=version.course_id, is_practice=False
        ),
        places=list(places.select_related("run", "person__user").order_by("pk")),
        officer=staff.campaign_officer,
        now=now,
    )


def window_of(
    province: Province, opens: timedelta, closes: timedelta
) -> tuple[datetime, datetime]:
    """From half past seven on the first day to ten at night on the last."""
    first, last = province.today - opens, province.today - closes
    return (
        datetime(first.year, first.month, first.day, 7, 30, tzinfo=HERE),
        datetime(last.year, last.month, last.day, 22, 0, tzinfo=HERE),
    )


def _root(province: Province) -> Unit:
    return Unit.objects.get(pk=province.root.id)


def publish(
    course: Course,
    staff: Staff,
    window: tuple[datetime, datetime],
    *,
    title: str,
    owner: Unit,
    audience: Audience,
    waves: Sequence[WavePlan] = (),
) -> CampaignVersion:
    """Publish through the services, as if it had been done three days before it opened."""
    opens_at, closes_at = window
    content = DraftContent(
        title=title,
        opens_at=opens_at,
        closes_at=closes_at,
        document_sign=course.resolution.sign if course.resolution else "",
        resolution=course.resolution,
        audience=audience,
        course=course,
    )
    officer = staff.campaign_officer
    earlier = opens_at - timedelta(days=3)
    draft = create_campaign(owner=owner, content=content, actor=officer, now=earlier)
    if waves:
        lay_waves(campaign=draft.campaign, plans=waves, actor=officer, now=earlier)
    version = publish_campaign(campaign=draft.campaign, actor=officer, now=earlier)
    Campaign.objects.filter(pk=version.campaign_id).update(created_at=earlier)
    build_roster(campaign=version.campaign, now=opens_at)
    Job.objects.filter(key=roster_key(version)).update(
        state=Job.State.DONE,
        created_at=earlier,
        started_at=earlier,
        finished_at=earlier,
    )
    return CampaignVersion.objects.select_related("campaign", "run").get(pk=version.pk)


def listed_of(province: Province, campaign: Campaign) -> list[Listed]:
    by_id = {unit.id: unit for unit in province.units}
    committee: dict[int, str] = {}
    for unit in province.units:
        above = unit
        while above.parent and above.parent.parent:
            above = above.parent
        committee[unit.id] = by_id[above.id].code
    entries = RosterEntry.objects.filter(campaign=campaign, ended_at=None).exclude(
        exclusion=RosterEntry.Exclusion.MOVED_OUT
    )
    return [
        Listed(
            person_id,
            committee[unit_id],
            is_member and not exclusion,
            person_id in province.user_ids,
        )
        for person_id, unit_id, is_member, exclusion in entries.order_by(
            "person_id"
        ).values_list("person_id", "unit_id", "is_member", "exclusion")
    ]


def activities_of(course: Course) -> int:
    return Activity.objects.filter(section__course=course, is_required=True).count()
