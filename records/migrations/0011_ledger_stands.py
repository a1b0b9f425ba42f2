"""The database itself refuses to change the ledger."""

from django.db import migrations

APPENDED = ("ledgerentry", "ledgerleaf", "ledgerhead", "ledgererasure")
TABLES = (*APPENDED, "ledgeropening")

FUNCTIONS = """
    CREATE FUNCTION records_ledger_refuse() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
    END $$;

    CREATE FUNCTION records_ledger_clock() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        NEW.recorded_at := clock_timestamp();
        RETURN NEW;
    END $$;

    CREATE FUNCTION records_ledger_number() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.number <> coalesce((SELECT max(number) FROM records_ledgerleaf), 0) + 1 THEN
            RAISE EXCEPTION 'the numbers of the ledger have no gap';
        END IF;
        RETURN NEW;
    END $$;

    CREATE FUNCTION records_ledger_opening() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' OR NOT EXISTS (
            SELECT 1 FROM records_ledgererasure WHERE subject_uid = OLD.subject_uid
        ) THEN
            RAISE EXCEPTION 'an opening is only removed by an erasure';
        END IF;
        RETURN OLD;
    END $$;
"""
DROP = """
    DROP FUNCTION records_ledger_refuse(), records_ledger_clock(),
        records_ledger_number(), records_ledger_opening() CASCADE;
"""


def _trigger(table: str, name: str, when: str, each: str, function: str) -> str:
    return f"""
        CREATE TRIGGER {name} {when} ON records_{table}
            FOR EACH {each} EXECUTE FUNCTION {function}();
        ALTER TABLE records_{table} ENABLE ALWAYS TRIGGER {name};
    """


TRIGGERS = [
    *(
        _trigger(
            table,
            "ledger_stands",
            "BEFORE UPDATE OR DELETE",
            "ROW",
            "records_ledger_refuse",
        )
        for table in APPENDED
    ),
    *(
        _trigger(
            table,
            "ledger_is_kept",
            "BEFORE TRUNCATE",
            "STATEMENT",
            "records_ledger_refuse",
        )
        for table in TABLES
    ),
    _trigger(
        "ledgeropening",
        "opening_stands",
        "BEFORE UPDATE OR DELETE",
        "ROW",
        "records_ledger_opening",
    ),
    _trigger(
        "ledgerentry",
        "entry_has_the_clock",
        "BEFORE INSERT",
        "ROW",
        "records_ledger_clock",
    ),
    _trigger(
        "ledgerleaf",
        "leaf_is_the_next",
        "BEFORE INSERT",
        "ROW",
        "records_ledger_number",
    ),
]


class Migration(migrations.Migration):
    dependencies = [("records", "0010_ledger")]
    operations = [migrations.RunSQL([FUNCTIONS, *TRIGGERS], DROP)]
