"""A closed campaign below a province: one committee, two cells, somebody missing."""

from dataclasses import dataclass, field

from courses.models import Campaign
from people.models import Person, Unit, User
from records.kinds.attestation import Absence
from records.models import Attestation
from records.selectors.attestation import below, own_missing, scene_of
from records.services.attestation import Told, Why, confirm_unit
from tests.factories import UnitFactory, UserFactory
from tests.records.factories import Round, make_round


@dataclass
class Chain:
    """``cells[0]``: three counted, ``absent`` is missing; ``cells[1]``: two, all there."""

    round: Round
    committee: Unit
    cells: list[Unit]
    absent: Person
    officer: User = field(default_factory=UserFactory)  # of the committee
    board: User = field(default_factory=UserFactory)  # of the province

    @property
    def province(self) -> Unit:
        return self.round.province

    @property
    def campaign(self) -> Campaign:
        return self.round.campaign

    def confirm(self, unit: Unit, *, actor: User | None = None) -> Attestation:
        """Confirm with "excused" for everybody who is missing."""
        return confirm_unit(
            campaign=self.campaign,
            unit=unit,
            actor=actor or UserFactory(),
            told=Told(absences=excused(self.campaign, unit)),
        )


def excused(campaign: Campaign, unit: Unit) -> dict:
    """Everybody of the unit's own list who is missing, with a reason."""
    scene = scene_of(campaign, unit)
    assert scene is not None
    missing = own_missing(scene, below(scene).own)
    return {one.person_uid: Why(Absence.EXCUSED, "Đi công tác") for one in missing}


def close(this: Round) -> None:
    Campaign.objects.filter(pk=this.campaign.pk).update(state=Campaign.State.CLOSED)
    this.campaign.refresh_from_db()


def make_chain() -> Chain:
    this = make_round()
    committee = UnitFactory(
        parent=this.province, kind=Unit.Kind.PARTY_COMMITTEE, name="Đảng ủy xã Lộc An"
    )
    cells = [UnitFactory(parent=committee, name=f"Chi bộ thôn {n}") for n in (1, 2)]
    people = [this.add(cells[0]) for _ in range(3)] + [
        this.add(cells[1]) for _ in range(2)
    ]
    this.add(cells[0], exclusion="exempt")
    this.count()
    for person in people[1:]:
        this.study(person)
    close(this)
    return Chain(this, committee, cells, people[0])
