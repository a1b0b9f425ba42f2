"""The smallest valid rows of people and courses, without surprises.

Days: a unit stands since 2020, a home since 2024; tests live at noon UTC on 1 June 2026.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from django.db.backends.postgresql.psycopg_any import DateRange
from factory.django import DjangoModelFactory

from courses.models import (
    Activity,
    Campaign,
    CampaignStep,
    CampaignVersion,
    ContentVersion,
    Course,
    CourseRun,
    Enrolment,
    Point,
    Resolution,
    RosterEntry,
    Section,
    Wave,
)
from people.kinds.name import search_key, sort_key
from people.kinds.role import Role
from people.models import (
    Grant,
    HomeUnit,
    Person,
    Unit,
    UnitEdge,
    UnitName,
    UnitPath,
    User,
)

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
FOUNDED = date(2020, 1, 1)
SETTLED = date(2024, 1, 1)
PASSWORD = "mat-khau-thu-nghiem"


@cache
def _hash(password: str) -> str:
    """One hash serves all test accounts: Argon2 is slow on purpose."""
    return make_password(password)


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    display_name = factory.Sequence(lambda n: f"Nguyễn Văn {n}")
    password = factory.LazyFunction(lambda: _hash(PASSWORD))


class UnitFactory(DjangoModelFactory[Unit]):
    """A unit below ``parent`` (a root if None), with name, edge and path since 2020."""

    class Meta:
        model = Unit
        skip_postgeneration_save = True

    kind = Unit.Kind.CELL
    code = factory.Sequence(lambda n: f"C{n:05d}")
    name = factory.Sequence(lambda n: f"Chi bộ {n}")
    name_key = factory.LazyAttribute(lambda unit: search_key(unit.name))
    founded_on = FOUNDED

    @classmethod
    def _create(cls, model_class: type[Unit], *args: Any, **kwargs: Any) -> Unit:
        parent = kwargs.pop("parent", None)
        unit = super()._create(model_class, *args, **kwargs)
        dated = {
            "period": DateRange(unit.founded_on, None),
            "decision_number": "1-QĐ/TU",
            "decision_on": unit.founded_on,
        }
        UnitName.objects.create(unit=unit, name=unit.name, **dated)
        UnitEdge.objects.create(unit=unit, parent=parent, **dated)
        above = UnitPath.objects.filter(unit=parent).last() if parent else None
        UnitPath.objects.create(
            unit=unit,
            path=f"{above.path}.u{unit.pk}" if above else f"u{unit.pk}",
            depth=above.depth + 1 if above else 1,
            period=dated["period"],
        )
        return unit

    parent = None


class PersonFactory(DjangoModelFactory[Person]):
    """A member at home in ``unit`` since 2024 (nowhere if None)."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"DV{n:06d}")
    full_name = factory.Sequence(lambda n: f"Trần Thị {n}")
    name_key = factory.LazyAttribute(lambda person: search_key(person.full_name))
    sort_key = factory.LazyAttribute(lambda person: sort_key(person.full_name))
    unit = None

    @classmethod
    def _create(cls, model_class: type[Person], *args: Any, **kwargs: Any) -> Person:
        unit = kwargs.pop("unit", None)
        person = super()._create(model_class, *args, **kwargs)
        if unit:
            HomeUnit.objects.create(
                person=person, unit=unit, period=DateRange(SETTLED, None)
            )
        return person


class GrantFactory(DjangoModelFactory[Grant]):
    class Meta:
        model = Grant

    user = factory.SubFactory(UserFactory)
    role = Role.CELL_SECRETARY
    unit = factory.SubFactory(UnitFactory)
    period = DateRange(SETTLED, None)


class ResolutionFactory(DjangoModelFactory[Resolution]):
    class Meta:
        model = Resolution

    kind = Resolution.Kind.RESOLUTION
    sign = factory.Sequence(lambda n: f"{n + 1}-NQ/TW")
    title = factory.Sequence(lambda n: f"Nghị quyết thử nghiệm {n}")
    issued_on = date(2026, 1, 15)
    owner = factory.SubFactory(UnitFactory)


class PointFactory(DjangoModelFactory[Point]):
    class Meta:
        model = Point

    resolution = factory.SubFactory(ResolutionFactory)
    position = factory.Sequence(lambda n: n + 1)
    number = factory.Sequence(lambda n: f"II.{n + 1}")
    title = factory.Sequence(lambda n: f"Luận điểm {n}")
    text = "Đoạn trích của luận điểm."


class CourseFactory(DjangoModelFactory[Course]):
    class Meta:
        model = Course

    title = factory.Sequence(lambda n: f"Khóa học {n}")
    owner = factory.SubFactory(UnitFactory)


class CourseRunFactory(DjangoModelFactory[CourseRun]):
    """Open from a week before the tests' noon to a week after."""

    class Meta:
        model = CourseRun

    course = factory.SubFactory(CourseFactory)
    title = factory.LazyAttribute(lambda run: run.course.title)
    opens_at = NOON - timedelta(days=7)
    closes_at = NOON + timedelta(days=7)
    owner = factory.LazyAttribute(lambda run: run.course.owner)


class SectionFactory(DjangoModelFactory[Section]):
    class Meta:
        model = Section

    course = factory.SubFactory(CourseFactory)
    title = factory.Sequence(lambda n: f"Phần {n}")
    position = factory.Sequence(lambda n: n + 1)


class ActivityFactory(DjangoModelFactory[Activity]):
    class Meta:
        model = Activity

    section = factory.SubFactory(SectionFactory)
    kind = "lesson"
    title = factory.Sequence(lambda n: f"Bài {n}")
    position = factory.Sequence(lambda n: n + 1)
    rule = factory.LazyFunction(lambda: {"clauses": [{"kind": "finished"}]})


class ContentVersionFactory(DjangoModelFactory[ContentVersion]):
    class Meta:
        model = ContentVersion

    activity = factory.SubFactory(ActivityFactory)
    number = 1
    title = factory.LazyAttribute(lambda version: version.activity.title)
    html = "<p>Nội dung bài học.</p>"
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    published_at = NOON - timedelta(days=8)


class EnrolmentFactory(DjangoModelFactory[Enrolment]):
    class Meta:
        model = Enrolment

    run = factory.SubFactory(CourseRunFactory)
    person = factory.SubFactory(PersonFactory)
    enrolled_at = NOON - timedelta(days=1)


class CampaignFactory(DjangoModelFactory[Campaign]):
    """A draft; ``CampaignVersionFactory`` gives it something to ask for."""

    class Meta:
        model = Campaign

    owner = factory.SubFactory(UnitFactory)


class CampaignVersionFactory(DjangoModelFactory[CampaignVersion]):
    class Meta:
        model = CampaignVersion

    campaign = factory.SubFactory(CampaignFactory)
    number = 1
    title = factory.Sequence(lambda n: f"Đợt học tập {n}")
    opens_at = NOON - timedelta(days=7)
    closes_at = NOON + timedelta(days=7)
    audience = factory.LazyAttribute(
        lambda version: {
            "units": [str(version.campaign.owner.uid)],
            "kinds": ["member"],
        }
    )
    denominator = factory.LazyFunction(lambda: {"exclude": ["exempt", "suspended"]})


class CampaignStepFactory(DjangoModelFactory[CampaignStep]):
    class Meta:
        model = CampaignStep

    version = factory.SubFactory(CampaignVersionFactory)
    position = factory.Sequence(lambda n: n + 1)
    kind = CampaignStep.Kind.STUDY
    title = factory.Sequence(lambda n: f"Bước {n}")


class WaveFactory(DjangoModelFactory[Wave]):
    """Not released; a number and units are given where they matter."""

    class Meta:
        model = Wave

    campaign = factory.SubFactory(CampaignFactory)
    number = 1
    opens_on = (NOON - timedelta(days=7)).date()


class RosterEntryFactory(DjangoModelFactory[RosterEntry]):
    class Meta:
        model = RosterEntry

    version = factory.SubFactory(CampaignVersionFactory)
    campaign = factory.LazyAttribute(lambda entry: entry.version.campaign)
    unit = factory.SubFactory(UnitFactory)
    person = factory.LazyAttribute(lambda entry: PersonFactory(unit=entry.unit))
    is_member = True
    since_on = date(2026, 5, 25)
    recorded_at = NOON - timedelta(days=7)
