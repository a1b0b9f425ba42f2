"""The index of the tree, made from the dated edges."""

from collections.abc import Iterable

from django.db import connection, transaction

_CLEAR = """
WITH RECURSIVE affected AS (
    SELECT unnest(%(units)s::bigint[]) AS unit_id
    UNION
    SELECT e.unit_id FROM people_unitedge e JOIN affected a ON e.parent_id = a.unit_id
)
DELETE FROM people_unitpath WHERE unit_id IN (SELECT unit_id FROM affected)
"""

# A path holds while every edge above it holds: the intersection of their periods.
# The last condition ends the walk where faulty edges form a ring.
_FILL = """
WITH RECURSIVE affected AS (
    SELECT unnest(%(units)s::bigint[]) AS unit_id
    UNION
    SELECT e.unit_id FROM people_unitedge e JOIN affected a ON e.parent_id = a.unit_id
), edge AS (
    SELECT e.* FROM people_unitedge e JOIN affected USING (unit_id)
), walk AS (
    SELECT e.unit_id, text2ltree('u' || e.unit_id) AS path, e.period
    FROM edge e WHERE e.parent_id IS NULL
    UNION ALL
    SELECT e.unit_id, p.path || text2ltree('u' || e.unit_id), e.period * p.period
    FROM edge e JOIN people_unitpath p
        ON p.unit_id = e.parent_id AND p.period && e.period
    WHERE e.parent_id NOT IN (SELECT unit_id FROM affected)
    UNION ALL
    SELECT e.unit_id, w.path || text2ltree('u' || e.unit_id), e.period * w.period
    FROM edge e JOIN walk w ON e.parent_id = w.unit_id AND e.period && w.period
    WHERE index(w.path, text2ltree('u' || e.unit_id)) = -1
)
INSERT INTO people_unitpath (unit_id, path, depth, period)
SELECT unit_id, path, nlevel(path), unnest(range_agg(period))
FROM walk GROUP BY unit_id, path
"""


@transaction.atomic
def rebuild_paths(unit_ids: Iterable[int] | None = None) -> None:
    """Make the paths of ``unit_ids`` and of all below them anew; None is every unit.

    Set-based: one statement takes the old rows away, one writes the new. The paths of
    units above those given must be right already.
    """
    with connection.cursor() as cursor:
        if unit_ids is None:
            cursor.execute("DELETE FROM people_unitpath")
            cursor.execute("SELECT coalesce(array_agg(id), '{}') FROM people_unit")
            units = cursor.fetchone()[0]
        else:
            units = list(unit_ids)
            cursor.execute(_CLEAR, {"units": units})
        cursor.execute(_FILL, {"units": units})
