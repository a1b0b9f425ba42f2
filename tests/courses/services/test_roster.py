"""The list of a campaign against the register: rules, transfers, again and at once."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from courses.events import RosterChanged
from courses.models import Campaign, CampaignVersion, Enrolment, RosterEntry
from courses.services.roster import CampaignNotOpen, close_roster, sync_roster
from courses.tasks import sync_rosters
from kernel import events
from kernel.models import AuditEvent, Job
from people.events import TreeChanged
from people.models import HomeUnit, Person, Standing, Unit
from people.services.home import set_standing, settle, transfer
from tests.factories import (
    NOON,
    SETTLED,
    CampaignVersionFactory,
    CourseRunFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> Unit:
    return UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")


@pytest.fixture
def cells(province: Unit) -> list[Unit]:
    return [UnitFactory(parent=province, name=f"Chi bộ {n}") for n in (1, 2, 3)]


@pytest.fixture
def version(province: Unit) -> CampaignVersion:
    """In force since a week ago, for all members of the province."""
    return in_force(province)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[RosterChanged]:
    log: list[RosterChanged] = []
    monkeypatch.setitem(events._handlers, RosterChanged, [log.append])
    return log


def in_force(owner: Unit, **fields: Any) -> CampaignVersion:
    version: CampaignVersion = CampaignVersionFactory(
        campaign__owner=owner,
        run=CourseRunFactory(owner=owner),
        published_at=NOON - timedelta(days=7),
        **fields,
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


def test_a02_thousand_members_are_counted_or_excluded_by_reason(
    version: CampaignVersion, cells: list[Unit], noon: time_machine.Traveller
) -> None:
    elsewhere = UnitFactory(name="Chi bộ tỉnh khác")
    home = people(cells[0], 600) + people(cells[1], 395)
    standing(home[:12], "exempt")
    standing(home[12:15], "suspended")
    joining = people(elsewhere, 5)
    sync_roster(campaign=version.campaign, actor=None)
    before = listed_at(version.campaign, NOON)

    noon.shift(timedelta(days=1))
    for one in joining:
        move(one, cells[0], date(2026, 6, 2))
    for one in home[20:24]:
        move(one, elsewhere, date(2026, 6, 2))
    by_reason = sums()

    registered = RosterEntry.objects.filter(ended_at=None).count()
    assert by_reason == {"": 981, "exempt": 12, "suspended": 3, "moved_out": 4}
    assert registered == sum(by_reason.values()) == 1000
    assert listed_at(version.campaign, NOON) == before
    assert len(before) == 995


def test_a02_another_rule_is_another_version_and_the_earlier_list_stays(
    version: CampaignVersion, cells: list[Unit], noon: time_machine.Traveller
) -> None:
    home = people(cells[0], 10)
    standing(home[:2], "exempt")
    standing(home[2:3], "probationary")
    sync_roster(campaign=version.campaign, actor=None)
    before = listed_at(version.campaign, NOON)

    noon.shift(timedelta(hours=1))
    second = CampaignVersionFactory(
        campaign=version.campaign,
        number=2,
        run=version.run,
        denominator={"exclude": ["probationary"]},
        published_at=NOON + timedelta(hours=1),
    )
    Campaign.objects.update(published=second)
    change = sync_roster(campaign=version.campaign, actor=None)

    assert (change.added, change.ended) == (3, 3)
    assert sums() == {"": 9, "probationary": 1}
    assert listed_at(version.campaign, NOON) == before
    assert {row[3] for row in before} == {1}


def test_a03_transfer_moves_the_duty_from_its_day_and_enrols_once(
    version: CampaignVersion, cells: list[Unit], heard: list[RosterChanged]
) -> None:
    (person,) = people(cells[0], 1)
    sync_roster(campaign=version.campaign, actor=None)

    move(person, cells[1], date(2026, 5, 30))

    duty = RosterEntry.objects.get(ended_at=None, exclusion="")
    left = RosterEntry.objects.get(ended_at=None, exclusion="moved_out")
    assert (duty.unit, duty.since_on) == (cells[1], date(2026, 5, 30))
    assert (left.unit, left.since_on) == (cells[0], date(2026, 5, 30))
    assert Enrolment.objects.count() == 1
    assert heard[-1].unit_ids == {cells[0].pk, cells[1].pk}


def test_a03_running_twice_changes_nothing(
    version: CampaignVersion, cells: list[Unit], heard: list[RosterChanged]
) -> None:
    home = people(cells[0], 5)
    standing(home[:1], "exempt")
    sync_roster(campaign=version.campaign, actor=None)
    move(home[1], cells[1])
    rows, audits = RosterEntry.objects.count(), AuditEvent.objects.count()
    told = len(heard)

    change = sync_roster(campaign=version.campaign, actor=None)
    changed = sync_rosters()

    assert (change.is_empty, changed) == (True, 0)
    assert (RosterEntry.objects.count(), AuditEvent.objects.count()) == (rows, audits)
    assert len(heard) == told


def test_a03_transfer_dated_ahead_waits_for_its_day(
    version: CampaignVersion, cells: list[Unit], noon: time_machine.Traveller
) -> None:
    (person,) = people(cells[0], 1)
    sync_roster(campaign=version.campaign, actor=None)

    move(person, cells[1], date(2026, 6, 4))
    waiting = current()
    noon.shift(timedelta(days=3))
    changed = sync_rosters()

    assert waiting == [(person.pk, cells[0].pk, "")]
    assert changed == 1
    assert sorted(current()) == sorted(
        [(person.pk, cells[0].pk, "moved_out"), (person.pk, cells[1].pk, "")]
    )


def test_a03_who_comes_back_has_one_duty_and_no_trace_of_leaving(
    version: CampaignVersion, cells: list[Unit], noon: time_machine.Traveller
) -> None:
    (person,) = people(cells[0], 1)
    sync_roster(campaign=version.campaign, actor=None)
    move(person, cells[1])
    noon.shift(timedelta(days=1))

    move(person, cells[0], date(2026, 6, 2))

    assert sorted(current()) == sorted(
        [(person.pk, cells[1].pk, "moved_out"), (person.pk, cells[0].pk, "")]
    )
    assert Enrolment.objects.count() == 1


def test_a03_who_leaves_the_audience_stays_moved_out_and_keeps_the_place(
    version: CampaignVersion, cells: list[Unit]
) -> None:
    (person,) = people(cells[0], 1)
    sync_roster(campaign=version.campaign, actor=None)

    move(person, UnitFactory())

    assert current() == [(person.pk, cells[0].pk, "moved_out")]
    assert Enrolment.objects.get().state == Enrolment.State.ACTIVE


def test_standing_and_first_home_change_the_list_at_once(
    version: CampaignVersion, cells: list[Unit]
) -> None:
    newcomer, member = PersonFactory(), PersonFactory(unit=cells[0])

    settle(person=newcomer, unit=cells[1], on=date(2026, 6, 1), actor=None)
    sync_roster(campaign=version.campaign, actor=None)
    set_standing(
        person=member,
        state=Standing.State.SUSPENDED,
        on=date(2026, 6, 1),
        decision_number="7-QĐ/ĐU",
        decision_on=date(2026, 6, 1),
        actor=None,
    )

    assert sorted(current()) == sorted(
        [(newcomer.pk, cells[1].pk, ""), (member.pk, cells[0].pk, "suspended")]
    )


def test_a45_learners_who_are_no_members_enrol_and_are_never_counted(
    province: Unit, cells: list[Unit]
) -> None:
    version = in_force(
        province,
        audience={"units": [str(province.uid)], "kinds": ["member", "press"]},
    )
    people(cells[0], 3)
    reporter = people(cells[0], 1, kind=Person.Kind.PRESS)
    standing(reporter, "exempt")
    people(cells[0], 1, kind=Person.Kind.ARTIST)

    change = sync_roster(campaign=version.campaign, actor=None)

    assert (change.added, change.enrolled) == (4, 4)
    assert sums() == {"": 3}
    assert current(is_member=False) == [(reporter[0].pk, cells[0].pk, "")]


def test_closed_list_takes_in_nobody_new_and_still_moves_its_people(
    version: CampaignVersion, cells: list[Unit]
) -> None:
    (person,) = people(cells[0], 1)
    officer = UserFactory()
    sync_roster(campaign=version.campaign, actor=None)

    first = close_roster(campaign=version.campaign, actor=officer)
    second = close_roster(campaign=version.campaign, actor=officer)
    people(cells[1], 2)
    sync_roster(campaign=version.campaign, actor=None)
    move(person, cells[2])

    assert (first, second) == (True, False)
    assert sorted(current()) == sorted(
        [(person.pk, cells[0].pk, "moved_out"), (person.pk, cells[2].pk, "")]
    )
    assert AuditEvent.objects.filter(verb="roster.closed").count() == 1


def test_narrower_audience_ends_rows_and_withdraws(
    version: CampaignVersion, cells: list[Unit]
) -> None:
    kept, left = people(cells[0], 1) + people(cells[1], 1)
    sync_roster(campaign=version.campaign, actor=None)

    narrow = {"units": [str(cells[0].uid)], "kinds": ["member"]}
    CampaignVersion.objects.update(audience=narrow)
    sync_roster(campaign=version.campaign, actor=None)
    states = dict(Enrolment.objects.values_list("person", "state"))
    wide = {"units": [str(cells[0].uid), str(cells[1].uid)], "kinds": ["member"]}
    CampaignVersion.objects.update(audience=wide)
    sync_roster(campaign=version.campaign, actor=None)

    assert states == {kept.pk: "active", left.pk: "withdrawn"}
    assert Enrolment.objects.filter(state="active").count() == 2
    assert len(current()) == 2


def test_sync_refuses_what_is_not_published_or_is_over(
    version: CampaignVersion, noon: time_machine.Traveller
) -> None:
    draft = CampaignVersionFactory()

    with pytest.raises(CampaignNotOpen):
        sync_roster(campaign=draft.campaign, actor=None)
    with pytest.raises(CampaignNotOpen):
        close_roster(campaign=draft.campaign, actor=UserFactory())
    noon.shift(timedelta(days=7))
    with pytest.raises(CampaignNotOpen):
        sync_roster(campaign=version.campaign, actor=None)


def test_back_dated_entry_leaves_closed_rounds_alone(
    version: CampaignVersion, cells: list[Unit], noon: time_machine.Traveller
) -> None:
    (person,) = people(cells[0], 1)
    sync_roster(campaign=version.campaign, actor=None)
    noon.shift(timedelta(days=30))

    move(person, cells[1], date(2026, 5, 28))

    assert current() == [(person.pk, cells[0].pk, "")]


def test_changed_tree_asks_for_one_comparison(
    version: CampaignVersion, cells: list[Unit], queued: Callable[[], list[Job]]
) -> None:
    people(cells[0], 1)

    for unit in cells:
        events.publish(TreeChanged(unit, date(2026, 6, 1), NOON))
    waiting = [(one.task, one.arguments) for one in queued()]

    assert waiting == [
        ("courses.tasks.sync_campaign", {"campaign_id": version.campaign_id})
    ]


def test_changed_register_is_followed_by_the_job(
    version: CampaignVersion,
    cells: list[Unit],
    run_jobs: Callable[..., list[Job]],
) -> None:
    people(cells[0], 2)

    events.publish(TreeChanged(cells[0], date(2026, 6, 1), NOON))
    run_jobs()

    assert len(current()) == 2
