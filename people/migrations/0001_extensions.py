"""What the tables need of PostgreSQL, and the text configuration ``vi``."""

from django.contrib.postgres.operations import (
    BtreeGistExtension,
    CreateExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = [("kernel", "0002_audit_is_append_only")]
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        CreateExtension("ltree"),
        migrations.RunSQL(
            """
            CREATE TEXT SEARCH CONFIGURATION vi (COPY = simple);
            ALTER TEXT SEARCH CONFIGURATION vi
                ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
            """,
            "DROP TEXT SEARCH CONFIGURATION vi;",
        ),
    ]
