"""Reads of rosters."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from people.access import Actor, Permission, units_for
from people.kinds.roster import COLUMNS
from people.models import RosterImport, RosterImportRow


def rosters_for(user: Actor, permission: Permission) -> QuerySet[RosterImport]:
    """The rosters of the user's units, the newest first."""
    return (
        RosterImport.objects.filter(unit__in=units_for(user, permission))
        .select_related("unit", "uploaded_by")
        .order_by("-uploaded_at", "-pk")
    )


def rows_of(roster: RosterImport, outcome: str = "") -> QuerySet[RosterImportRow]:
    """The staged rows, as they stand in the file; of one outcome if it is named."""
    rows = roster.rows.order_by("number", "pk")
    if outcome in RosterImportRow.Outcome.values:
        rows = rows.filter(outcome=outcome)
    return rows


def explained(row: RosterImportRow) -> list[tuple[str, str, str]]:
    """What is wrong with a row: heading, message, remedy."""
    return [
        (str(COLUMNS.get(one["column"], one["column"])), one["message"], one["remedy"])
        for one in row.problems
    ]


def changes(row: RosterImportRow) -> list[tuple[str, Any, Any]]:
    """What a row changes: heading, former value, new value."""
    told = []
    for name, heading in COLUMNS.items():
        key = "unit_id" if name == "unit" else name
        if key in row.before:
            new = row.cells.get(name, "")
            told.append((str(heading), row.before[key] if name != "unit" else "", new))
    return told


def as_records(rows: QuerySet[RosterImportRow]) -> Iterator[list[str]]:
    """Rows for a spreadsheet: number, outcome, cells, problems."""
    for row in rows.iterator(chunk_size=2000):
        problems = "; ".join(
            f"{heading}: {message} {remedy}"
            for heading, message, remedy in explained(row)
        )
        cells = [str(row.cells.get(name, "")) for name in COLUMNS]
        outcome = str(RosterImportRow.Outcome(row.outcome).label)
        yield [str(row.number), outcome, *cells, problems]
