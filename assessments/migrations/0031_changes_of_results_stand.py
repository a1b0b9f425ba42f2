"""The database itself keeps the old score of a result that was changed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("assessments", "0030_analysis")]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION assessments_keep_change() RETURNS trigger
            LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'DELETE'
                    OR (NEW.id, NEW.uid, NEW.correction_id, NEW.attempt_id, NEW.max_points,
                        NEW.old_points, NEW.new_points, NEW.old_scaled, NEW.new_scaled,
                        NEW.old_passed, NEW.new_passed, NEW.changed_at)
                    IS DISTINCT FROM
                       (OLD.id, OLD.uid, OLD.correction_id, OLD.attempt_id, OLD.max_points,
                        OLD.old_points, OLD.new_points, OLD.old_scaled, OLD.new_scaled,
                        OLD.old_passed, OLD.new_passed, OLD.changed_at)
                THEN
                    RAISE EXCEPTION 'the trail of a changed result is never changed';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER changes_of_results_stand
                BEFORE UPDATE OR DELETE ON assessments_resultchange
                FOR EACH ROW EXECUTE FUNCTION assessments_keep_change();
            ALTER TABLE assessments_resultchange
                ENABLE ALWAYS TRIGGER changes_of_results_stand;
            """,
            """
            DROP TRIGGER changes_of_results_stand ON assessments_resultchange;
            DROP FUNCTION assessments_keep_change();
            """,
        )
    ]
