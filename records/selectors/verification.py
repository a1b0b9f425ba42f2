"""Whether the tallies say what the raw rows say."""

from django.db import connection

from courses.models import Campaign
from records.selectors.count import COUNTERS, count_sql


def wrong_tallies(campaign: Campaign) -> list[int]:
    """The ids of the units whose tally differs from a count, or is missing."""
    names = ", ".join(COUNTERS)
    nobody = ", ".join("0" for _name in COUNTERS)
    sql = f"""
        WITH fresh AS ({count_sql(by="entry.unit_id")}), kept AS (
            SELECT unit_id, {names} FROM records_tally
            WHERE campaign_id = %(campaign)s
                AND ROW({names}) IS DISTINCT FROM ROW({nobody})
        )
        SELECT DISTINCT unit_id FROM (
            (TABLE fresh EXCEPT TABLE kept) UNION ALL (TABLE kept EXCEPT TABLE fresh)
        ) AS different
        ORDER BY unit_id
    """  # noqa: S608 -- made of our own constants
    with connection.cursor() as cursor:
        cursor.execute(sql, {"campaign": campaign.pk})
        return [unit_id for (unit_id,) in cursor]
