"""A request for a deletion by somebody of whom the ledger speaks, years afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from people.kinds.role import Role
from people.models import Person, PrivacyRequest, User
from people.services.privacy_request import ask
from records.services.ledger_sealing import seal_all
from tests.factories import NOON, GrantFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round

LATER = NOON + timedelta(days=6 * 365)  # the time of proof is over


@dataclass
class Asked:
    this: Round
    person: Person
    request: PrivacyRequest
    first: User
    second: User


def make_asked(now: datetime = LATER, *, is_sealed: bool = True) -> Asked:
    """A member who studied and passed in 2026 asks at ``now``; two officers look on."""
    this = make_round()
    cell = UnitFactory(parent=this.province, name="Chi bộ thôn 3")
    person = this.add(cell, user=UserFactory(), full_name="Điểu Thị Hoa")
    this.study(person)
    this.sit_test(person)
    if is_sealed:
        seal_all()
    request = ask(
        person=person, kind="erase", words="Xin xóa cả trong sổ cái.",
        actor=person.user, now=now,
    )  # fmt: skip
    first, second = (
        GrantFactory(role=Role.ORGANISATION_OFFICER, unit=this.province).user
        for _ in range(2)
    )
    return Asked(this, person, request, first, second)
