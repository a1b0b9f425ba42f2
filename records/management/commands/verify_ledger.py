"""Verifies the ledger where it lies."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from records.services.ledger_check import verify


class Command(BaseCommand):
    help = "Verify the ledger and hold every completion record against it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--against", type=Path, action="append", default=[], metavar="FILE",
            help="a signed head that was kept outside; after a restore: the newest",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        report = verify([_text_of(path) for path in options["against"]])
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


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise CommandError(message) from error
