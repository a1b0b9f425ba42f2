"""The ladder: D-3, D-1, D+1 and D+3, each to whom it is for, and nobody twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import Campaign, CampaignVersion, ResponsibleHead
from courses.services.roster import sync_roster
from kernel.models import AuditEvent
from people.models import Notice
from people.selectors.notice import in_words, unread_notices
from records.kinds.evidence import Mode
from records.kinds.reminder import LADDER, Audience, Step
from records.models import ReminderRun
from records.services.participation import propose_participation
from records.services.reminder import remind_all
from records.services.reminder_ladder import (
    DayHasPassed,
    TooFarAway,
    TooLateForMembers,
    TooManyRungs,
    add_rung,
    lay_ladder,
    take_rung_off,
)
from records.tasks import remind
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.reminded import before_the_end, make_reminded


def _told() -> list[tuple[str, str]]:
    return list(
        Notice.objects.order_by("told_at", "pk").values_list("kind", "user__username")
    )


@pytest.mark.django_db
def test_a43_ladder_goes_from_the_member_to_the_secretary_and_the_committee(noon):
    this = make_reminded()
    late, done = this.member(), this.member()
    this.round.study(done)
    this.round.sit_test(done)
    counts = []
    for days in (4, 3, 2, 1, 0, -1, -2, -3, -4):
        noon.move_to(NOON + before_the_end(days))
        counts.append((days, remind_all(), remind_all()))

    assert counts == [
        (4, 0, 0), (3, 1, 0), (2, 0, 0), (1, 1, 0), (0, 0, 0), (-1, 1, 0), (-2, 0, 0),
        (-3, 1, 0), (-4, 0, 0),
    ]  # fmt: skip
    assert late.user
    assert _told() == [
        ("records.member_reminded", late.user.username),
        ("records.member_reminded", late.user.username),
        ("records.secretary_digest", this.secretary.username),
        ("records.committee_digest", this.officer.username),
    ]
    events = AuditEvent.objects.filter(verb="reminder.given").order_by("pk")
    assert [one.facts["days"] for one in events] == [-3, -1, 1, 3]


@pytest.mark.django_db
def test_a43_head_of_two_cells_gets_one_digest_of_three_members(noon):
    this = make_reminded()
    other = UnitFactory(name="Chi bộ Thôn Hai", parent=this.committee)
    head = this.member()
    for cell in (this.cell, other):
        ResponsibleHead.objects.create(
            version=this.round.version, unit=cell, person=head
        )
    this.member()
    this.member(other)
    noon.move_to(NOON + before_the_end(-1))

    remind()

    (notice,) = Notice.objects.all()
    assert (notice.user, notice.person) == (head.user, head)
    assert notice.facts["people"] == 3
    assert notice.facts["units"] == [str(this.cell.uid), str(other.uid)]


@pytest.mark.django_db
def test_a43_learners_who_are_not_members_are_reminded_and_counted_apart(noon):
    this = make_reminded()
    member, done = this.member(), this.other(kind="artist")
    press, candidate = this.other(), this.other(kind="candidate")
    this.round.study(done)
    this.round.sit_test(done)
    noon.move_to(NOON + before_the_end(3))
    assert (remind_all(), remind_all()) == (3, 0)
    this.round.study(press)
    this.round.sit_test(press)
    assert unread_notices(press.user, timezone.now()).count() == 0
    counts = []
    for days in (1, -1, -3):
        noon.move_to(NOON + before_the_end(days))
        counts.append((remind_all(), remind_all()))

    assert counts == [(2, 0), (1, 0), (1, 0)]
    told = Notice.objects.filter(kind="records.member_reminded").order_by("pk")
    assert {(one.person, one.facts.get("is_other", False)) for one in told[:3]} == {
        (member, False), (press, True), (candidate, True),
    }  # fmt: skip
    assert {one.person for one in told[3:]} == {member, candidate}
    for user in (this.secretary, this.officer):
        digest = Notice.objects.get(user=user)
        assert (digest.facts["people"], digest.facts["others"]) == (1, 1)
        assert (
            "Tính riêng: 1 người học không phải đảng viên."
            in in_words(digest, timezone.now()).text
        )
    tally = this.round.campaign.tallies.get(unit=this.cell)
    assert (tally.counted, tally.others, tally.others_completed) == (1, 3, 2)


@pytest.mark.django_db
def test_a43_secretary_is_told_where_only_others_are_missing(noon):
    this = make_reminded()
    done = this.member()
    this.round.study(done)
    this.round.sit_test(done)
    this.other()
    noon.move_to(NOON + before_the_end(-1))

    assert remind_all() == 1

    notice = Notice.objects.get()
    assert (notice.user, notice.facts["people"]) == (this.secretary, 0)
    assert (
        "1 người học không phải đảng viên chưa hoàn thành"
        in in_words(notice, timezone.now()).text
    )


@pytest.mark.django_db
def test_a43_nothing_is_told_to_whoever_has_nothing_left_to_do(noon):
    this = make_reminded()
    completed, unmarked, awaiting = (this.member() for _ in "abc")
    this.round.study(completed)
    this.round.sit_test(completed)
    this.round.study(unmarked)
    this.round.hand_in(unmarked)
    propose_participation(
        campaign=this.round.campaign, person=awaiting, mode=Mode.HALL,
        occurred_on=NOON.date(), reason="Mất mạng", actor=UserFactory(),
    )  # fmt: skip
    this.round.add(this.cell, user=UserFactory(), exclusion="exempt")
    this.round.add(this.cell, user=UserFactory()).enrolments.update(state="withdrawn")
    unreached = this.round.add(this.cell)
    noon.move_to(NOON + before_the_end(3))

    remind()

    assert list(Notice.objects.values_list("person", "user")) == [(unreached.pk, None)]
    run = ReminderRun.objects.get()
    assert (run.told, run.unreached) == (1, 1)


@pytest.mark.django_db
def test_a43_reminder_is_no_news_any_more_once_it_is_completed(noon):
    this = make_reminded()
    person = this.member()
    noon.move_to(NOON + before_the_end(3))
    remind()
    assert unread_notices(person.user, timezone.now()).count() == 1

    this.round.study(person)
    this.round.sit_test(person)

    assert unread_notices(person.user, timezone.now()).count() == 0
    assert Notice.objects.get().read_at is None
    noon.move_to(NOON + before_the_end(1))
    assert remind_all() == 0


@pytest.mark.django_db
def test_a43_reminder_is_no_news_for_whoever_the_list_asks_no_more(noon):
    this = make_reminded()
    stays, leaves = this.member(), this.member(UnitFactory(parent=this.committee))
    noon.move_to(NOON + before_the_end(3))
    remind()
    audience = {"units": [str(this.cell.uid)], "kinds": ["member"]}
    CampaignVersion.objects.update(audience=audience)

    sync_roster(campaign=this.round.campaign, actor=None)

    left = [unread_notices(one.user, timezone.now()).count() for one in (stays, leaves)]
    assert left == [1, 0]


@pytest.mark.django_db
def test_a43_quiet_hours_hold_it_to_the_morning_across_midnight(noon):
    this = make_reminded()
    CampaignVersion.objects.update(closes_at=NOON + timedelta(days=7, hours=4))
    person = this.member()
    evening = NOON + before_the_end(3) + timedelta(hours=2)  # 21:00 on the third day
    counts = []
    for hours in (0, 2.9, 3.1, 9.4, 9.5):
        noon.move_to(evening + timedelta(hours=hours))
        counts.append(remind_all())
    # 21:00, 23:54, 00:06 of the next day, 06:24; told at 06:30

    assert counts == [0, 0, 0, 0, 1]
    assert Notice.objects.get().person == person
    assert ReminderRun.objects.get().due_on == (NOON + before_the_end(3)).date()


@pytest.mark.django_db
def test_a43_rung_that_was_missed_is_done_a_day_late_and_not_later(noon):
    this = make_reminded()
    this.member()
    noon.move_to(NOON + before_the_end(2))
    assert remind_all() == 1
    noon.move_to(NOON + before_the_end(1))
    assert remind_all() == 1
    noon.move_to(NOON + before_the_end(-3))  # D+1 is two days late: D+3 alone

    remind()

    days = ReminderRun.objects.order_by("due_on").values_list("rung__days", flat=True)
    assert list(days) == [-3, -1, 3]


@pytest.mark.django_db
def test_a43_members_are_not_reminded_of_what_is_closed(noon):
    this = make_reminded()
    this.member()
    Campaign.objects.update(state="closed")
    noon.move_to(NOON + before_the_end(1))

    assert remind_all() == 0


@pytest.mark.django_db
def test_a43_last_day_that_is_moved_is_reminded_of_anew_but_once_a_day(noon):
    this = make_reminded()
    this.member()
    noon.move_to(NOON + before_the_end(1))
    assert remind_all() == 1
    CampaignVersion.objects.update(closes_at=NOON + timedelta(days=9))  # today is D-3

    same_day = remind_all()
    noon.move_to(NOON + before_the_end(0))

    assert (same_day, remind_all(), remind_all()) == (0, 1, 0)


@pytest.mark.django_db
def test_a43_officer_moves_the_ladder():
    this = make_reminded()
    campaign, actor = this.round.campaign, UserFactory()
    step = Step(-5, Audience.SECRETARY)

    added = [add_rung(campaign=campaign, step=step, actor=actor) for _ in "ab"]
    off = [take_rung_off(campaign=campaign, step=LADDER[0], actor=actor) for _ in "ab"]

    assert (added, off) == ([True, False], [True, False])
    on = campaign.rungs.filter(is_on=True).order_by("days")
    assert [one.step for one in on] == [step, *LADDER[1:]]
    assert lay_ladder(campaign=campaign) is False
    verbs = AuditEvent.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["reminder.rung_added", "reminder.rung_taken_off"]
    for bad, error in (
        (Step(1, Audience.MEMBER), TooLateForMembers),
        (Step(31, Audience.SECRETARY), TooFarAway),
        (Step(-8, Audience.MEMBER), DayHasPassed),
    ):
        with pytest.raises(error):
            add_rung(campaign=campaign, step=bad, actor=actor)
    for days in range(4, 12):
        more = Step(days, Audience.COMMITTEE)
        assert add_rung(campaign=campaign, step=more, actor=actor)
    with pytest.raises(TooManyRungs):
        add_rung(campaign=campaign, step=Step(12, Audience.COMMITTEE), actor=actor)
