"""The tallies of a campaign, counted from the raw rows."""

from collections.abc import Collection

from django.db import connection, transaction

from courses.models import Campaign, RosterEntry
from records.models import Tally
from records.selectors.count import COUNTERS, count_sql


@transaction.atomic(savepoint=False)
def recount(*, campaign: Campaign, unit_ids: Collection[int] | None = None) -> int:
    """Make the tallies of ``unit_ids`` (None: every unit of the campaign) right.

    Each is counted from roster and records by one statement, after its row is locked:
    of two at once the later one sees what the earlier wrote. Rows are locked in the
    order of their units, so two calls never wait for each other. Calling it twice
    changes nothing, and it mends whatever was wrong before.

    Returns:
        How many tallies were counted.
    """
    wanted = sorted(_units_of(campaign) if unit_ids is None else set(unit_ids))
    if not wanted:
        return 0
    if len(_lock(campaign, wanted)) < len(wanted):
        Tally.objects.bulk_create(
            [Tally(campaign=campaign, unit_id=unit_id) for unit_id in wanted],
            ignore_conflicts=True,
        )
        _lock(campaign, wanted)
    sets = ", ".join(f"{name} = fresh.{name}" for name in COUNTERS)
    zeros = ", ".join(f"coalesce({name}, 0) AS {name}" for name in COUNTERS)
    sql = f"""
        UPDATE records_tally AS tally SET {sets}
        FROM (
            SELECT wanted.unit_id, {zeros}
            FROM unnest(%(units)s::bigint[]) AS wanted (unit_id)
            LEFT JOIN ({count_sql(by="entry.unit_id", where="entry.unit_id = ANY(%(units)s)")})
                AS counts USING (unit_id)
        ) AS fresh
        WHERE tally.campaign_id = %(campaign)s AND tally.unit_id = fresh.unit_id
        """  # noqa: S608 -- made of our own constants
    with connection.cursor() as cursor:
        cursor.execute(sql, {"campaign": campaign.pk, "units": wanted})
        return int(cursor.rowcount)


def _units_of(campaign: Campaign) -> set[int]:
    """The units on the campaign's list, and those that were and have a tally."""
    listed = RosterEntry.objects.filter(campaign=campaign, ended_at=None)
    known = Tally.objects.filter(campaign=campaign)
    return {
        *listed.values_list("unit_id", flat=True).distinct(),
        *known.values_list("unit_id", flat=True),
    }


def _lock(campaign: Campaign, unit_ids: list[int]) -> list[int]:
    rows = Tally.objects.filter(campaign=campaign, unit_id__in=unit_ids)
    return list(
        rows.select_for_update().order_by("unit_id").values_list("unit_id", flat=True)
    )
