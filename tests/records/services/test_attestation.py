"""The chain of attestations: a cell confirms, a committee decides, the province locks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from courses.models import Campaign
from kernel.models import AuditEvent
from people.models import Unit, User
from records.kinds.attestation import Absence
from records.models import (
    Attestation,
    AttestationGap,
    AttestationStep,
    AttestedAbsence,
    LedgerEntry,
)
from records.services import attestation as chain
from records.services.attestation import Told, Why, confirm_unit, lock_campaign
from records.services.attestation_deciding import (
    NotRightBelow,
    NotWaiting,
    OwnConfirmation,
    ReturnReasonMissing,
    accept,
    accept_many,
    return_to_unit,
)
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.chain import Chain, make_chain

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Chain:
    return make_chain()


def refused(error: type[Exception], act, **asked) -> None:
    with pytest.raises(error), transaction.atomic():
        act(**asked)


def test_a36_chain_goes_from_the_cell_to_the_lock(this, noon):
    first = this.confirm(this.cells[0])
    accept(attestation=first, superior=this.committee, actor=this.officer)
    second = this.confirm(this.cells[1])
    accept(attestation=second, superior=this.committee, actor=this.officer)
    noon.shift(timedelta(hours=1))
    whole = confirm_unit(
        campaign=this.campaign, unit=this.committee, actor=this.officer
    )
    accept(attestation=whole, superior=this.province, actor=this.board)

    lock = lock_campaign(campaign=this.campaign, actor=this.board)

    assert (first.counted, first.participated, first.completed) == (3, 2, 0)
    assert (whole.counted, whole.participated) == (5, 4)
    assert (lock.state, lock.counted, lock.participated) == ("locked", 5, 4)
    assert (lock.as_of, lock.target) == (NOON + timedelta(hours=1), 98)
    absence = AttestedAbsence.objects.get()
    assert (absence.attestation, absence.why) == (first, Absence.EXCUSED)
    steps = AttestationStep.objects.filter(attestation=first).order_by("number")
    assert list(steps.values_list("act", "actor")) == [
        ("confirm", first.confirmed_by.pk),
        ("accept", this.officer.pk),
    ]
    assert AuditEvent.objects.filter(verb__startswith="attestation.").count() == 7
    assert LedgerEntry.objects.filter(kind="attested").count() == 7


def test_a36_each_act_twice_over_is_once(this):
    one = this.confirm(this.cells[1])

    again = confirm_unit(
        campaign=this.campaign, unit=this.cells[1], actor=one.confirmed_by
    )
    done = [
        accept(attestation=one, superior=this.committee, actor=this.officer)
        for _ in range(2)
    ]
    gaps = Told(gaps={this.committee.uid: "Chưa nộp"})
    locks = [
        lock_campaign(campaign=this.campaign, actor=this.board, told=gaps)
        for _ in range(2)
    ]

    assert again == one
    assert done == [True, False]
    assert locks[0] == locks[1]
    assert AttestationStep.objects.count() == 3
    assert AuditEvent.objects.filter(verb__startswith="attestation.").count() == 3


def test_a36_returned_unit_confirms_anew_and_the_old_figure_stays(this):
    old = this.confirm(this.cells[1])
    return_to_unit(
        attestation=old,
        superior=this.committee,
        reason=" Thiếu lý do ",
        actor=this.officer,
    )

    new = this.confirm(this.cells[1], actor=old.confirmed_by)

    old.refresh_from_db()
    assert (old.state, new.state) == ("returned", "confirmed")
    assert old.steps.get(act="return").reason == "Thiếu lý do"
    refused(
        NotWaiting,
        accept,
        attestation=old,
        superior=this.committee,
        actor=this.officer,
    )
    refused(
        NotWaiting,
        return_to_unit,
        attestation=old,
        superior=this.committee,
        reason="Nữa",
        actor=this.officer,
    )


def test_a36_confirming_is_refused_when_it_cannot_stand(this):
    cell, actor = this.cells[0], UserFactory()
    asked = {"campaign": this.campaign, "unit": cell, "actor": actor}
    refused(chain.ReasonForEach, confirm_unit, **asked)
    refused(chain.FiguresMoved, confirm_unit, **asked, told=Told(seen=(3, 1, 0, 0)))
    empty = UnitFactory(parent=this.committee)
    refused(chain.NobodyCounted, confirm_unit, **{**asked, "unit": empty})
    refused(chain.NotBelowOwner, confirm_unit, **{**asked, "unit": this.province})
    refused(chain.UnitsNotAccepted, confirm_unit, **{**asked, "unit": this.committee})
    blank = Told(gaps={one.uid: "  " for one in this.cells})
    refused(
        chain.UnitsNotAccepted,
        confirm_unit,
        **{**asked, "unit": this.committee, "told": blank},
    )
    this.confirm(cell)
    refused(chain.AlreadyConfirmed, confirm_unit, **asked)
    Campaign.objects.update(state=Campaign.State.PUBLISHED)
    refused(chain.RoundNotClosed, confirm_unit, **{**asked, "unit": this.cells[1]})

    assert Attestation.objects.count() == 1


def test_a36_nobody_attests_the_own_superior_level(this):
    one = this.confirm(this.cells[1], actor=this.officer)
    refused(
        OwnConfirmation,
        accept,
        attestation=one,
        superior=this.committee,
        actor=this.officer,
    )
    accept(attestation=one, superior=this.committee, actor=this.board)
    told = Told(gaps={this.cells[0].uid: "Chưa họp được"})
    asked = {"campaign": this.campaign, "told": told}

    refused(
        chain.OwnLevelBelow,
        confirm_unit,
        unit=this.committee,
        actor=this.officer,
        **asked,
    )
    refused(
        chain.OwnLevelBelow,
        lock_campaign,
        campaign=this.campaign,
        told=Told(gaps={this.committee.uid: "Chưa nộp"}),
        actor=this.officer,
    )


def test_a36_only_the_level_right_above_decides(this):
    one = this.confirm(this.cells[1])

    for superior in (this.province, this.cells[0], this.cells[1]):
        refused(
            NotRightBelow,
            accept,
            attestation=one,
            superior=superior,
            actor=this.board,
        )
    refused(
        ReturnReasonMissing,
        return_to_unit,
        attestation=one,
        superior=this.committee,
        reason=" ",
        actor=this.officer,
    )


def test_a36_committee_names_the_unit_for_which_it_does_not_wait(this):
    one = this.confirm(this.cells[1])
    accept(attestation=one, superior=this.committee, actor=this.officer)

    whole = confirm_unit(
        campaign=this.campaign,
        unit=this.committee,
        actor=this.officer,
        told=Told(gaps={this.cells[0].uid: "Bí thư nằm viện"}),
    )

    gap = AttestationGap.objects.get()
    assert (gap.unit, gap.reason) == (this.cells[0], "Bí thư nằm viện")
    assert (whole.counted, whole.participated) == (5, 4)
    refused(
        chain.LevelAboveConfirmed,
        confirm_unit,
        campaign=this.campaign,
        unit=this.cells[0],
        actor=UserFactory(),
    )
    refused(
        chain.LevelAboveConfirmed,
        return_to_unit,
        attestation=one,
        superior=this.committee,
        reason="Xem lại",
        actor=this.officer,
    )


def test_a36_accepting_many_is_all_or_none(this):
    mine = this.confirm(this.cells[0], actor=this.officer)
    other = this.confirm(this.cells[1])
    asked = {"superior": this.committee, "actor": this.officer}

    refused(OwnConfirmation, accept_many, attestations=[other, mine], **asked)

    other.refresh_from_db()
    assert other.state == "confirmed"
    assert accept_many(attestations=[other], **asked) == 1
    assert accept_many(attestations=[other], **asked) == 0


def test_a36_nothing_moves_after_the_lock(this):
    one = this.confirm(this.cells[1])
    lock_campaign(
        campaign=this.campaign,
        actor=this.board,
        told=Told(gaps={this.committee.uid: "Chưa nộp"}),
    )
    asked = {"superior": this.committee, "actor": this.officer, "attestation": one}

    refused(chain.ChainLocked, accept, **asked)
    refused(chain.ChainLocked, return_to_unit, reason="Sai", **asked)
    refused(
        chain.ChainLocked,
        confirm_unit,
        campaign=this.campaign,
        unit=this.cells[0],
        actor=UserFactory(),
    )
    refused(
        chain.ChainLocked, lock_campaign, campaign=this.campaign, actor=UserFactory()
    )
    changes = {"state": "accepted"}
    refused(DatabaseError, Attestation.objects.filter(pk=one.pk).update, **changes)


def test_a36_two_secretaries_of_one_cell_make_one_attestation(this):
    told = {this.absent.uid: Why(Absence.UNEXCUSED)}
    first, second = UserFactory(), UserFactory()

    one = confirm_unit(
        campaign=this.campaign,
        unit=this.cells[0],
        actor=first,
        told=Told(seen=(3, 2, 0, 0), absences=told),
    )

    refused(
        chain.AlreadyConfirmed,
        confirm_unit,
        campaign=this.campaign,
        unit=this.cells[0],
        actor=second,
        told=Told(absences=told),
    )
    assert (Attestation.objects.get(), type(one.unit)) == (one, Unit)
    assert isinstance(one.confirmed_by, User)
