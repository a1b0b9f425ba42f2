"""Room in each page of leases: a heartbeat then changes the row where it stands.

``last_seen_at`` is in no index. With room in the page PostgreSQL writes the new row beside the
old one and leaves all eight indexes alone (heap-only tuples).
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("live", "0016_replay_check")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE live_presencelease SET (fillfactor = 50)",
            "ALTER TABLE live_presencelease RESET (fillfactor)",
        )
    ]
