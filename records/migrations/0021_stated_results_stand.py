from django.db import migrations


class Migration(migrations.Migration):
    """What somebody was told is never changed; only that they saw it is added."""

    dependencies = [
        ("records", "0020_contest"),
        ("kernel", "0002_audit_is_append_only"),
    ]

    operations = [
        migrations.RunSQL(
            """
            CREATE TRIGGER stated_results_stand
                BEFORE DELETE OR UPDATE OF campaign_id, person_id, unit_id, facts,
                    told_at, contest_until ON records_statedresult
                FOR EACH ROW EXECUTE FUNCTION kernel_refuse_change();
            ALTER TABLE records_statedresult
                ENABLE ALWAYS TRIGGER stated_results_stand;
            """,
            "DROP TRIGGER stated_results_stand ON records_statedresult;",
        )
    ]
