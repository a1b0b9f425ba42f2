"""The database itself keeps approved questions and accepted answers as they are."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_assessments"),
        ("kernel", "0002_audit_is_append_only"),
    ]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION assessments_keep_approved() RETURNS trigger
            LANGUAGE plpgsql AS $$
            BEGIN
                IF OLD.state NOT IN ('approved', 'retired') THEN
                    IF TG_OP = 'DELETE' THEN
                        RETURN OLD;
                    END IF;
                    RETURN NEW;
                END IF;
                IF TG_OP = 'DELETE'
                    OR NEW.state NOT IN ('approved', 'retired')
                    OR (OLD.state = 'retired' AND NEW.state <> 'retired')
                    OR (NEW.question_id, NEW.number, NEW.kind, NEW.point_id, NEW.stem,
                        NEW.content, NEW.difficulty, NEW.author_id, NEW.approved_by_id,
                        NEW.approved_at)
                    IS DISTINCT FROM
                       (OLD.question_id, OLD.number, OLD.kind, OLD.point_id, OLD.stem,
                        OLD.content, OLD.difficulty, OLD.author_id, OLD.approved_by_id,
                        OLD.approved_at)
                THEN
                    RAISE EXCEPTION 'an approved question is never changed in place';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER approved_questions_stand
                BEFORE UPDATE OR DELETE ON assessments_questionversion
                FOR EACH ROW EXECUTE FUNCTION assessments_keep_approved();
            ALTER TABLE assessments_questionversion
                ENABLE ALWAYS TRIGGER approved_questions_stand;
            CREATE TRIGGER response_events_are_append_only
                BEFORE UPDATE OR DELETE ON assessments_responseevent
                FOR EACH ROW EXECUTE FUNCTION kernel_refuse_change();
            ALTER TABLE assessments_responseevent
                ENABLE ALWAYS TRIGGER response_events_are_append_only;
            """,
            """
            DROP TRIGGER response_events_are_append_only ON assessments_responseevent;
            DROP TRIGGER approved_questions_stand ON assessments_questionversion;
            DROP FUNCTION assessments_keep_approved();
            """,
        )
    ]
