"""The facts of the evaluation export, read in constant memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import IO

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from courses.models import Campaign, CampaignVersion
from people.access import Actor, Permission, units_for
from people.models import UnitPath
from records.kinds.contest import Gate
from records.kinds.evaluation import APART_FIELDS, FIELDS, FREE_TEXTS, UNIT_FIELDS
from records.models import ExportRun
from records.selectors.count import ON_LIST_AS_OF, RECORDS_AS_OF
from records.selectors.sealed import UNSEALED_AS_OF, wait_for_sealer
from records.selectors.statement import (
    CONTESTED_AS_OF,
    GATE,
    LOOKED_AT_AS_OF,
    TOLD_AS_OF,
)

BATCH = 2000


def runs_for(user: Actor, permission: Permission) -> QuerySet[ExportRun]:
    """The questions put about units of the user's grants, the newest first."""
    return (
        ExportRun.objects.filter(unit__in=units_for(user, permission))
        .select_related("unit", "campaign__published", "asked_by")
        .order_by("-asked_at", "-pk")
    )


class Part(Enum):
    """A part of the file: which rows it holds, and with which of the columns."""

    MEMBERS = "gate = '' AND is_member"
    OTHERS = "gate = '' AND NOT is_member"
    CONTESTED = f"gate = '{Gate.CONTESTED}'"
    EARLY = f"gate NOT IN ('', '{Gate.CONTESTED}', '{Gate.UNSEALED}')"
    UNSEALED = f"gate = '{Gate.UNSEALED}'"
    UNITS = "true"  # organisations: what their members' rows add up to

    @property
    def names(self) -> tuple[str, ...]:
        if self is Part.UNITS:
            return UNIT_FIELDS
        return FIELDS if self in {Part.MEMBERS, Part.OTHERS} else APART_FIELDS


PARTS_OF_PEOPLE = tuple(part for part in Part if part is not Part.UNITS)


class Facts:
    """The answer to a question, read once: each part of each file is taken from there."""

    def __init__(self, run: ExportRun) -> None:
        self.run = run
        self.table = f"facts_{run.uid.hex}"

    def write_csv(self, target: IO[bytes], part: Part) -> None:
        """Append the rows of ``part`` as CSV, straight from the database.

        Cells that a spreadsheet might take for a formula get a quote before them.
        """
        cells = ", ".join(
            f"CASE WHEN {name} ~ '{_FORMULA}' THEN '''' || {name} ELSE {name} END"
            if name in FREE_TEXTS
            else name
            for name in part.names
        )
        with connection.cursor() as cursor:
            sql = f"COPY ({self._rows(part, cells)}) TO STDOUT WITH (FORMAT csv)"
            cursor.copy_expert(sql, target)

    def rows(self, part: Part) -> Iterator[tuple[str, ...]]:
        """The rows of ``part``, some at a time."""
        with connection.chunked_cursor() as cursor:
            cursor.execute(self._rows(part, ", ".join(part.names)))
            while batch := cursor.fetchmany(BATCH):
                yield from batch

    def _rows(self, part: Part, cells: str) -> str:
        source = self.table if part is not Part.UNITS else self._units()
        return f"SELECT {cells} FROM {source} WHERE {part.value} ORDER BY place"  # noqa: S608 -- our own names

    def _units(self) -> str:
        asked = {
            "day": timezone.localdate(self.run.as_of),
            "path": _path_of(self.run),
        }
        with connection.cursor() as cursor:
            text: bytes = cursor.mogrify(_UNITS.format(table=self.table), asked)
            return text.decode()


@contextmanager
def facts_of(run: ExportRun) -> Iterator[Facts]:
    """The facts that ``run`` asks for, kept beside the tables until the block ends."""
    facts = Facts(run)
    with transaction.atomic(), connection.cursor() as cursor:
        wait_for_sealer()
        cursor.execute(
            f"CREATE TEMPORARY TABLE {facts.table} ON COMMIT DROP AS"  # noqa: S608 -- quoted by the driver
            f" SELECT row_number() OVER () AS place, * FROM ({facts_sql(run)}) AS asked"
        )
        yield facts
        cursor.execute(f"DROP TABLE {facts.table}")


def counts_of_parts(run: ExportRun) -> dict[Part, int]:
    """How many rows each part has; read again for each look, one query."""
    sums = ", ".join(
        f"count(*) FILTER (WHERE {part.value})" for part in PARTS_OF_PEOPLE
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sums} FROM ({facts_sql(run)}) AS facts")  # noqa: S608 -- quoted by the driver
        row = cursor.fetchone()
    return dict(zip(PARTS_OF_PEOPLE, row, strict=True))


def facts_sql(run: ExportRun) -> str:
    """The query with its values written in: COPY takes no parameters."""
    versions = _versions_of(run)
    with connection.cursor() as cursor:
        text: bytes = cursor.mogrify(
            _FACTS,
            {
                "at": run.as_of,
                "day": timezone.localdate(run.as_of),
                "path": _path_of(run),
                "campaigns": list(versions),
                "versions": list(versions.values()),
            },
        )
        return text.decode()


def _path_of(run: ExportRun) -> str:
    """The unit's path on the day, else the newest that it had."""
    paths = UnitPath.objects.filter(unit=run.unit_id)
    then = paths.filter(period__contains=timezone.localdate(run.as_of))
    found = then.values_list("path", flat=True).first()
    if found is None:
        found = paths.order_by("-period").values_list("path", flat=True).first()
    return found or f"u{run.unit_id}"


def _versions_of(run: ExportRun) -> dict[int, int]:
    """The version in force, as of the run's time, of each campaign that is asked for."""
    versions = CampaignVersion.objects.filter(
        published_at__lte=run.as_of,
        campaign__state__in=[Campaign.State.PUBLISHED, Campaign.State.CLOSED],
    )
    if run.campaign_id:
        versions = versions.filter(campaign=run.campaign_id)
    newest = versions.order_by("campaign", "-number").distinct("campaign")
    return {
        one.campaign_id: one.pk
        for one in newest
        if timezone.localdate(one.opens_at) <= run.until_on
        and timezone.localdate(one.closes_at) >= run.from_on
    }


# As kernel.kinds.sheet.FORMULA_START; in a string of COPY, so a backslash stands alone.
_FORMULA = r"^\s*[-=+@＝＋－＠]|^[\t\r\n]"

_FACTS = f"""
    SELECT person.code, person.full_name,
        CASE person.kind WHEN 'member' THEN 'Đảng viên' WHEN 'press' THEN 'Báo chí'
            WHEN 'artist' THEN 'Văn nghệ sĩ' WHEN 'candidate' THEN 'Quần chúng ưu tú'
            ELSE person.kind END AS kind,
        unit.code AS unit_code, coalesce(named.name, unit.name) AS unit,
        version.title AS campaign, coalesce(studied.number, version.number)::text AS version,
        CASE WHEN NOT entry.is_member THEN 'không tính'
            WHEN entry.exclusion = '' THEN 'có'
            WHEN entry.exclusion = 'exempt' THEN 'miễn sinh hoạt'
            WHEN entry.exclusion = 'suspended' THEN 'đình chỉ sinh hoạt'
            WHEN entry.exclusion = 'probationary' THEN 'dự bị'
            ELSE entry.exclusion END AS required,
        CASE WHEN record.participated_at IS NULL THEN 'không' ELSE 'có' END AS participated,
        CASE WHEN record.completed_at IS NULL THEN 'không' ELSE 'có' END AS completed,
        CASE WHEN record.passed_at IS NULL THEN 'không' ELSE 'có' END AS passed,
        coalesce(to_char(record.occurred_on, 'DD/MM/YYYY'), '') AS occurred_on,
        CASE record.mode WHEN 'online' THEN 'trực tuyến' WHEN 'hall' THEN 'điểm cầu'
            WHEN 'classroom' THEN 'tại lớp' WHEN 'makeup' THEN 'học bù'
            ELSE '' END AS mode,
        coalesce(record.grade, '') AS grade,
        entry.is_member, place.path AS unit_path, version.id AS version_id,
        {GATE} AS gate
    FROM courses_rosterentry AS entry
    JOIN people_unitpath AS place ON place.unit_id = entry.unit_id
        AND place.period @> %(day)s::date AND place.path <@ %(path)s::ltree
    JOIN people_person AS person ON person.id = entry.person_id
    JOIN people_unit AS unit ON unit.id = entry.unit_id
    JOIN unnest(%(campaigns)s::bigint[], %(versions)s::bigint[])
        AS wanted (campaign_id, version_id) ON wanted.campaign_id = entry.campaign_id
    JOIN courses_campaignversion AS version ON version.id = wanted.version_id
    LEFT JOIN people_unitname AS named
        ON named.unit_id = unit.id AND named.period @> %(day)s::date
    LEFT JOIN ({RECORDS_AS_OF}) AS record ON record.campaign_id = entry.campaign_id
        AND record.person_id = entry.person_id
    LEFT JOIN courses_campaignversion AS studied ON studied.uid = record.studied
    LEFT JOIN ({TOLD_AS_OF}) AS told ON told.campaign_id = entry.campaign_id
        AND told.person_id = entry.person_id
    LEFT JOIN ({CONTESTED_AS_OF}) AS contested
        ON contested.campaign_id = entry.campaign_id
        AND contested.person_id = entry.person_id
    LEFT JOIN ({LOOKED_AT_AS_OF}) AS looked ON looked.campaign_id = entry.campaign_id
        AND looked.person_id = entry.person_id
    LEFT JOIN ({UNSEALED_AS_OF}) AS unsealed
        ON unsealed.campaign_id = entry.campaign_id
        AND unsealed.person_id = entry.person_id
        AND (record.participated_at IS NOT NULL OR record.completed_at IS NOT NULL
            OR record.passed_at IS NOT NULL)
    WHERE {ON_LIST_AS_OF} AND entry.exclusion NOT IN ('moved_out', 'not_open')
    ORDER BY version.opens_at, version.id, unit.code COLLATE "C",
        person.sort_key COLLATE "C", person.code COLLATE "C"
"""  # noqa: S608 -- made of our own constants

# Members who must be counted, added up from their units to each unit above them.
_UNITS = """
    (WITH own AS (
        SELECT unit_path, version_id, campaign, count(*) AS counted,
            min(min(place)) OVER (PARTITION BY version_id) AS version_place,
            count(*) FILTER (WHERE gate = '' AND participated = 'có') AS participated,
            count(*) FILTER (WHERE gate = '' AND completed = 'có') AS completed,
            count(*) FILTER (WHERE gate = '' AND passed = 'có') AS passed,
            count(*) FILTER (WHERE gate <> '') AS apart
        FROM {table} WHERE is_member AND required = 'có'
        GROUP BY unit_path, version_id, campaign
    )
    SELECT unit.code AS unit_code, coalesce(named.name, unit.name) AS unit,
        own.campaign, sum(own.counted)::int AS counted,
        sum(own.participated)::int AS participated,
        sum(own.completed)::int AS completed, sum(own.passed)::int AS passed,
        sum(own.apart)::int AS apart,
        row_number() OVER (
            ORDER BY own.version_place, nlevel(above.path), unit.code COLLATE "C",
                above.path
        ) AS place
    FROM own
    JOIN people_unitpath AS above ON above.period @> %(day)s::date
        AND above.path @> own.unit_path AND above.path <@ %(path)s::ltree
    JOIN people_unit AS unit ON unit.id = above.unit_id
    LEFT JOIN people_unitname AS named
        ON named.unit_id = unit.id AND named.period @> %(day)s::date
    GROUP BY above.path, unit.code, coalesce(named.name, unit.name), own.version_place,
        own.campaign
    ) AS summed
"""
