"""Having the ledger forget a person: what forbids it, who does it, what stays."""

from datetime import timedelta
from typing import Any

import pytest

from kernel.models import AuditEvent
from people.models import Notice, PrivacyRequest
from people.services.privacy_request import AlreadyAnswered, NothingSaid, answer, ask
from records.kinds.contest import Subject
from records.kinds.erasure import Hold
from records.models import (
    CompletionRecord,
    ErasureProposal,
    LedgerEntry,
    LedgerErasure,
    LedgerHead,
    LedgerOpening,
    StatedResult,
)
from records.selectors.erasure import spoken_of
from records.services.contest import open_contest
from records.services.erasure import (
    ErasureDecided,
    ErasureProposed,
    ForbiddenMeanwhile,
    NotAskedFor,
    NothingFree,
    confirm_erasure,
    decline_erasure,
    propose_erasure,
)
from records.services.ledger_check import verify
from records.services.ledger_sealing import seal_all
from records.services.participation import NeedsAnother, ReasonMissing
from tests.factories import NOON, UserFactory
from tests.records.certified import one_certificate
from tests.records.erasing import LATER, Asked, make_asked
from tests.records.factories import CompletionRecordFactory, ParticipationFactory
from tests.records.looked_at import make_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Asked:
    return make_asked()


def _propose(asked: Asked) -> ErasureProposal:
    return propose_erasure(
        request=asked.request, reason="Theo đơn số 12", actor=asked.first, now=LATER
    )


def _holds(person: Any, now: Any) -> list[Hold | None]:
    return [one.hold for one in spoken_of(person, now)]


def test_d05_two_persons_erase_and_the_ledger_verifies_whole(asked: Asked) -> None:
    record = CompletionRecord.objects.get()
    kept = list(LedgerHead.objects.values_list("note", flat=True))
    entries = LedgerEntry.objects.count()

    proposal = _propose(asked)
    before = verify(kept)
    count = confirm_erasure(
        proposal=proposal, words="Đã xóa.", actor=asked.second, now=LATER
    )
    seal_all()
    after = verify(kept)

    assert (before.findings, after.findings) == ([], [])
    assert (before.erased, after.erased) == (0, 1)
    assert count == proposal.openings == 2
    assert not LedgerOpening.objects.filter(subject_uid=record.uid).exists()
    assert LedgerErasure.objects.get().reason == "Theo đơn số 12"
    assert LedgerEntry.objects.count() == entries
    assert CompletionRecord.objects.get().passed_at is not None
    asked.request.refresh_from_db()
    assert (asked.request.state, asked.request.answered_by) == ("granted", asked.second)
    assert asked.request.answer == "Đã xóa."


def test_d05_each_step_is_audited_and_the_second_person_told(asked: Asked) -> None:
    proposal = _propose(asked)
    told = Notice.objects.get(kind="records.erasure_proposed")
    confirm_erasure(proposal=proposal, words="Đã xóa.", actor=asked.second, now=LATER)

    events = AuditEvent.objects.filter(verb__startswith="privacy.erasure").order_by(
        "pk"
    )
    assert [(one.verb, one.actor_uid) for one in events] == [
        ("privacy.erasure_proposed", asked.first.uid),
        ("privacy.erasure_confirmed", asked.second.uid),
    ]
    assert events[1].facts["person"] == str(asked.person.uid)
    assert AuditEvent.objects.filter(verb="ledger.erased").count() == 1
    assert told.user == asked.second


def test_d05_nobody_does_both_nor_for_themself(asked: Asked) -> None:
    own: Any = asked.person.user
    with pytest.raises(NeedsAnother):
        propose_erasure(request=asked.request, reason="x", actor=own, now=LATER)
    proposal = _propose(asked)
    for one in (asked.first, own):
        with pytest.raises(NeedsAnother):
            confirm_erasure(proposal=proposal, words="x", actor=one, now=LATER)
        with pytest.raises(NeedsAnother):
            decline_erasure(proposal=proposal, reason="x", actor=one, now=LATER)

    assert LedgerOpening.objects.count() == 2


def test_d05_words_are_needed_and_each_step_is_done_once(asked: Asked) -> None:
    with pytest.raises(ReasonMissing):
        propose_erasure(request=asked.request, reason=" ", actor=asked.first, now=LATER)
    proposal = _propose(asked)
    with pytest.raises(ErasureProposed):
        _propose(asked)
    with pytest.raises(NothingSaid):
        confirm_erasure(proposal=proposal, words=" ", actor=asked.second, now=LATER)
    with pytest.raises(ReasonMissing):
        decline_erasure(proposal=proposal, reason=" ", actor=asked.second, now=LATER)
    confirm_erasure(proposal=proposal, words="Đã xóa.", actor=asked.second, now=LATER)
    with pytest.raises(AlreadyAnswered):
        confirm_erasure(proposal=proposal, words="x", actor=asked.second, now=LATER)

    assert LedgerErasure.objects.count() == 1


def test_d05_declined_leaves_the_request_open_and_may_be_proposed_anew(
    asked: Asked,
) -> None:
    first = _propose(asked)
    decline_erasure(proposal=first, reason="Chưa rõ", actor=asked.second, now=LATER)
    with pytest.raises(ErasureDecided):
        confirm_erasure(proposal=first, words="x", actor=asked.second, now=LATER)
    again = _propose(asked)

    asked.request.refresh_from_db()
    assert asked.request.state == PrivacyRequest.State.OPEN
    assert (first.pk != again.pk, LedgerErasure.objects.count()) == (True, 0)


def test_d05_only_an_open_request_for_a_deletion_can_be_answered_so(
    asked: Asked,
) -> None:
    other = ask(
        person=asked.person, kind="access", words="Gì?", actor=UserFactory(), now=LATER
    )
    with pytest.raises(NotAskedFor):
        propose_erasure(request=other, reason="x", actor=asked.first, now=LATER)
    proposal = _propose(asked)
    answer(request=asked.request, is_granted=False, words="Không.", actor=asked.second)

    with pytest.raises(AlreadyAnswered):
        confirm_erasure(proposal=proposal, words="x", actor=asked.second, now=LATER)
    assert LedgerOpening.objects.count() == 2


def test_d05_contest_or_its_window_forbids_it() -> None:
    asked = make_asked(NOON + timedelta(days=1))
    asked.this.tell()
    told = StatedResult.objects.get()
    assert _holds(asked.person, NOON) == [Hold.CONTESTABLE]
    assert spoken_of(asked.person, NOON)[0].until == told.contest_until.date()

    open_contest(result=told, subject=Subject.OTHER, words="Sai", actor=UserFactory())

    assert set(_holds(asked.person, LATER)) == {Hold.CONTESTED}
    with pytest.raises(NothingFree):
        _propose(asked)


def test_d05_law_of_retention_forbids_it_until_its_day(settings: Any) -> None:
    asked = make_asked()
    ended = asked.this.version.closes_at

    assert _holds(asked.person, NOON) == [Hold.RUNNING]
    held = spoken_of(asked.person, ended + timedelta(days=1))
    assert [(one.hold, one.until) for one in held] == [
        (Hold.PROOF, ended.date().replace(year=2031))
    ]
    settings.RECORD_PROOF_YEARS = "0"
    assert _holds(asked.person, ended + timedelta(days=1)) == [None]


def test_d05_unsealed_entry_forbids_it() -> None:
    asked = make_asked(is_sealed=False)
    before = _holds(asked.person, LATER)
    seal_all()

    assert (before, _holds(asked.person, LATER)) == ([Hold.UNSEALED], [None])


def test_d05_certificate_holds_its_record_while_it_is_valid(settings: Any) -> None:
    settings.RECORD_PROOF_YEARS = "0"
    certificate = one_certificate()
    seal_all()
    last: Any = certificate.valid_until

    found = spoken_of(certificate.person, NOON + timedelta(days=60))
    assert [(str(one.kind), one.hold, one.until) for one in found] == [
        ("record", Hold.VALID, last),
        ("certificate", Hold.VALID, last),
    ]
    assert _holds(certificate.person, NOON + timedelta(days=800)) == [None, None]


def test_d05_second_look_forbids_it() -> None:
    case = make_case()
    case.this.study(case.person)
    seal_all()

    assert set(_holds(case.person, LATER)) == {Hold.LOOKED_AT}


def test_d05_what_changed_since_the_proposal_is_not_erased(asked: Asked) -> None:
    proposal = _propose(asked)
    asked.this.sit_test(asked.person, "1.0")
    seal_all()

    with pytest.raises(ForbiddenMeanwhile):
        confirm_erasure(proposal=proposal, words="x", actor=asked.second, now=LATER)
    assert LedgerOpening.objects.count() == 3


def test_d05_erasing_again_after_a_later_change(asked: Asked) -> None:
    proposal = _propose(asked)
    confirm_erasure(proposal=proposal, words="Đã xóa.", actor=asked.second, now=LATER)
    asked.this.sit_test(asked.person, "1.0")
    seal_all()
    asked.request = ask(
        person=asked.person, kind="erase", words="Nữa", actor=UserFactory(), now=LATER
    )
    again = _propose(asked)
    confirm_erasure(proposal=again, words="Đã xóa.", actor=asked.second, now=LATER)
    seal_all()

    assert again.openings == 1
    assert LedgerErasure.objects.count() == 2
    assert verify().findings == []


@pytest.mark.parametrize("count", [1, 3])
def test_d05_looking_takes_one_number_of_queries(
    asked: Asked, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count - 1):
        ParticipationFactory(record=CompletionRecordFactory(person=asked.person))

    with django_assert_num_queries(LOOKING):
        assert spoken_of(asked.person, LATER)


LOOKING = 8
