"""The saving of answers that are typed: what is typed goes beside the tokens.

The function of 0003_save_answers stays for the servers that still call it.
assessments.services.answer tells what it promises.
"""

from django.db import migrations

SAVE = """
CREATE FUNCTION assessments_save_answers(
    attempt_uid uuid, user_id bigint, held uuid, grace interval,
    uids uuid[], items uuid[], seqs bigint[], chosen text[], typed text[]
) RETURNS TABLE (
    is_open boolean, holds boolean, in_time boolean, logged text[], known text[]
)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN RETURN QUERY
WITH attempt AS MATERIALIZED (
    SELECT a.id, a.state = 'open' AS is_open, a.lease = held AS holds,
           clock_timestamp() <= a.deadline_at + grace AS in_time
    FROM assessments_attempt a
    WHERE a.uid = attempt_uid
      AND a.person_id = (
          SELECT p.id FROM people_person p
          WHERE p.user_id = assessments_save_answers.user_id
      )
    FOR UPDATE
), clock AS MATERIALIZED (
    SELECT clock_timestamp() AS moment FROM attempt
), sent AS (
    SELECT s.uid, s.item, s.seq,
           coalesce(string_to_array(nullif(s.told, ''), ','), '{}') AS tokens,
           coalesce(nullif(s.words, '')::jsonb, '{}') AS texts
    FROM unnest(uids, items, seqs, chosen, typed) AS s (uid, item, seq, told, words)
), fit AS (
    SELECT sent.uid, sent.seq, sent.tokens, sent.texts,
           i.id AS item_id, attempt.id AS attempt_id
    FROM attempt
    JOIN assessments_attemptitem i ON i.attempt_id = attempt.id
    JOIN sent ON sent.item = i.uid
    WHERE attempt.is_open AND attempt.holds AND attempt.in_time
      AND sent.tokens <@ i.tokens
      AND (sent.texts = '{}' OR ARRAY(SELECT jsonb_object_keys(sent.texts)) <@ i.tokens)
), stored AS (
    INSERT INTO assessments_responseevent
        (uid, attempt_id, item_id, seq, tokens, texts, received_at)
    SELECT fit.uid, fit.attempt_id, fit.item_id, fit.seq, fit.tokens, fit.texts,
           clock.moment
    FROM fit, clock
    ON CONFLICT (uid) DO NOTHING
    RETURNING uid, item_id, seq, tokens, texts, received_at
), moved AS (
    INSERT INTO assessments_response AS r (item_id, seq, tokens, texts, saved_at)
    SELECT DISTINCT ON (item_id) item_id, seq, tokens, texts, received_at
    FROM stored ORDER BY item_id, seq DESC, uid
    ON CONFLICT (item_id) DO UPDATE
        SET seq = excluded.seq, tokens = excluded.tokens, texts = excluded.texts,
            saved_at = excluded.saved_at
        WHERE r.seq < excluded.seq
)
SELECT attempt.is_open, attempt.holds, attempt.in_time,
       (SELECT coalesce(array_agg(stored.uid::text), '{}') FROM stored),
       (SELECT coalesce(array_agg(e.uid::text), '{}')
        FROM assessments_responseevent e JOIN fit USING (uid)
        WHERE e.attempt_id = fit.attempt_id)
FROM attempt;
END $$;
"""
DROP = """DROP FUNCTION assessments_save_answers(
    uuid, bigint, uuid, interval, uuid[], uuid[], bigint[], text[], text[]
);"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0010_typed_answers")]
    operations = [migrations.RunSQL(SAVE, DROP)]
