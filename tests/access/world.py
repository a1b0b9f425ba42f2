"""Two provinces that must not know each other, and the kinds of people who call.

::

    A (own province)             B (foreign province)
    +- A1 committee              +- B1 committee
    |  +- A11 cell (own)            +- B11 cell
    |  +- A12 cell (sibling)
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from people.kinds.role import Role
from people.models import Grant, Person, Unit, User
from tests.factories import GrantFactory, PersonFactory, UnitFactory, UserFactory

COOKIE = settings.SESSION_COOKIE_NAME


@dataclass(frozen=True)
class Side:
    """A province with one line down to a cell and a member there who has an account."""

    name: str  # "own" or "foreign"
    province: Unit
    committee: Unit
    cell: Unit
    person: Person
    user: User


@dataclass(frozen=True)
class Caller:
    """A kind of person: an account (None: nobody has signed in) and what it holds.

    ``session``: the key of one in which they are signed in; it outlasts each call.
    """

    name: str
    user: User | None
    grants: tuple[Grant, ...] = ()
    session: str = ""

    def holds(
        self, roles: frozenset[Role], unit: Unit, above: dict[int, set[int]]
    ) -> bool:
        """Whether a grant in force carries one of ``roles`` at ``unit`` or above it."""
        day = timezone.localdate()
        return any(
            Role(one.role) in roles
            and one.unit_id in above[unit.pk]
            and one.period.lower <= day
            and (one.period.upper is None or day < one.period.upper)
            for one in self.grants
        )


@dataclass(frozen=True)
class World:
    own: Side
    foreign: Side
    sibling: Unit
    callers: tuple[Caller, ...]
    above: dict[int, set[int]] = field(default_factory=dict)  # unit id -> it and above

    def side(self, name: str) -> Side:
        return self.own if name == "own" else self.foreign


def _side(name: str, mark: str) -> Side:
    province = UnitFactory(kind=Unit.Kind.PROVINCE, name=f"Tỉnh ủy {mark}~QX")
    committee = UnitFactory(
        kind=Unit.Kind.PARTY_COMMITTEE, name=f"Đảng ủy {mark}1~QX", parent=province
    )
    cell = UnitFactory(name=f"Chi bộ {mark}11~QX", parent=committee)
    user = UserFactory(display_name=f"Đảng viên {mark}11~QX")
    person = PersonFactory(unit=cell, user=user, full_name=f"Đảng viên {mark}11~QX")
    return Side(name, province, committee, cell, person, user)


def _caller(
    name: str, roles: list[Role], unit: Unit, period: DateRange | None = None
) -> Caller:
    user = UserFactory(display_name=name)
    period = period or DateRange(date(2024, 1, 1), None)
    grants = tuple(
        GrantFactory(user=user, role=role, unit=unit, period=period) for role in roles
    )
    return Caller(name, user, grants)


def make_world() -> World:
    """Build both provinces and one caller of each kind."""
    own, foreign = _side("own", "A"), _side("foreign", "B")
    sibling = UnitFactory(name="Chi bộ A12~QX", parent=own.committee)
    colleague = UserFactory(display_name="Đảng viên A12~QX")
    PersonFactory(unit=sibling, user=colleague, full_name="Đảng viên A12~QX")
    outsider = UserFactory(display_name="Không thuộc chi bộ nào")
    today = timezone.localdate()
    every = list(Role)
    officers = [role for role in Role if role != Role.CELL_SECRETARY]
    over = DateRange(date(2024, 1, 1), today)
    ahead = DateRange(today + timedelta(days=1), None)
    callers = (
        Caller("anonymous", None),
        Caller("member self", own.user),
        Caller("member of another cell", colleague),
        Caller("account without a person", outsider),
        _caller("own secretary", [Role.CELL_SECRETARY], own.cell),
        _caller("secretary of the sibling", [Role.CELL_SECRETARY], sibling),
        _caller("every role at the sibling", every, sibling),
        _caller("committee officer", [Role.COMMITTEE_OFFICER], own.committee),
        _caller("officers at the committee", officers, own.committee),
        _caller("every role in the province", every, own.province),
        _caller("expired grant", every, own.province, over),
        _caller("grant of tomorrow", every, own.province, ahead),
        _caller("every role in another province", every, foreign.province),
    )
    above = {}
    for side in (own, foreign):
        above[side.province.pk] = {side.province.pk}
        above[side.committee.pk] = {side.committee.pk, *above[side.province.pk]}
        above[side.cell.pk] = {side.cell.pk, *above[side.committee.pk]}
    above[sibling.pk] = {sibling.pk, *above[own.committee.pk]}
    return World(own, foreign, sibling, tuple(map(_signed_in, callers)), above)


def _signed_in(caller: Caller) -> Caller:
    if caller.user is None:
        return caller
    client = Client()
    client.force_login(caller.user, "django.contrib.auth.backends.ModelBackend")
    return replace(caller, session=client.cookies[COOKIE].value)
