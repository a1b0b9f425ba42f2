"""Verifies the ledger where it lies."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from records.kinds.ledger.kept import Verdict, kept_notes
from records.selectors.ledger_kept import held_against
from records.services.keys import ledger_keys
from records.services.ledger_check import verify

# What the command ends with, the worst first; 1 is any other difference.
CODES = {Verdict.DIFFERS: 4, Verdict.CUT: 3, Verdict.UNSIGNED: 5}


class Command(BaseCommand):
    help = (
        "Verify the ledger and hold every completion record against it. With --against "
        "it ends with 3 if the ledger was cut short, 4 if it differs, 5 if there is no "
        "head or the key did not sign it, 1 for any other difference."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--against", type=Path, action="append", default=[], metavar="FILE",
            help="a signed head that was kept outside; after a restore: the newest",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        notes = [note for path in options["against"] for note in _notes_in(path)]
        held = held_against(notes, ring=ledger_keys())
        for one in held:
            self.stdout.write(
                f"{one.verdict.label} ({one.verdict.value}, {one.size} sealed)"
            )
        report = verify(notes)
        self.stdout.write(
            f"{report.size} sealed, {report.unsealed} not yet sealed, "
            f"{report.compared['record']} records compared, {report.erased} erased"
        )
        self.stdout.write(f"head {report.root}")
        for code, words in report.findings:
            self.stdout.write(f"{code}: {words}")
        if report.findings:
            verdicts = {one.verdict for one in held}
            worst = next((CODES[one] for one in CODES if one in verdicts), 1)
            message = f"The ledger is NOT whole: {len(report.findings)} findings."
            raise CommandError(message, returncode=worst)
        self.stdout.write("whole")


def _notes_in(path: Path) -> list[str]:
    try:
        notes = kept_notes(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise CommandError(message, returncode=CODES[Verdict.UNSIGNED]) from error
    if not notes:
        message = f"{path} cannot be read: there is no signed head in it"
        raise CommandError(message, returncode=CODES[Verdict.UNSIGNED])
    return notes
