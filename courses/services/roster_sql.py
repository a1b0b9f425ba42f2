"""The statements of courses.services.roster.

All take the same named arguments. ``wanted`` is the list as the register has it on
``day``: one row a person (nobody has two homes), in the unit of that day. In a campaign
of waves, who was never asked stands as ``not_open`` until the wave of their unit opens;
who was asked once stays so, wherever they move and whatever becomes of the unit.
"""
# ruff: noqa: S608 -- pieced together from constants of this file alone

_AUDIENCE = """
audience AS (
    SELECT unit_id,
           NOT %(in_waves)s OR path <@ %(asked)s::ltree[] AS is_asked
    FROM people_unitpath
    WHERE period @> %(day)s::date AND path <@ %(paths)s::ltree[]
)"""

_WANTED = f"""{_AUDIENCE},
wanted AS (
    SELECT person.id AS person_id,
           home.unit_id,
           person.kind = 'member' AS is_member,
           CASE WHEN NOT audience.is_asked AND person.id NOT IN (
                    SELECT known.person_id FROM courses_rosterentry AS known
                    WHERE known.campaign_id = %(campaign)s
                      AND (%(everybody)s OR known.person_id = ANY(%(people)s::bigint[]))
                      AND known.exclusion NOT IN ('moved_out', 'not_open'))
                THEN 'not_open'
                WHEN person.kind = 'member'
                 AND standing.state = ANY(%(excluded)s::text[])
                THEN standing.state ELSE '' END AS exclusion,
           GREATEST(lower(home.period), %(opens_on)s::date) AS since_on
    FROM people_person AS person
    JOIN people_homeunit AS home
      ON home.person_id = person.id AND home.period @> %(day)s::date
    JOIN audience ON audience.unit_id = home.unit_id
    LEFT JOIN people_standing AS standing
      ON standing.person_id = person.id AND standing.period @> %(day)s::date
    WHERE person.kind = ANY(%(kinds)s::text[])
      AND (%(everybody)s OR person.id = ANY(%(people)s::bigint[]))
      AND (NOT %(closed)s OR EXISTS (
            SELECT FROM courses_rosterentry AS known
            WHERE known.campaign_id = %(campaign)s AND known.person_id = person.id))
)"""

# Ends what is no longer so. A duty whose person now lives elsewhere leaves a moved_out
# row in its unit, unless its wave was not open yet; a moved_out row ends when the person
# has come back, or when the unit is no longer asked.
END_AND_MOVE = f"""
WITH {_WANTED},
over AS (
    SELECT entry.id
    FROM courses_rosterentry AS entry
    LEFT JOIN wanted ON wanted.person_id = entry.person_id
    WHERE entry.campaign_id = %(campaign)s AND entry.ended_at IS NULL
      AND (%(everybody)s OR entry.person_id = ANY(%(people)s::bigint[]))
      AND CASE WHEN entry.exclusion = 'moved_out'
          THEN wanted.unit_id IS NOT DISTINCT FROM entry.unit_id
            OR NOT EXISTS (
                SELECT FROM audience WHERE audience.unit_id = entry.unit_id)
          ELSE (wanted.unit_id, wanted.is_member, wanted.exclusion, wanted.since_on)
            IS DISTINCT FROM
            (entry.unit_id, entry.is_member, entry.exclusion, entry.since_on)
          END
),
ended AS (
    UPDATE courses_rosterentry AS entry SET ended_at = %(now)s
    FROM over WHERE entry.id = over.id
    RETURNING entry.person_id, entry.unit_id, entry.is_member, entry.exclusion
),
moved AS (
    INSERT INTO courses_rosterentry (campaign_id, version_id, person_id, unit_id,
        is_member, exclusion, since_on, recorded_at)
    SELECT %(campaign)s, %(version)s, ended.person_id, ended.unit_id, ended.is_member,
           'moved_out', COALESCE(lower(home.period), %(day)s::date), %(now)s
    FROM ended
    JOIN audience ON audience.unit_id = ended.unit_id
    LEFT JOIN people_homeunit AS home
      ON home.person_id = ended.person_id AND home.period @> %(day)s::date
    WHERE ended.exclusion NOT IN ('moved_out', 'not_open')
      AND home.unit_id IS DISTINCT FROM ended.unit_id
    RETURNING unit_id
)
SELECT (SELECT count(*) FROM ended),
       (SELECT count(*) FROM moved),
       (SELECT array_agg(DISTINCT unit_id) FROM ended)
"""

# Ends what stands of some people, without a trace of a move.
TAKE_OFF = """
WITH ended AS (
    UPDATE courses_rosterentry AS entry SET ended_at = %(now)s
    WHERE entry.campaign_id = %(campaign)s AND entry.ended_at IS NULL
      AND entry.person_id = ANY(%(people)s::bigint[])
    RETURNING entry.unit_id
)
SELECT array_agg(DISTINCT unit_id) FROM ended
"""

ADD_DUTIES = f"""
WITH {_WANTED},
added AS (
    INSERT INTO courses_rosterentry (campaign_id, version_id, person_id, unit_id,
        is_member, exclusion, since_on, recorded_at)
    SELECT %(campaign)s, %(version)s, wanted.person_id, wanted.unit_id,
           wanted.is_member, wanted.exclusion, wanted.since_on, %(now)s
    FROM wanted
    WHERE NOT EXISTS (
        SELECT FROM courses_rosterentry AS entry
        WHERE entry.campaign_id = %(campaign)s AND entry.ended_at IS NULL
          AND entry.person_id = wanted.person_id AND entry.exclusion <> 'moved_out')
    ORDER BY wanted.unit_id, wanted.person_id
    RETURNING unit_id
)
SELECT count(*), array_agg(DISTINCT unit_id) FROM added
"""

# A place is given once; whoever has one keeps it, whatever its state. Who waits for their
# wave has none, and so sees nothing of the campaign.
ENROL = """
INSERT INTO courses_enrolment (uid, run_id, person_id, state, enrolled_at)
SELECT gen_random_uuid(), %(run)s, entry.person_id, 'active', %(now)s
FROM courses_rosterentry AS entry
WHERE entry.campaign_id = %(campaign)s AND entry.ended_at IS NULL
  AND entry.exclusion NOT IN ('moved_out', 'not_open')
  AND (%(everybody)s OR entry.person_id = ANY(%(people)s::bigint[]))
  AND NOT EXISTS (
    SELECT FROM courses_enrolment AS place
    WHERE place.run_id = %(run)s AND place.person_id = entry.person_id)
ORDER BY entry.unit_id, entry.person_id
ON CONFLICT (run_id, person_id) DO NOTHING
"""

# Who was on this list and is on no list of the run any more is no longer asked.
WITHDRAW = """
UPDATE courses_enrolment AS place SET state = 'withdrawn'
WHERE place.run_id = %(run)s AND place.state = 'active'
  AND (%(everybody)s OR place.person_id = ANY(%(people)s::bigint[]))
  AND EXISTS (
    SELECT FROM courses_rosterentry AS entry
    WHERE entry.campaign_id = %(campaign)s AND entry.person_id = place.person_id)
  AND NOT EXISTS (
    SELECT FROM courses_rosterentry AS entry
    JOIN courses_campaign AS campaign ON campaign.id = entry.campaign_id
    JOIN courses_campaignversion AS version ON version.id = campaign.published_id
    WHERE version.run_id = %(run)s AND entry.person_id = place.person_id
      AND entry.ended_at IS NULL)
RETURNING place.person_id
"""

RETURN = """
UPDATE courses_enrolment AS place SET state = 'active'
WHERE place.run_id = %(run)s AND place.state = 'withdrawn'
  AND (%(everybody)s OR place.person_id = ANY(%(people)s::bigint[]))
  AND EXISTS (
    SELECT FROM courses_rosterentry AS entry
    WHERE entry.campaign_id = %(campaign)s AND entry.person_id = place.person_id
      AND entry.ended_at IS NULL
      AND entry.exclusion NOT IN ('moved_out', 'not_open'))
"""
