"""Steps of attestations and contests tell whoever acts next, through the one door."""

from datetime import timedelta

import pytest
from django.urls import reverse

from people.kinds.role import Role
from people.models import Notice, User
from people.selectors.notice import in_words
from records.kinds.contest import Subject
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
