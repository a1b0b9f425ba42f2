"""The statements that give many people another home at once."""

LOCK_PEOPLE = """
SELECT id FROM people_person
WHERE id IN (SELECT person_id FROM people_homeunit WHERE unit_id = ANY(%(units)s))
ORDER BY id FOR NO KEY UPDATE
"""

# Homes that began before the day end on it; each person is at home in the chosen unit,
# or in that of all others, for what was left of the time. ``people`` and ``chosen`` are
# pairs, by place. Who is chosen for the unit where they are stays untouched.
MOVE_HOMES = """
WITH former AS (
    SELECT home.id, home.person_id, home.unit_id, upper(home.period) AS until,
        coalesce(pick.unit_id, %(rest)s) AS to_id
    FROM people_homeunit AS home
    LEFT JOIN unnest(%(people)s::bigint[], %(chosen)s::bigint[])
        AS pick (person_id, unit_id) ON pick.person_id = home.person_id
    WHERE home.unit_id = ANY(%(units)s) AND home.period @> %(on)s::date
        AND (lower_inf(home.period) OR lower(home.period) < %(on)s::date)
        AND coalesce(pick.unit_id, %(rest)s) <> home.unit_id
), ended AS (
    UPDATE people_homeunit AS home
    SET period = daterange(lower(home.period), %(on)s::date)
    FROM former WHERE home.id = former.id
    RETURNING former.person_id, former.unit_id, former.until, former.to_id
), settled AS (
    INSERT INTO people_homeunit (person_id, unit_id, period, decision_number,
        decision_on, recorded_at)
    SELECT person_id, to_id, daterange(%(on)s::date, until), %(number)s,
        %(decided)s::date, %(now)s
    FROM ended ORDER BY person_id
), trail AS (
    INSERT INTO kernel_auditevent (uid, happened_at, actor_uid, actor_label, verb,
        target_type, target_uid, target_label, facts)
    SELECT gen_random_uuid(), %(now)s, %(actor)s::uuid, %(actor_label)s,
        'person.transferred', 'people.person', person.uid, left(person.full_name, 200),
        jsonb_build_object('from_unit', here.uid, 'to_unit', there.uid,
            'on', %(on)s::date, 'decision_number', %(number)s)
    FROM ended
    JOIN people_person AS person ON person.id = ended.person_id
    JOIN people_unit AS here ON here.id = ended.unit_id
    JOIN people_unit AS there ON there.id = ended.to_id
)
SELECT count(*) FROM ended
"""
