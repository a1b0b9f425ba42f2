"""Steps of attestations and contests tell whoever acts next, through the one door."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from people.kinds.role import Role
from people.models import Notice, User
from people.selectors.notice import in_words
from records.kinds.contest import Subject
from records.kinds.step_notice import WAVE_REVIEW_WAITING
from records.permissions import ANSWER_CONTEST
from records.selectors.holder import nearest_holders
from records.services.attestation import lock_campaign
from records.services.attestation_deciding import accept, return_to_unit
from records.services.contest import open_contest
from records.services.contest_answer import (
    confirm_outcome,
    propose_outcome,
    send_back,
)
from records.services.wave_review import return_review, sign_review, write_review
from tests.courses.waves import divided
from tests.factories import NOON, GrantFactory, UnitFactory, UserFactory
from tests.records.chain import make_chain
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db


def _told(user: User) -> list[str]:
    kinds = Notice.objects.filter(user=user).order_by("pk")
    return [one.kind.removeprefix("records.") for one in kinds]


def _officer(unit, role: Role) -> User:
    return GrantFactory(unit=unit, role=role).user


def test_a43_attestation_tells_the_level_above_once_a_day_and_the_confirmer():
    this = make_chain()
    officer = _officer(this.committee, Role.COMMITTEE_OFFICER)
    board = _officer(this.province, Role.ORGANISATION_OFFICER)
    secretaries = [UserFactory(), UserFactory()]
    first, second = (
        this.confirm(cell, actor=actor)
        for cell, actor in zip(this.cells, secretaries, strict=True)
    )
    assert (_told(officer), _told(board)) == (["attestation_waiting"], [])

    return_to_unit(
        attestation=first, superior=this.committee, reason="Thiếu", actor=officer
    )
    accept(attestation=second, superior=this.committee, actor=officer)
    again = this.confirm(this.cells[0], actor=secretaries[0])
    for _ in "ab":
        accept(attestation=again, superior=this.committee, actor=officer)

    assert _told(secretaries[0]) == ["attestation_returned", "attestation_accepted"]
    assert _told(secretaries[1]) == ["attestation_accepted"]
    whole = this.confirm(this.committee, actor=officer)
    accept(attestation=whole, superior=this.province, actor=board)
    lock_campaign(campaign=this.campaign, actor=board)
    assert _told(board) == ["attestation_waiting"]
    assert [_told(one)[-1] for one in (*secretaries, officer)] == [
        "attestation_locked"
    ] * 3


def test_a43_notice_of_a_return_leads_to_the_unit_and_tells_no_reason():
    this = make_chain()
    secretary = UserFactory()
    one = this.confirm(this.cells[0], actor=secretary)
    return_to_unit(
        attestation=one,
        superior=this.committee,
        reason="Ông Bảy đã học",
        actor=this.officer,
    )

    told = in_words(Notice.objects.get(user=secretary), NOON)

    assert told.address == reverse(
        "records:attestation", args=[this.campaign.uid, this.cells[0].uid]
    )
    assert "Ông Bảy" not in f"{told.text}{told.notice.facts}"


def test_a43_contest_tells_who_answers_who_decides_and_the_member(noon):
    this = make_round()
    committee = UnitFactory(parent=this.province)
    cell = UnitFactory(parent=committee)
    member = this.add(cell, user=UserFactory())
    secretary = _officer(cell, Role.CELL_SECRETARY)
    officer = _officer(committee, Role.COMMITTEE_OFFICER)
    this.count()
    this.tell()
    contest = open_contest(
        result=member.stated_results.get(),
        subject=Subject.NOT_COUNTED,
        words="Sai",
        actor=member.user,
    )
    for answer in (send_back, confirm_outcome):
        noon.shift(timedelta(minutes=1))
        propose_outcome(contest=contest, is_upheld=False, reply="Đúng", actor=secretary)
        noon.shift(timedelta(minutes=1))
        if answer is send_back:
            send_back(contest=contest, reason="Xem lại", actor=officer)
        else:
            confirm_outcome(contest=contest, actor=officer)

    assert _told(secretary) == ["contest_opened", "contest_sent_back"]
    assert _told(officer) == ["contest_proposed", "contest_proposed"]
    assert _told(member.user) == ["contest_settled"]
    settled = Notice.objects.get(user=member.user)
    assert in_words(settled, NOON).address == reverse(
        "records:own_result", args=[contest.result.uid]
    )


def test_a43_nearest_holder_is_found_above_and_never_whom_it_is_about():
    cell = UnitFactory(parent=UnitFactory())
    above = _officer(cell.edges.get().parent, Role.COMMITTEE_OFFICER)
    assert nearest_holders(cell, ANSWER_CONTEST) == [above]
    secretary = _officer(cell, Role.CELL_SECRETARY)

    assert nearest_holders(cell, ANSWER_CONTEST) == [secretary]
    assert nearest_holders(cell, ANSWER_CONTEST, besides=[secretary.pk, None]) == [
        above
    ]
    assert nearest_holders(UnitFactory(), ANSWER_CONTEST) == []


def test_a04_review_of_a_wave_tells_the_signer_once_and_the_writer_the_outcome(noon):
    this = make_round()
    wave, _rest = divided(this.version, UnitFactory(parent=this.province))
    writer, signer, other = (
        _officer(this.province, Role.CAMPAIGN_OFFICER) for _ in range(3)
    )
    _officer(wave.campaign.owner, Role.INSPECTOR)

    for text in ("Lần đầu", "Sửa chữ"):  # anew while it waits: told once
        review = write_review(wave=wave, text=text, actor=writer)
        noon.shift(timedelta(minutes=1))
    assert [_told(one) for one in (writer, signer, other)] == [
        [], ["wave_review_waiting"], ["wave_review_waiting"],
    ]  # fmt: skip
    for _ in "ab":
        return_review(review=review, reason="Ông Bảy chưa học", actor=signer)
    noon.shift(timedelta(minutes=1))
    review = write_review(wave=wave, text="Lần hai", actor=writer)
    noon.shift(timedelta(minutes=1))
    for _ in "ab":
        sign_review(review=review, actor=other, read_at=review.written_at)

    assert _told(writer) == ["wave_review_returned", "wave_review_signed"]
    assert _told(signer) == _told(other) == ["wave_review_waiting"] * 2
    waiting = Notice.objects.filter(kind=WAVE_REVIEW_WAITING)
    assert not waiting.exclude(ends_at__lte=timezone.now()).exists()


def test_a04_notices_of_a_review_lead_to_it_and_tell_no_reason(noon):
    this = make_round()
    wave, _rest = divided(this.version, UnitFactory(parent=this.province))
    writer, signer = (_officer(this.province, Role.CAMPAIGN_OFFICER) for _ in range(2))
    review = write_review(wave=wave, text="Ông Bảy chưa học", actor=writer)
    return_review(review=review, reason="Ông Bảy đã học", actor=signer)
    review = write_review(wave=wave, text="Viết lại", actor=writer)
    sign_review(review=review, actor=signer, read_at=review.written_at)

    told = [in_words(one, NOON) for one in Notice.objects.order_by("pk")]

    here = [this.campaign.uid, 1]
    to_review = reverse("records:wave_review", args=here)
    to_waves = reverse("records:waves", args=here[:1])
    addresses = {one.notice.kind: one.address for one in told}
    assert addresses == {
        "records.wave_review_waiting": to_review,
        "records.wave_review_returned": to_review,
        "records.wave_review_signed": to_waves,
    }
    assert {one.text for one in told} == {f"Giai đoạn 1, {this.version.title}"}
    assert not any("Ông Bảy" in str(one.notice.facts) for one in told)
