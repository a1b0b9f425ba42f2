"""Enters records of which the ledger knows nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from records.services.ledger_entry import adopt_records


class Command(BaseCommand):
    help = "Enter the completion records that were loaded in bulk; marked as adopted."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{adopt_records()} adopted")
