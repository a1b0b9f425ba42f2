"""Verifies the ledger where it lies."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from records.services.ledger_check import verify


class Command(BaseCommand):
    help = "Verify the ledger and hold every completion record against it."

    def handle(self, *args: Any, **options: Any) -> None:
        report = verify()
        self.stdout.write(
            f"{report.size} sealed, {report.unsealed} not yet sealed, "
            f"{report.compared['record']} records compared, {report.erased} erased"
        )
        self.stdout.write(f"head {report.root}")
        for code, words in report.findings:
            self.stdout.write(f"{code}: {words}")
        if report.findings:
            message = f"The ledger is NOT whole: {len(report.findings)} findings."
            raise CommandError(message)
        self.stdout.write("whole")
