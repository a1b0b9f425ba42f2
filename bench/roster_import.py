"""A roster of members by XLSX: dry run and applying, beside a bare COPY of the rows."""

import io
import resource
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench.table import show

SIZE = 40_000
CELL = 25  # people in a cell
TABLES = (
    "people_person",
    "people_homeunit",
    "people_rosterimportrow",
    "kernel_auditevent",
)
GIVEN = ("An", "Bình", "Cường", "Dung", "Hạnh", "Hòa", "Lan", "Minh", "Nga", "Phúc")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Điểu", "Thị", "Lâm", "Võ")


def run(size: int | None) -> dict[str, Any]:
    """Import ``size`` people into a tree of cells; figures as bench.md asks."""
    rows = size or SIZE
    figures = [_measure(step) for step in sorted({rows // 10, rows})]
    show(figures)
    last = figures[-1]
    return {
        "rows": last["rows"],
        "seconds": last["seconds"],
        "peak_mb": last["peak_mb"],
        "ratio": last["ratio"],
        "against": "a bare COPY of the rows written, into like tables",
        "sizes": figures,
    }


def _measure(rows: int) -> dict[str, Any]:
    from people.services.roster_applying import apply_roster  # noqa: PLC0415 -- set up
    from people.services.roster_import import start_applying, upload_roster  # noqa: PLC0415
    from people.services.roster_reading import read_roster  # noqa: PLC0415

    _clear()
    root, officer = _province(rows)
    content = _sheet(rows)
    started = time.perf_counter()
    roster = upload_roster(
        unit=root,
        file=io.BytesIO(content),
        file_name="bench.xlsx",
        effective_on=date(2026, 1, 1),
        actor=officer,
    )
    del content
    read_roster(roster=roster)
    read = time.perf_counter()
    roster.refresh_from_db()
    if roster.counts != {"new": rows}:
        raise RuntimeError(roster.counts)
    start_applying(roster=roster, actor=officer)
    apply_roster(roster=roster)
    ended = time.perf_counter()
    Path(roster.file.path).unlink()
    bare = _bare_copy()
    return {
        "rows": rows,
        "dry_run_s": round(read - started, 2),
        "apply_s": round(ended - read, 2),
        "seconds": round(ended - started, 2),
        "ms_a_row": round((ended - started) * 1000 / rows, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "copy_s": round(bare, 2),
        "ratio": round((ended - started) / bare, 1),
    }


def _clear() -> None:
    from django.db import connection  # noqa: PLC0415 -- set up

    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE people_unit, people_person, people_user, kernel_auditevent CASCADE"
        )


def _province(rows: int) -> tuple[Any, Any]:
    from django.db.backends.postgresql.psycopg_any import DateRange  # noqa: PLC0415

    from people.kinds.name import search_key  # noqa: PLC0415 -- set up
    from people.kinds.role import Role  # noqa: PLC0415
    from people.models import Grant, Unit, UnitEdge, User  # noqa: PLC0415
    from people.services.path import rebuild_paths  # noqa: PLC0415

    since = date(2020, 1, 1)
    names = ["Tỉnh ủy", *(f"Chi bộ số {n}" for n in range(-(-rows // CELL)))]
    units = Unit.objects.bulk_create(
        Unit(
            kind="cell" if n else "province",
            code=f"C{n:06}",
            name=name,
            name_key=search_key(name),
            founded_on=since,
        )
        for n, name in enumerate(names)
    )
    UnitEdge.objects.bulk_create(
        UnitEdge(
            unit=unit,
            parent=units[0] if n else None,
            period=DateRange(since, None),
            decision_number="1",
            decision_on=since,
        )
        for n, unit in enumerate(units)
    )
    rebuild_paths()
    officer = User.objects.create_user("officer", display_name="Cán bộ")
    Grant.objects.create(
        user=officer,
        role=Role.ORGANISATION_OFFICER,
        unit=units[0],
        period=DateRange(since, None),
    )
    return units[0], officer


def _person(number: int) -> list[str]:
    family, given = FAMILY[number % 10], GIVEN[number // 10 % 10]
    return [
        f"{family} Văn {given}",
        f"{number % 28 + 1:02}/{number % 12 + 1:02}/{1955 + number % 40}",
        f"99.{number:06}",
        f"03/02/{2016 + number % 9}",
        f"03/02/{2017 + number % 9}",
        f"Chi bộ số {number // CELL}",
        "Đảng viên",
        f"0900{number:06}",
    ]


def _sheet(rows: int) -> bytes:
    from people.kinds.roster import TEMPLATE  # noqa: PLC0415 -- set up
    from people.kinds.sheet import workbook  # noqa: PLC0415

    return workbook(TEMPLATE, (_person(number) for number in range(rows)))


def _bare_copy() -> float:
    """Seconds that COPY alone takes for the same rows, into tables of the same make.

    The rows are those that the import wrote: people, homes, staged rows and the trail;
    the tables have the same columns, checks and indexes, but no foreign keys.
    """
    from django.db import connection, transaction  # noqa: PLC0415 -- set up

    spent = 0.0
    with transaction.atomic(), connection.cursor() as cursor:
        for table in TABLES:
            with tempfile.TemporaryFile("w+b") as file:
                cursor.copy_expert(f"COPY {table} TO STDOUT", file)
                cursor.execute(
                    f"CREATE TEMP TABLE bare (LIKE {table} INCLUDING ALL) ON COMMIT DROP"
                )
                file.seek(0)
                started = time.perf_counter()
                cursor.copy_expert("COPY bare FROM STDIN", file)
                spent += time.perf_counter() - started
                cursor.execute("DROP TABLE bare")
    return spent
