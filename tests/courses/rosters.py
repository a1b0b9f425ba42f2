"""Campaigns in force, people in units, and what the list says of them."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from courses.models import Campaign, CampaignVersion, RosterEntry
from people.models import HomeUnit, Person, Standing, Unit
from people.services.home import transfer
from tests.factories import NOON, SETTLED, CampaignVersionFactory, CourseRunFactory


def in_force(owner: Unit, **fields: Any) -> CampaignVersion:
    fields.setdefault("run", CourseRunFactory(owner=owner))
    version: CampaignVersion = CampaignVersionFactory(
        campaign__owner=owner, published_at=NOON - timedelta(days=7), **fields
    )
    Campaign.objects.filter(pk=version.campaign_id).update(
        published=version, state=Campaign.State.PUBLISHED
    )
    version.campaign.refresh_from_db()
    return version


def people(unit: Unit, count: int, **fields: Any) -> list[Person]:
    """``count`` members at home in ``unit``, made at once."""
    first = Person.objects.count()
    made = Person.objects.bulk_create(
        Person(
            code=f"DVX{first + n}",
            full_name="Trần Thị Lành",
            name_key="tran thi lanh",
            sort_key="l",
            **fields,
        )
        for n in range(count)
    )
    HomeUnit.objects.bulk_create(
        HomeUnit(person=one, unit=unit, period=DateRange(SETTLED, None)) for one in made
    )
    return made


def standing(who: list[Person], state: str) -> None:
    Standing.objects.bulk_create(
        Standing(person=one, state=state, period=DateRange(SETTLED, None))
        for one in who
    )


def move(person: Person, to: Unit, on: date = date(2026, 6, 1)) -> None:
    transfer(
        person=person, to=to, on=on, decision_number="5-QĐ/ĐU", decision_on=on,
        actor=None,
    )  # fmt: skip


def current(**where: Any) -> list[tuple[int, int, str]]:
    rows = RosterEntry.objects.filter(ended_at=None, **where).order_by("pk")
    return [(one.person_id, one.unit_id, one.exclusion) for one in rows]


def listed_at(campaign: Campaign, at: datetime) -> list[tuple[Any, ...]]:
    """The list as it stood at ``at``."""
    rows = RosterEntry.objects.filter(
        Q(ended_at=None) | Q(ended_at__gt=at), campaign=campaign, recorded_at__lte=at
    )
    return sorted(rows.values_list("person", "unit", "exclusion", "version__number"))


def sums(**where: Any) -> Counter[str]:
    rows = RosterEntry.objects.filter(ended_at=None, is_member=True, **where)
    return Counter(rows.values_list("exclusion", flat=True))
