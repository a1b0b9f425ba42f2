"""What people were told of sessions becomes notices, so nobody is told of it again.

``to_char`` writes the moment as live.kinds.reminder does. A reminder of a time that the
session has no more is out of date; the word of a day before is, from an hour before.
"""

from django.db import migrations

FORWARDS = """
    INSERT INTO people_notice (uid, kind, topic, occasion, person_id, user_id, unit_id,
        facts, told_at, ends_at, read_at)
    SELECT gen_random_uuid(), 'live.session_reminded',
        'live.session_reminded:' || session.uid,
        given.ahead || ':' || to_char(
            given.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        given.person_id, person.user_id, course.owner_id,
        jsonb_build_object('session', activity.title, 'session_uid', session.uid,
            'starts_at', to_char(
                given.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
        given.given_at,
        CASE WHEN given.starts_at <> session.starts_at THEN given.given_at
            WHEN given.ahead = 'day' THEN given.starts_at - interval '1 hour'
            ELSE given.starts_at END,
        CASE WHEN person.user_id IS NOT NULL THEN given.seen_at END
    FROM live_sessionreminder AS given
    JOIN live_livesession AS session ON session.activity_id = given.session_id
    JOIN courses_activity AS activity ON activity.id = session.activity_id
    JOIN courses_section AS section ON section.id = activity.section_id
    JOIN courses_course AS course ON course.id = section.course_id
    JOIN people_person AS person ON person.id = given.person_id
    ORDER BY given.id
    ON CONFLICT DO NOTHING;
"""
BACKWARDS = """
    INSERT INTO live_sessionreminder
        (session_id, person_id, ahead, starts_at, given_at, seen_at)
    SELECT session.activity_id, notice.person_id, split_part(notice.occasion, ':', 1),
        (notice.facts ->> 'starts_at')::timestamptz, notice.told_at, notice.read_at
    FROM people_notice AS notice
    JOIN live_livesession AS session
        ON session.uid = (notice.facts ->> 'session_uid')::uuid
    WHERE notice.kind = 'live.session_reminded' AND notice.person_id IS NOT NULL
    ON CONFLICT DO NOTHING;
    DELETE FROM people_notice WHERE kind = 'live.session_reminded';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("live", "0017_lease_moves_in_place"),
        ("people", "0012_notices"),
    ]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
