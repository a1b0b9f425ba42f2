"""The dry run: a roster file is read, compared and staged; the register stays as it is."""

import csv
import io
import json
import secrets
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence

from django.db import connection, transaction
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from kernel.errors import DomainError
from kernel.queue import progress
from people.access import today, units_for
from people.kinds.name import search_key, sort_key
from people.kinds.package import NotASpreadsheet, check_xlsx
from people.kinds.roster import NoRows, read_lines
from people.kinds.roster_cell import Cell, Line
from people.models import Person, RosterImport, UnitPath
from people.permissions import IMPORT_ROSTER
from people.services.roster_matching import Match, Matcher, Outcome
from people.services.roster_units import Units

PART = 4_000  # lines compared and staged at a time
State = RosterImport.State


@transaction.atomic
def read_roster(*, roster: RosterImport) -> bool:
    """Stage what ``roster`` would do; whether this call did it.

    A file that cannot be read at all is refused with its reason for people.
    """
    roster = RosterImport.objects.select_for_update().get(pk=roster.pk)
    if roster.state != State.UPLOADED:
        return False
    try:
        lines = _lines(roster)
    except DomainError as error:
        roster.state, roster.error = State.REFUSED, str(error)
        roster.save(update_fields=["state", "error"])
        return True
    matcher = Matcher(lines, _units(roster), roster.effective_on)
    counts: Counter[str] = Counter()
    for start in range(0, len(lines), PART):
        part = matcher.match(lines[start : start + PART])
        _give_codes(part)
        _stage(roster, part)
        counts.update(match.outcome.value for match in part)
        progress(start + len(part), len(lines), _("Comparing with the register"))
    roster.counts = dict(counts)
    roster.state, roster.error = State.CHECKED, ""
    roster.save(update_fields=["counts", "state", "error"])
    return True


def _lines(roster: RosterImport) -> list[Line]:
    with roster.file.open("rb") as file:
        check_xlsx(file)
        try:
            with CalamineWorkbook.from_filelike(file) as book:
                return list(read_lines(_rows(book), today()))
        except (CalamineError, OSError, ValueError, IndexError) as error:
            raise NotASpreadsheet from error


def _rows(book: CalamineWorkbook) -> Iterator[Sequence[Cell]]:
    """The rows of the first sheet that holds any."""
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.height:
            return iter(sheet.iter_rows())
    raise NoRows


def _units(roster: RosterImport) -> Units:
    """The units below the roster's, as far as its uploader may import into them."""
    day = roster.effective_on
    path = UnitPath.objects.get(unit=roster.unit, period__contains=today()).path
    below = UnitPath.objects.filter(period__contains=day, path__under=path)
    units = units_for(roster.uploaded_by, IMPORT_ROSTER, day).filter(
        pk__in=below.values("unit"), dissolved_on=None
    )
    return Units(units.values_list("pk", "code", "name_key"), day)


def _give_codes(part: list[Match]) -> None:
    """Give those who are new an identity, so that applying is plain SQL."""
    new = [match for match in part if match.outcome == Outcome.NEW]
    codes = [
        match.values.get("card_number") or f"TV{secrets.randbelow(10**8):08d}"
        for match in new
    ]
    taken = set(Person.objects.filter(code__in=codes).values_list("code", flat=True))
    for match, code in zip(new, codes, strict=True):
        name = match.values["full_name"]
        free = f"TV{secrets.randbelow(10**10):010d}" if code in taken else code
        match.values |= {"uid": str(uuid.uuid4()), "code": free}
        match.values |= {"name_key": search_key(name), "sort_key": sort_key(name)}
    for match in part:
        if match.outcome == Outcome.CHANGED and "full_name" in match.values:
            for kept in (match.values, match.before):
                name = kept["full_name"]
                kept |= {"name_key": search_key(name), "sort_key": sort_key(name)}


def _stage(roster: RosterImport, part: list[Match]) -> None:
    buffer = io.StringIO()
    write = csv.writer(buffer).writerow
    for match in part:
        line = match.line
        write(
            [
                roster.pk, line.number, match.outcome.value, _json(line.cells),
                _json(match.values), _json(match.before), _json(line.problems),
                match.person_id,
            ]
        )  # fmt: skip
    buffer.seek(0)
    with connection.cursor() as cursor:
        cursor.copy_expert(
            "COPY people_rosterimportrow (roster_import_id, number, outcome, cells,"
            ' "values", before, problems, person_id) FROM STDIN WITH (FORMAT csv)',
            buffer,
        )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
