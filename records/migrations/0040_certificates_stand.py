"""The database itself keeps issued certificates and their numbers."""

from django.db import migrations

FUNCTION = """
    CREATE FUNCTION records_certificate_stands() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'certificates are never removed';
        END IF;
        IF to_jsonb(NEW) - '{state,revoked_at,revoked_by_id,revoked_reason,is_name_open}'::text[]
            <> to_jsonb(OLD) - '{state,revoked_at,revoked_by_id,revoked_reason,is_name_open}'::text[]
        THEN
            RAISE EXCEPTION 'what a certificate says is never changed';
        END IF;
        IF to_jsonb(NEW) - 'is_name_open' <> to_jsonb(OLD) - 'is_name_open'
            AND OLD.state <> 'issued' THEN
            RAISE EXCEPTION 'a certificate that is % stays so', OLD.state;
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER certificate_stands
        BEFORE UPDATE OR DELETE ON records_certificate
        FOR EACH ROW EXECUTE FUNCTION records_certificate_stands();
    ALTER TABLE records_certificate ENABLE ALWAYS TRIGGER certificate_stands;

    CREATE FUNCTION records_certificate_numbers_rise() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' OR NEW.last_number < OLD.last_number
            OR (NEW.register_id, NEW.year) <> (OLD.register_id, OLD.year) THEN
            RAISE EXCEPTION 'numbers of certificates only rise';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER certificate_numbers_rise
        BEFORE UPDATE OR DELETE ON records_certificateyear
        FOR EACH ROW EXECUTE FUNCTION records_certificate_numbers_rise();
    ALTER TABLE records_certificateyear ENABLE ALWAYS TRIGGER certificate_numbers_rise;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0039_certificate")]
    operations = [
        migrations.RunSQL(
            FUNCTION,
            """
            DROP FUNCTION records_certificate_stands() CASCADE;
            DROP FUNCTION records_certificate_numbers_rise() CASCADE;
            """,
        )
    ]
