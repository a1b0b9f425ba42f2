"""The database itself keeps the reviews of waves that were signed."""

from django.db import migrations

FUNCTION = """
    CREATE FUNCTION records_signed_review_stands() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.signed_at IS NOT NULL THEN
            RAISE EXCEPTION 'a signed review of a wave is never changed';
        END IF;
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER signed_review_stands
        BEFORE UPDATE OR DELETE ON records_wavereview
        FOR EACH ROW EXECUTE FUNCTION records_signed_review_stands();
    ALTER TABLE records_wavereview ENABLE ALWAYS TRIGGER signed_review_stands;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0052_waves")]
    operations = [
        migrations.RunSQL(
            FUNCTION, "DROP FUNCTION records_signed_review_stands() CASCADE;"
        )
    ]
