from django.db import migrations


class Migration(migrations.Migration):
    """What held and was taken back is never changed."""

    dependencies = [
        ("records", "0033_retractions"),
        ("kernel", "0002_audit_is_append_only"),
    ]

    operations = [
        migrations.RunSQL(
            """
            CREATE TRIGGER retractions_stand
                BEFORE DELETE OR UPDATE ON records_retraction
                FOR EACH ROW EXECUTE FUNCTION kernel_refuse_change();
            ALTER TABLE records_retraction ENABLE ALWAYS TRIGGER retractions_stand;
            """,
            "DROP TRIGGER retractions_stand ON records_retraction;",
        )
    ]
