"""Contests: opened in time, answered by two persons, kept out of exports meanwhile."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from courses.models import Campaign
from kernel.models import AuditEvent
from people.models import Person
from records.kinds.contest import ContestState, Subject
from records.kinds.evidence import Mode
from records.models import (
    CompletionRecord,
    Contest,
    LedgerOpening,
    Participation,
    StatedResult,
)
from records.selectors.statement import facts_now
from records.selectors.verification import wrong_tallies
from records.services.contest import (
    AlreadyContested,
    FileUnreadable,
    NotPossible,
    ToldAnew,
    WindowOver,
    WordsMissing,
    open_contest,
    withdraw_contest,
)
from records.services.contest_answer import (
    CorrectionMissing,
    NothingCorrected,
    confirm_outcome,
    propose_outcome,
    send_back,
)
from records.services.participation import DayOutside, NeedsAnother, ReasonMissing
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HALL = {"mode": Mode.HALL, "occurred_on": date(2026, 5, 30)}


@pytest.fixture
def this() -> Round:
    return make_round()


@pytest.fixture
def member(this) -> Person:
    return this.add(UnitFactory(parent=this.province), user=UserFactory())


def contested(this: Round, member: Person, **changes) -> Contest:
    if not this.campaign.statements.exists():
        this.tell()
    result = StatedResult.objects.filter(person=member).latest("told_at", "pk")
    asked = {"subject": Subject.NOT_COUNTED, "words": "Tôi có mặt tại điểm cầu"}
    return open_contest(result=result, actor=member.user, **(asked | changes))


def answered(contest: Contest, **changes) -> Contest:
    said = {"is_upheld": True, "reply": "Có trong danh sách ký", **HALL}
    return propose_outcome(
        contest=contest, **({"actor": UserFactory()} | said | changes)
    )


def confirmed(contest: Contest, actor=None) -> bool:
    """A minute later: nobody is told two things at one moment."""
    now = timezone.now() + timedelta(minutes=1)
    return confirm_outcome(contest=contest, actor=actor or UserFactory(), now=now)


def test_a33_contest_has_its_clock_and_its_trail(this, member):
    contest = contested(this, member)

    assert contest.state == ContestState.OPEN
    assert contest.answer_by == NOON + 7 * DAY
    assert AuditEvent.objects.filter(verb="contest.opened").count() == 1


def test_a33_late_contest_is_refused_with_the_reason(this, member, noon):
    this.tell()
    noon.shift(10 * DAY - timedelta(microseconds=1))
    withdraw_contest(contest=contested(this, member), actor=member.user)
    noon.shift(timedelta(microseconds=1))

    with pytest.raises(WindowOver, match="thời hạn"):
        contested(this, member)


def test_a33_one_contest_at_a_time_and_only_of_the_newest_result(this, member, noon):
    contested(this, member)
    with pytest.raises(AlreadyContested):
        contested(this, member)
    noon.shift(DAY)
    this.study(member)
    this.tell()
    first = StatedResult.objects.earliest("told_at")

    with pytest.raises(ToldAnew):
        open_contest(
            result=first, subject=Subject.OTHER, words="Sai", actor=member.user
        )


def test_a33_contest_needs_words_and_a_file_that_can_be_read(this, member):
    with pytest.raises(WordsMissing):
        contested(this, member, words=" ")
    with pytest.raises(FileUnreadable):
        contested(this, member, file=ContentFile(b"MZ\x90", name="anh.jpg"))

    assert not Contest.objects.exists()


def test_a33_file_is_kept_under_a_name_of_ours_where_no_address_leads(this, member):
    contest = contested(
        this, member, file=ContentFile(b"%PDF-1.7 ...", name="../../danh sách.pdf")
    )

    assert contest.file.name == f"contests/{contest.uid}.pdf"
    with contest.file.open() as kept:
        assert kept.read() == b"%PDF-1.7 ..."
    assert contest.file.storage is storages["private"]


def test_a33_upheld_contest_corrects_the_record_and_keeps_the_old_fact(
    this, member, noon
):
    this.study(member)
    this.count()
    contest = contested(this, member, subject=Subject.WRONG_WAY)
    noon.shift(DAY)
    answered(contest)
    assert CompletionRecord.objects.get().grade == "A"
    second = UserFactory()

    assert confirmed(contest, second) is True
    assert confirmed(contest, second) is False

    contest.refresh_from_db()
    record = CompletionRecord.objects.get()
    old = Participation.objects.get(grade="A")
    assert contest.state == ContestState.UPHELD
    assert (record.grade, record.mode) == ("D", "hall")
    assert contest.correction.supersedes == old
    assert old.state == Participation.State.CONFIRMED
    told = StatedResult.objects.latest("told_at")
    assert (told.facts["grade"], told.facts["occurred_on"]) == ("D", "2026-05-30")
    assert wrong_tallies(this.campaign) == []
    newest = LedgerOpening.objects.latest("entry")
    assert newest.entry.supersedes is not None
    assert contest.correction.occurred_on.isoformat() in newest.payload
    verbs = AuditEvent.objects.filter(verb__startswith="contest.").order_by("pk")
    assert [one.verb for one in verbs] == [
        "contest.opened", "contest.answered", "contest.settled",
    ]  # fmt: skip


def test_a33_correction_stands_when_better_evidence_comes_later(this, member, noon):
    contest = answered(contested(this, member))
    confirmed(contest)
    again = contested_again(this, member, noon)
    confirmed(again)
    noon.shift(timedelta(hours=1))
    this.study(member)

    record = CompletionRecord.objects.get()
    assert (record.grade, record.mode) == ("D", "classroom")
    assert record.participated_at == NOON + timedelta(minutes=1)
    facts = facts_now(this.campaign, member, timezone.now())
    assert (facts["grade"], facts["mode"]) == ("D", "classroom")


def contested_again(this: Round, member: Person, noon) -> Contest:
    """A contest of the day that the first correction entered."""
    noon.shift(DAY)
    StatedResult.objects.create(
        statement=this.campaign.statements.get(),
        campaign=this.campaign,
        person=member,
        unit_id=member.homes.get().unit_id,
        facts={"participated": True},
        told_at=NOON + DAY,
        contest_until=NOON + 5 * DAY,
    )
    contest = contested(this, member, subject=Subject.WRONG_WAY)
    return answered(contest, mode=Mode.CLASSROOM)


def test_a33_somebody_without_a_record_gets_one(this, member):
    contest = answered(contested(this, member))
    assert not CompletionRecord.objects.exists()

    confirmed(contest)

    record = CompletionRecord.objects.get()
    assert (record.person, record.grade) == (member, "D")
    assert record.participated_at == NOON + timedelta(minutes=1)


def test_a33_rejected_contest_leaves_the_record_and_says_why(this, member):
    contest = answered(contested(this, member), is_upheld=False, reply="Không có tên")

    confirmed(contest)

    contest.refresh_from_db()
    assert (contest.state, contest.reply) == ("rejected", "Không có tên")
    assert not CompletionRecord.objects.exists()
    assert StatedResult.objects.count() == 1


def test_a33_two_persons_neither_of_them_the_member(this, member):
    contest = contested(this, member)
    first = UserFactory()
    with pytest.raises(NeedsAnother):
        answered(contest, actor=member.user)
    answered(contest, actor=first)

    for actor in (first, member.user):
        with pytest.raises(NeedsAnother):
            confirm_outcome(contest=contest, actor=actor)
        with pytest.raises(NeedsAnother):
            send_back(contest=contest, reason="Chưa rõ", actor=actor)


def test_a33_second_person_sends_back_for_another_answer(this, member):
    contest = answered(contested(this, member))
    with pytest.raises(ReasonMissing):
        send_back(contest=contest, reason=" ", actor=UserFactory())

    send_back(contest=contest, reason="Thiếu danh sách", actor=UserFactory())

    contest.refresh_from_db()
    assert (contest.state, contest.sent_back_because) == ("open", "Thiếu danh sách")
    with pytest.raises(NotPossible):
        confirmed(contest)


def test_a33_answers_that_cannot_stand_are_refused(this, member):
    contest = contested(this, member)

    with pytest.raises(ReasonMissing):
        answered(contest, reply="")
    with pytest.raises(CorrectionMissing):
        answered(contest, mode=None)
    with pytest.raises(DayOutside):
        answered(contest, occurred_on=date(2026, 6, 2))
    answered(contest)
    with pytest.raises(NotPossible):
        answered(contest)


def test_a33_what_is_mended_elsewhere_must_be_mended_first(this, member, noon):
    contest = answered(contested(this, member, subject=Subject.COMPLETION))
    with pytest.raises(NothingCorrected):
        confirmed(contest)
    Campaign.objects.update(state=Campaign.State.PUBLISHED)
    noon.shift(DAY)
    this.study(member)

    confirmed(contest)

    contest.refresh_from_db()
    assert (contest.state, contest.correction) == ("upheld", None)
    assert StatedResult.objects.latest("told_at").facts["participated"] is True


def test_a33_withdrawn_once_and_not_after_the_decision(this, member):
    contest = contested(this, member)
    took = [withdraw_contest(contest=contest, actor=member.user) for _ in range(2)]
    assert took == [True, False]
    other = answered(contested(this, member))
    confirmed(other)

    with pytest.raises(NotPossible):
        withdraw_contest(contest=other, actor=member.user)
