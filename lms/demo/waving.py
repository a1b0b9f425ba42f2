"""A campaign in three waves: the pilot reviewed, the second open, the third waiting."""

from datetime import datetime, timedelta

from courses.kinds.audience import Audience
from courses.kinds.wave import WavePlan
from courses.models import Campaign, CampaignVersion, Course, Enrolment
from courses.services.roster import sync_roster
from courses.services.wave import release_wave
from lms.demo import outcome
from lms.demo.chance import chance
from lms.demo.copying import joined_by_hash
from lms.demo.documents import Staff
from lms.demo.load import Province
from lms.demo.outcome import Listed
from lms.demo.round_rows import Round, write_round
from lms.demo.rounds import activities_of, listed_of, publish, window_of
from people.models import Person, Unit, User
from records.services.tally import recount
from records.services.wave_review import sign_review, write_review

WINDOW = (timedelta(days=20), timedelta(days=-15))  # before today: opens, closes
WRITTEN, SIGNED, SECOND, THIRD = (timedelta(days=one) for one in (7, 6, 5, -3))
WAVES = 3  # one commune each, none of them that of the demo people
LEARNT = """Thời gian mở bài kiểm tra phù hợp, đảng viên làm bài trên điện thoại thuận lợi.

Cần gửi lịch học cho chi bộ trước ba ngày; các chi bộ thôn xa nên học tập trung tại nhà \
văn hóa, bí thư chi bộ hỗ trợ người chưa có tài khoản. Giai đoạn sau giữ nguyên nội dung."""


def hold_waved_campaign(province: Province, course: Course, staff: Staff) -> Campaign:
    """The second wave has the course since five days; the third may not open yet."""
    communes = _communes(province)
    opens_at, closes_at = window_of(province, *WINDOW)
    second_at, _ = window_of(province, SECOND, SECOND)
    version = publish(
        course, staff, (opens_at, closes_at),
        title="Đợt học tập tư tưởng Hồ Chí Minh quý này, thí điểm trước",
        owner=Unit.objects.get(pk=province.root.id),
        audience=Audience(tuple(one.uid for one in communes), (Person.Kind.MEMBER,)),
        waves=[
            WavePlan(opens_at.date(), (communes[0].uid,)),
            WavePlan(second_at.date(), (communes[1].uid,)),
            WavePlan(province.today - THIRD),
        ],
    )  # fmt: skip
    source = chance(province.seed, "waves")
    pilot = _with_a_place(province, version)
    done = outcome.finished(source, pilot, activities_of(course))
    reviewed_at, _ = window_of(province, WRITTEN, WRITTEN)
    write_round(Round(province, version, done, source, until=reviewed_at))
    _open_second(province, version.campaign, staff, reviewed_at, second_at)
    had = {one.person_id for one in pilot}
    later = [o for o in _with_a_place(province, version) if o.person_id not in had]
    done = outcome.under_way(source, later, activities_of(course))
    until = province.now - timedelta(minutes=30)
    write_round(Round(province, version, done, source, until=until, since=second_at))
    recount(campaign=version.campaign)
    return version.campaign


def _communes(province: Province) -> list[Unit]:
    """The standing communes after the first, which is that of the demo people."""
    standing = [
        one for one in province.units if one.flavour == "commune" and one.stands
    ]
    chosen = [one.id for one in standing[1 : WAVES + 1]]
    return list(Unit.objects.filter(pk__in=chosen).order_by("pk"))


def _with_a_place(province: Province, version: CampaignVersion) -> list[Listed]:
    places = Enrolment.objects.filter(run=version.run)
    asked = set(places.values_list("person_id", flat=True))
    listed = listed_of(province, version.campaign)
    return [one for one in listed if one.person_id in asked]


def _open_second(
    province: Province, campaign: Campaign, staff: Staff, written: datetime,
    opens_at: datetime,
) -> None:  # fmt: skip
    """Review the pilot by two persons and open the second wave on its day."""
    part = next(one for one in province.parts if one.key == "second_campaign_officer")
    signer = User.objects.get(pk=province.user_ids[part.person.id])
    signed = written + (WRITTEN - SIGNED)
    pilot, second, _ = campaign.waves.order_by("number")
    with joined_by_hash():
        review = write_review(
            wave=pilot, text=LEARNT, actor=staff.campaign_officer, now=written
        )
    sign_review(review=review, actor=signer, read_at=written, now=signed)
    release_wave(wave=second, opens_on=opens_at.date(), actor=signer, now=signed)
    sync_roster(campaign=campaign, actor=None, now=opens_at)
