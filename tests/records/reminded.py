"""A round near its end, with people who answer for it."""

from dataclasses import dataclass
from datetime import timedelta

from people.kinds.role import Role
from people.models import Person, Unit, User
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round


@dataclass
class Reminded:
    """Province, one committee, one cell with a secretary; the last day is 8 June."""

    round: Round
    committee: Unit
    cell: Unit
    secretary: User
    officer: User

    def member(self, cell: Unit | None = None) -> Person:
        return self.round.add(cell or self.cell, user=UserFactory())

    def other(self, cell: Unit | None = None, kind: str = Person.Kind.PRESS) -> Person:
        """A learner who is not a party member."""
        return self.round.add(cell or self.cell, user=UserFactory(), kind=kind)


def make_reminded() -> Reminded:
    this = make_round()
    committee = UnitFactory(
        kind=Unit.Kind.PARTY_COMMITTEE, name="Đảng ủy xã", parent=this.province
    )
    cell = UnitFactory(name="Chi bộ Thôn Một", parent=committee)
    return Reminded(
        this,
        committee,
        cell,
        GrantFactory(unit=cell).user,
        GrantFactory(unit=committee, role=Role.COMMITTEE_OFFICER).user,
    )


def before_the_end(days: float) -> timedelta:
    """How far the clock of the tests goes to that many days before the last, at 19:00."""
    return timedelta(days=7 - days)
