"""The database itself keeps attested figures, the order of steps and the lock."""

from django.db import migrations

FUNCTION = """
    CREATE FUNCTION records_attestation_stands() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'records_attestation is append-only';
        END IF;
        IF EXISTS (SELECT FROM records_attestation AS locked
                WHERE locked.campaign_id = NEW.campaign_id AND locked.state = 'locked') THEN
            RAISE EXCEPTION 'the attestations of the campaign are locked';
        END IF;
        IF TG_OP = 'INSERT' THEN
            IF NEW.state NOT IN ('confirmed', 'locked') THEN
                RAISE EXCEPTION 'an attestation begins with its confirmation';
            END IF;
            RETURN NEW;
        END IF;
        IF to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state' THEN
            RAISE EXCEPTION 'attested figures are never changed';
        END IF;
        IF (OLD.state, NEW.state) NOT IN (('confirmed', 'accepted'),
                ('confirmed', 'returned'), ('accepted', 'returned')) THEN
            RAISE EXCEPTION 'no step leads from % to %', OLD.state, NEW.state;
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER attestation_stands
        BEFORE INSERT OR UPDATE OR DELETE ON records_attestation
        FOR EACH ROW EXECUTE FUNCTION records_attestation_stands();
    ALTER TABLE records_attestation ENABLE ALWAYS TRIGGER attestation_stands;
"""
APPENDED = ("attestationstep", "attestationgap", "attestedabsence")
KEEP = "\n".join(
    f"""
    CREATE TRIGGER {table}_stands BEFORE UPDATE OR DELETE ON records_{table}
        FOR EACH ROW EXECUTE FUNCTION kernel_refuse_change();
    ALTER TABLE records_{table} ENABLE ALWAYS TRIGGER {table}_stands;
    """
    for table in APPENDED
)
LET_GO = "\n".join(
    f"DROP TRIGGER {table}_stands ON records_{table};" for table in APPENDED
)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0030_attestation"),
        ("kernel", "0002_audit_is_append_only"),
    ]
    operations = [
        migrations.RunSQL(
            [FUNCTION, KEEP],
            [LET_GO, "DROP FUNCTION records_attestation_stands() CASCADE;"],
        )
    ]
