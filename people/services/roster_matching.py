"""Whom a line of a roster means, and what it would change. Reads; writes nothing."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from people.kinds.name import search_key
from people.kinds.roster_cell import Line
from people.models import RosterImportRow
from people.services.roster_units import Units

FIELDS = (
    "full_name", "born_on", "card_number", "joined_on", "official_on", "position", "phone",
)  # fmt: skip
Outcome = RosterImportRow.Outcome

_KNOWN = """
SELECT p.id, p.full_name, p.name_key, p.born_on::text, p.card_number, p.joined_on::text,
       p.official_on::text, p.position, p.phone, h.unit_id, lower(h.period)::text,
       upper_inf(h.period),
       NOT EXISTS (SELECT FROM people_homeunit x WHERE x.person_id = p.id)
FROM people_person p
LEFT JOIN people_homeunit h ON h.person_id = p.id AND h.period @> %(on)s::date
WHERE {}
"""
_BY_CARD = _KNOWN.format("p.card_number = ANY(%(keys)s)")
_BY_NAME = _KNOWN.format("p.name_key = ANY(%(keys)s)")


@dataclass(slots=True)
class Known:
    """Somebody of the register, as of the day on which the roster holds."""

    pk: int
    full_name: str
    name_key: str
    born_on: str | None
    card_number: str | None
    joined_on: str | None
    official_on: str | None
    position: str
    phone: str
    unit_id: int | None
    since: str | None
    is_open: bool | None  # the home has no end yet
    is_nowhere: bool  # never had a home, or their import was taken back


@dataclass(slots=True)
class Match:
    """What a line comes to."""

    line: Line
    outcome: Outcome
    person_id: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)


class Matcher:
    """Compares lines with the register; holds what all lines of a file must share."""

    def __init__(self, lines: list[Line], units: Units, on: date) -> None:
        self.units, self.on = units, on
        self.places = {line.number: self._place(line) for line in lines}
        self.cards = Counter(
            line.values["card_number"] for line in lines if "card_number" in line.values
        )
        self.twins = Counter(
            self._name_of(line) for line in lines if "card_number" not in line.values
        )
        self.taken: dict[int, Match] = {}

    def _place(self, line: Line) -> int | None:
        text = line.values.get("unit")
        if text is None:
            return None
        found = self.units.find(text)
        if len(found) == 1:
            return found[0]
        if found:
            line.refuse(
                "unit",
                _("Several units bear the name “%(name)s”.") % {"name": text[:80]},
                _("Write the code of the unit, or “cell, committee above”."),
            )
        else:
            line.refuse(
                "unit",
                _("There is no “%(name)s” below your unit.") % {"name": text[:80]},
                _("Correct the name, or write the code of the unit."),
            )
        return None

    def _name_of(self, line: Line) -> tuple[str, str, int | None]:
        name = search_key(line.values.get("full_name", ""))
        return name, line.values.get("born_on", ""), self.places[line.number]

    def match(self, lines: list[Line]) -> list[Match]:
        """What each of ``lines``, a part of the file, comes to."""
        sound = [line for line in lines if not line.problems]
        by_card = {
            str(one.card_number): one
            for one in self._known(
                _BY_CARD, [line.values.get("card_number") for line in sound]
            )
        }
        by_name: dict[str, list[Known]] = {}
        nameless = [
            line for line in sound if line.values.get("card_number") not in by_card
        ]
        keys = [search_key(line.values["full_name"]) for line in nameless]
        for one in self._known(_BY_NAME, keys):
            by_name.setdefault(one.name_key, []).append(one)
        return [self._match_one(line, by_card, by_name) for line in lines]

    def _known(self, sql: str, keys: list[Any]) -> list[Known]:
        wanted = sorted({key for key in keys if key})
        if not wanted:
            return []
        with connection.cursor() as cursor:
            cursor.execute(sql, {"on": self.on, "keys": wanted})
            return [Known(*row) for row in cursor.fetchall()]

    def _match_one(
        self, line: Line, by_card: dict[str, Known], by_name: dict[str, list[Known]]
    ) -> Match:
        if line.problems:
            return Match(line, Outcome.REFUSED)
        self._check_twice(line)
        card = line.values.get("card_number", "")
        person = by_card.get(card)
        if person is None:
            key = search_key(line.values["full_name"])
            person = self._by_name(line, by_name.get(key, []))
        elif not self._is_same(line, person):
            self._conflict(
                line,
                "card_number",
                _(
                    "This card number belongs to somebody with another name and birth date."
                ),
                _("Check the card number."),
            )
        if not line.problems and person is not None:
            return self._compare(line, person)
        if line.problems:
            return Match(line, Outcome.CONFLICT)
        values = {**_written(line), "unit_id": self.places[line.number]}
        return Match(line, Outcome.NEW, values=values)

    def _check_twice(self, line: Line) -> None:
        card = line.values.get("card_number")
        if card and self.cards[card] > 1:
            self._conflict(
                line,
                "card_number",
                _("This card number stands in several rows of the file."),
                _("Keep one row for each person."),
            )
        elif not card and self.twins[self._name_of(line)] > 1:
            self._conflict(
                line,
                "full_name",
                _("The same name, birth date and cell stand in several rows."),
                _("Keep one row, or write the card numbers."),
            )

    @staticmethod
    def _conflict(line: Line, column: str, message: str, remedy: str) -> None:
        line.refuse(column, message, remedy)

    @staticmethod
    def _is_same(line: Line, person: Known) -> bool:
        """Name or birth date agree: one of them may have been corrected."""
        key = search_key(line.values["full_name"])
        born = line.values.get("born_on")
        return key == person.name_key or (born is not None and born == person.born_on)

    def _by_name(self, line: Line, namesakes: list[Known]) -> Known | None:
        """The one at home in the line's cell with the same name and birth date."""
        born = line.values.get("born_on")
        card = line.values.get("card_number")
        if born is None and card:
            return None
        alike = [
            one
            for one in namesakes
            if one.born_on == born
            and (one.unit_id in self.units.ids)
            and not (card and one.card_number and one.card_number != card)
        ]
        here = [one for one in alike if one.unit_id == self.places[line.number]]
        if len(here) == 1:
            return here[0]
        if here or (alike and born is not None):
            self._conflict(
                line,
                "full_name",
                _("Somebody with this name and birth date is in the register already."),
                _("Write the card number, so that it is clear who is meant."),
            )
        return None

    def _compare(self, line: Line, person: Known) -> Match:
        if person.unit_id not in self.units.ids and not person.is_nowhere:
            self._conflict(
                line,
                "card_number",
                _("This person belongs to a unit outside yours, or to none."),
                _("Ask the unit above to record the transfer."),
            )
            return Match(line, Outcome.CONFLICT)
        if (first := self.taken.get(person.pk)) is not None:
            self._conflict(
                line,
                "full_name",
                _("Row %(number)s means the same person.")
                % {"number": first.line.number},
                _("Keep one row for each person."),
            )
            return Match(line, Outcome.CONFLICT)
        values, before = self._changes(line, person)
        match = Match(line, Outcome.SAME, person.pk, values, before)
        self.taken[person.pk] = match
        if "unit_id" in values and not self._may_move(person):
            self._conflict(
                line,
                "unit",
                _("A transfer of that day or later is recorded for this person."),
                _("Choose a later day for the roster, or record the transfer by hand."),
            )
            return Match(line, Outcome.CONFLICT)
        match.outcome = Outcome.CHANGED if values else Outcome.SAME
        return match

    def _may_move(self, person: Known) -> bool:
        if person.is_nowhere:
            return True
        began = person.since is None or person.since < self.on.isoformat()
        return bool(person.is_open) and began

    def _changes(
        self, line: Line, person: Known
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        values: dict[str, Any] = {}
        before: dict[str, Any] = {}
        for name, value in _written(line).items():
            present = getattr(person, name)
            if value != present:
                values[name], before[name] = value, present
        place = self.places[line.number]
        if place != person.unit_id:
            values["unit_id"] = place
            if not person.is_nowhere:
                before["unit_id"] = person.unit_id
        return values, before


def _written(line: Line) -> dict[str, str]:
    return {name: line.values[name] for name in FIELDS if name in line.values}
