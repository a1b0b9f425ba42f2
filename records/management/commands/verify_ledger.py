"""Verifies the ledger where it lies."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from records.kinds.ledger.kept import Verdict, kept_notes
from records.selectors.ledger_kept import held_against
from records.services.keys import ledger_key
from records.services.ledger_check import verify

# What the command ends with; 1 is any other difference.
CODES = {Verdict.CUT: 3, Verdict.DIFFERS: 4, Verdict.UNSIGNED: 5}
# Each says more than the one after it.
WORST = (Verdict.DIFFERS, Verdict.CUT, Verdict.UNSIGNED)
_WORDS = {
    Verdict.EXTENDS: "Sổ cái nối tiếp đầu sổ này (extends)",
    Verdict.CUT: "Sổ cái bị cắt ngắn so với đầu sổ này (cut short)",
    Verdict.DIFFERS: "Sổ cái khác với đầu sổ này (differs)",
    Verdict.UNSIGNED: "Đầu sổ này không do khóa của sổ cái ký (not signed by the key)",
}


class Command(BaseCommand):
    help = (
        "Verify the ledger and hold every completion record against it. With --against: "
        "ends with 3 if the ledger was cut short, 4 if it differs, 5 if a head is not "
        "signed by the key, 1 for any other difference."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--against",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="a file with signed heads that were kept outside; may be given again",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        notes = [note for path in options["against"] for note in _notes_in(path)]
        held = held_against(notes, key=ledger_key().verifier) if notes else []
        for one in held:
            self.stdout.write(
                f"{_WORDS[one.verdict]}: {one.size} kept, {one.ours} sealed today"
            )
        verdicts = {one.verdict for one in held}
        report = verify(
            witnesses=[one.note for one in held if one.verdict != Verdict.UNSIGNED]
        )
        self.stdout.write(
            f"{report.size} sealed, {report.unsealed} not yet sealed, "
            f"{report.compared['record']} records compared, {report.erased} erased"
        )
        self.stdout.write(f"head {report.root}")
        for code, words in report.findings:
            self.stdout.write(f"{code}: {words}")
        bad = next((one for one in WORST if one in verdicts), None)
        if bad:
            raise CommandError(f"{_WORDS[bad]}.", returncode=CODES[bad])
        if report.findings:
            message = f"The ledger is NOT whole: {len(report.findings)} findings."
            raise CommandError(message)
        self.stdout.write("whole")


def _notes_in(path: Path) -> list[str]:
    try:
        notes = kept_notes(path.read_text("utf-8-sig", errors="replace"))
    except OSError as error:
        message = f"Không đọc được tệp {path}: {error.strerror}."
        raise CommandError(message, returncode=5) from error
    if not notes:
        message = f"Trong tệp {path} không có đầu sổ đã ký nào (no signed head)."
        raise CommandError(message, returncode=5)
    return notes
