"""Nobody is reminded twice, whatever runs beside what, and in whatever order."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from courses.models import CampaignVersion
from people.models import Notice
from records.kinds.reminder import Audience
from records.models import ReminderRun, ReminderRung
from records.services.reminder import do_rung, remind_all
from records.services.reminder_ladder import lay_ladder
from tests.factories import NOON
from tests.records.reminded import Reminded, before_the_end, make_reminded


@pytest.mark.django_db(transaction=True)
def test_a43_two_runs_at_once_tell_nobody_twice(noon):
    this = make_reminded()
    for _ in range(2):
        this.member()
    this.other()
    noon.move_to(NOON + before_the_end(3))
    lay_ladder(campaign=this.round.campaign)
    rung = ReminderRung.objects.get(days=-3)
    told = []

    def run():
        try:
            told.append(do_rung(rung=rung).told)
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == [0, 0, 0, 3]
    assert Notice.objects.count() == 3
    ReminderRun.objects.all().delete()  # as if a run had been lost: the notices know
    assert do_rung(rung=rung).told == 0


def _act(this: Reminded, act: str, n: int, people: list, noon) -> None:
    campaign = this.round.campaign
    if act == "run":
        noon.shift(timedelta(hours=n))
        remind_all()
    elif act == "do":
        for rung in campaign.rungs.order_by("pk")[n : n + 1]:
            do_rung(rung=rung)
    elif act == "complete" and timezone.now() < NOON + timedelta(days=5):
        this.round.study(people[n])
        this.round.sit_test(people[n])
    elif act == "move":
        CampaignVersion.objects.filter(campaign=campaign).update(
            closes_at=NOON + timedelta(days=n)
        )
    elif act in {"add", "off"}:
        audience = Audience.MEMBER if n <= 0 else Audience.SECRETARY
        ReminderRung.objects.update_or_create(
            campaign=campaign, days=n, audience=audience,
            defaults={"is_on": act == "add"},
        )  # fmt: skip


@pytest.mark.django_db
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    acts=some.lists(
        some.one_of(
            some.tuples(some.just("run"), some.integers(0, 30)),
            some.tuples(some.just("do"), some.integers(0, 9)),
            some.tuples(some.just("complete"), some.integers(0, 2)),
            some.tuples(some.just("add"), some.integers(-4, 4)),
            some.tuples(some.just("off"), some.integers(-4, 4)),
            some.tuples(some.just("move"), some.integers(6, 9)),
        ),
        max_size=25,
    )
)
def test_a43_no_order_of_runs_tells_anybody_twice_a_day(acts, noon):
    noon.move_to(NOON)
    this = make_reminded()
    people = [this.member(), this.member(), this.other()]
    noon.move_to(NOON + before_the_end(4))
    for act, n in acts:
        _act(this, act, n, people, noon)

    days = [
        (one.user_id, one.kind, timezone.localdate(one.told_at))
        for one in Notice.objects.all()
    ]
    assert len(days) == len(set(days))
    for person in people:
        for record in person.records.filter(completed_at__isnull=False):
            late = person.notices.filter(
                kind="records.member_reminded", told_at__gt=record.completed_at
            )
            assert not late.exists()
