"""What waited for a decision before there were inquiries gets one for each passed attempt."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("assessments", "0084_inquiries")]
    operations = [
        migrations.RunSQL(
            """
            UPDATE assessments_signal SET state = 'dismissed' WHERE state = 'noted';
            INSERT INTO assessments_inquiry
                (uid, attempt_id, unit_id, grounds, state, opened_at, way, words,
                 talked_with, said, reason, sent_back_because)
            SELECT gen_random_uuid(), attempt.id, min(signal.unit_id),
                jsonb_agg(jsonb_build_object('kind', signal.kind, 'facts', signal.facts)
                    ORDER BY signal.id),
                'waiting', statement_timestamp(), '', '', '', '', '', ''
            FROM assessments_signal AS signal
            JOIN assessments_signal_attempts AS named ON named.signal_id = signal.id
            JOIN assessments_attempt AS attempt ON attempt.id = named.attempt_id
            WHERE signal.state IN ('open', 'to_ask') AND attempt.passed
            GROUP BY attempt.id;
            """,
            migrations.RunSQL.noop,
        )
    ]
