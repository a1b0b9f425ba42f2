"""The database itself refuses to change the trail."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION kernel_refuse_change() RETURNS trigger
            LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
            END $$;
            CREATE TRIGGER audit_is_append_only
                BEFORE UPDATE OR DELETE ON kernel_auditevent
                FOR EACH ROW EXECUTE FUNCTION kernel_refuse_change();
            ALTER TABLE kernel_auditevent ENABLE ALWAYS TRIGGER audit_is_append_only;
            """,
            """
            DROP TRIGGER audit_is_append_only ON kernel_auditevent;
            DROP FUNCTION kernel_refuse_change();
            """,
        )
    ]
