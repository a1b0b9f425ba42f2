"""What people do on the site of a drill: Django's part, in this process."""

import os
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections


class Work:
    """Django upon the database at ``url``, with its files in ``var``; once in a process."""

    def __init__(self, url: str, var: Path) -> None:
        os.environ |= {"DATABASE_URL": url, "LMS_VAR": str(var)}
        os.environ.setdefault("LMS_SECRET_KEY", "of-a-drill-only-" + "0" * 50)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.base")
        django.setup()

    def make_province(self, size: str) -> None:
        call_command("make_province", size=size, verbosity=0)

    def enter_and_seal(self, *, half: bool) -> int:
        """Enter completion records into the ledger and seal; how many entries were sealed.

        Args:
            half: the first half of the records one by one, as happens in a site's life;
                else all that are left, at once.
        """
        from records.models import CompletionRecord  # noqa: PLC0415 -- app ready
        from records.services.ledger_entry import adopt_records, enter  # noqa: PLC0415 -- app ready
        from records.services.ledger_sealing import seal_all  # noqa: PLC0415 -- app ready

        if half:
            records = list(CompletionRecord.objects.order_by("pk"))
            for record in records[: len(records) // 2]:
                enter(record=record)
        else:
            adopt_records()
        return seal_all()

    def newest_head(self) -> str:
        """The head that a witness would have been sent last."""
        from records.models import LedgerHead  # noqa: PLC0415 -- app ready

        return LedgerHead.objects.latest("pk").note

    def close(self) -> None:
        connections.close_all()
