"""The made-up units and people into the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password

from lms.demo import cast, history, register, tree
from lms.demo.chance import chance, uid
from lms.demo.copying import copy_rows
from lms.demo.register import MadePerson
from lms.demo.tree import MadeUnit
from people.kinds.name import search_key, sort_key
from people.kinds.role import Role
from people.models import (
    Grant,
    HomeUnit,
    Person,
    Standing,
    Unit,
    UnitEdge,
    UnitName,
    UnitPath,
    User,
)

DATED = ["period", "decision_number", "decision_on"]


@dataclass(frozen=True)
class Province:
    """What was made, for those who build upon it."""

    seed: int
    today: date
    now: datetime
    size: tree.Size
    units: list[MadeUnit]
    people: list[MadePerson]
    parts: list[cast.Part]  # those as whom one may sign in
    grants: list[tuple[MadePerson, Role, MadeUnit]]  # of all others
    user_ids: dict[int, int]  # person id -> user id

    @property
    def root(self) -> MadeUnit:
        return self.units[0]

    @property
    def cells(self) -> list[MadeUnit]:
        return [one for one in self.units if one.kind == "cell" and one.stands]


def make(size: tree.Size, seed: int, now: datetime, today: date) -> Province:
    """Make the province in memory; the same seed and day give the same, uids and all."""
    builder = tree.Builder(seed)
    root = tree.grow(builder, size)
    history.tell(builder, root, size, today)
    cells = [one for one in builder.units if one.kind == "cell"]
    people = list(register.fill(cells, size, seed, today))
    parts = cast.choose(builder.units, people)
    for part in parts:
        part.person.has_account = part.has_account
    grants = list(cast.grants(builder.units, people, parts))
    accounts = (person.id for person in people if person.has_account)
    user_ids = {person_id: place for place, person_id in enumerate(accounts, start=1)}
    return Province(
        seed, today, now, size, builder.units, people, parts, grants, user_ids
    )


def write(province: Province) -> None:
    """Write units, then accounts, then people and their roles, into empty tables."""
    _write_units(province.units)
    _write_accounts(province)
    _write_people(province)
    _write_grants(province)


def _write_units(units: list[MadeUnit]) -> None:
    copy_rows(
        Unit,
        ["id", "uid", "kind", "code", "name", "name_key", "founded_on", "dissolved_on"],
        (
            (one.id, one.uid, one.kind, one.code, one.name, search_key(one.name),
             one.founded_on, one.dissolved_on)
            for one in units
        ),
    )  # fmt: skip
    copy_rows(
        UnitName,
        ["unit_id", "name", *DATED],
        (
            (one.id, fact.value, fact.period, fact.decision_number, fact.decision_on)
            for one in units
            for fact in one.names
        ),
    )
    copy_rows(
        UnitEdge,
        ["unit_id", "parent_id", *DATED],
        (
            (one.id, fact.value, fact.period, fact.decision_number, fact.decision_on)
            for one in units
            for fact in one.edges
        ),
    )
    copy_rows(
        UnitPath,
        ["unit_id", "path", "depth", "period"],
        (
            (unit_id, path, path.count(".") + 1, period)
            for unit_id, parts in history.paths(units).items()
            for path, period in parts
        ),
    )


def _write_accounts(province: Province) -> None:
    """Accounts; but for the demo people nobody can sign in, the password is a mark."""
    source = chance(province.seed, "accounts")
    password = make_password(cast.PASSWORD)
    names = {one.person.id: one.username for one in province.parts if one.has_account}
    copy_rows(
        User,
        ["id", "uid", "username", "display_name", "password", "email", "is_active",
         "is_staff", "is_superuser", "created_at"],
        (
            (province.user_ids[one.id], uid(source), names.get(one.id, one.code),
             one.full_name, password if one.id in names else "!made-up", "", True,
             False, False, province.now)
            for one in province.people
            if one.has_account
        ),
    )  # fmt: skip


def _write_people(province: Province) -> None:
    copy_rows(
        Person,
        ["id", "uid", "user_id", "kind", "code", "full_name", "name_key", "sort_key",
         "born_on", "card_number", "joined_on", "official_on", "position", "phone"],
        _person_rows(province),
    )  # fmt: skip
    copy_rows(
        HomeUnit,
        ["person_id", "unit_id", *DATED, "recorded_at"],
        (
            (one.id, home.unit_id, home.period, home.decision_number, home.decision_on,
             province.now)
            for one in province.people
            for home in one.homes
        ),
    )  # fmt: skip
    copy_rows(
        Standing,
        ["person_id", "state", *DATED, "recorded_at"],
        (
            (one.id, one.standing[0], one.standing[1], "12-QĐ/ĐU", one.standing[1][0],
             province.now)
            for one in province.people
            if one.standing
        ),
    )  # fmt: skip


def _write_grants(province: Province) -> None:
    source = chance(province.seed, "grants")
    until = province.today + timedelta(days=360)
    of_parts = [
        (part.person, part.role, part.unit) for part in province.parts if part.role
    ]
    copy_rows(
        Grant,
        ["uid", "user_id", "role", "unit_id", "period", "reason", "granted_at"],
        (
            (uid(source), province.user_ids[person.id], role, unit.id,
             (max(unit.founded_on, province.today - timedelta(days=400)), until),
             "Phân công nhiệm vụ", province.now)
            for person, role, unit in [*of_parts, *province.grants]
            if unit
        ),
    )  # fmt: skip


def _person_rows(province: Province) -> Iterator[tuple[Any, ...]]:
    for one in province.people:
        yield (
            one.id, one.uid, province.user_ids.get(one.id), one.kind, one.code,
            one.full_name, search_key(one.full_name), sort_key(one.full_name),
            one.born_on, one.card_number, one.joined_on, one.official_on, one.position,
            one.phone,
        )  # fmt: skip
