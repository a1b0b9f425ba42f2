"""The one place that says, in SQL, what each counter counts."""

MEMBER = "entry.is_member AND entry.exclusion = ''"
OTHER = "NOT entry.is_member AND entry.exclusion = ''"

# Written against entry (courses_rosterentry) and record (the facts in force).
COUNTERS: dict[str, str] = {
    "registered": "entry.is_member",
    "exempt": "entry.is_member AND entry.exclusion = 'exempt'",
    "suspended": "entry.is_member AND entry.exclusion = 'suspended'",
    "probationary": "entry.is_member AND entry.exclusion = 'probationary'",
    "moved_out": "entry.is_member AND entry.exclusion = 'moved_out'",
    "counted": MEMBER,
    "participated": f"{MEMBER} AND record.participated_at IS NOT NULL",
    "completed": f"{MEMBER} AND record.completed_at IS NOT NULL",
    "passed": f"{MEMBER} AND record.passed_at IS NOT NULL",
    "grade_a": f"{MEMBER} AND record.grade = 'A'",
    "grade_b": f"{MEMBER} AND record.grade = 'B'",
    "grade_c": f"{MEMBER} AND record.grade = 'C'",
    "grade_d": f"{MEMBER} AND record.grade = 'D'",
    "others": OTHER,
    "others_participated": f"{OTHER} AND record.participated_at IS NOT NULL",
    "others_completed": f"{OTHER} AND record.completed_at IS NOT NULL",
    "others_passed": f"{OTHER} AND record.passed_at IS NOT NULL",
    "not_open": "entry.is_member AND entry.exclusion = 'not_open'",
    "others_not_open": "NOT entry.is_member AND entry.exclusion = 'not_open'",
}

# The facts as of %(at)s: moments that had come, or had not been taken back yet, and the
# best grade that then counted.
RECORDS_AS_OF = """
    SELECT one.campaign_id, one.person_id, one.unit_id, one.version_id, one.scaled,
        CASE WHEN one.participated_at <= %(at)s THEN one.participated_at END
            AS participated_at,
        CASE WHEN one.completed_at <= %(at)s THEN one.completed_at
            ELSE held.completed_at END AS completed_at,
        CASE WHEN one.passed_at <= %(at)s THEN one.passed_at
            ELSE held.passed_at END AS passed_at,
        CASE WHEN one.participated_at <= %(at)s THEN best.grade END AS grade,
        CASE WHEN one.participated_at <= %(at)s THEN best.mode END AS mode,
        CASE WHEN one.participated_at <= %(at)s THEN best.occurred_on END AS occurred_on,
        CASE WHEN one.participated_at <= %(at)s THEN best.studied END AS studied
    FROM records_completionrecord AS one
    LEFT JOIN (
        SELECT DISTINCT ON (piece.record_id)
            piece.record_id, piece.grade, piece.mode, piece.occurred_on,
            (piece.evidence ->> 'version')::uuid AS studied
        FROM records_participation AS piece
        JOIN records_completionrecord AS whole ON whole.id = piece.record_id
        WHERE piece.state = 'confirmed' AND piece.decided_at <= %(at)s
            AND whole.campaign_id = ANY(%(campaigns)s)
            AND NOT EXISTS (
                SELECT FROM records_participation AS newer
                WHERE newer.supersedes_id = piece.id AND newer.decided_at <= %(at)s
            )
        ORDER BY piece.record_id, piece.supersedes_id IS NULL, piece.grade,
            piece.decided_at, piece.id
    ) AS best ON best.record_id = one.id
    LEFT JOIN (
        SELECT record_id,
            max(held_from) FILTER (WHERE fact = 'completed') AS completed_at,
            max(held_from) FILTER (WHERE fact = 'passed') AS passed_at
        FROM records_retraction WHERE held_from <= %(at)s AND held_until > %(at)s
        GROUP BY record_id
    ) AS held ON held.record_id = one.id
    WHERE one.campaign_id = ANY(%(campaigns)s)
"""

NOW_ON_LIST = "entry.ended_at IS NULL"
ON_LIST_AS_OF = (
    "entry.recorded_at <= %(at)s AND coalesce(entry.ended_at > %(at)s, true)"
)


def counts() -> str:
    """The counters as columns of a grouped query."""
    return ",\n".join(
        f"count(*) FILTER (WHERE {claim}) AS {name}" for name, claim in COUNTERS.items()
    )


def count_sql(*, by: str, where: str = "true") -> str:
    """Counters of the present rows of campaign ``%(campaign)s``, grouped by ``by``."""
    return f"""
        SELECT {by}, {counts()}
        FROM courses_rosterentry AS entry
        LEFT JOIN records_completionrecord AS record
            ON record.campaign_id = entry.campaign_id
            AND record.person_id = entry.person_id
        WHERE entry.campaign_id = %(campaign)s AND {NOW_ON_LIST} AND {where}
        GROUP BY {by}
        """  # noqa: S608 -- made of our own constants
