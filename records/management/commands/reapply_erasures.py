"""Applies again what the ledger was made to forget, after an older backup was restored."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kernel.errors import DomainError
from records.services.erasure_list import reapply_erasures


class Command(BaseCommand):
    help = (
        "Erase again from the ledger what the list of erasures names: after an older "
        "backup was restored, before the jobs are started. Twice over it does no harm."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", metavar="FILE",
            help="the list; without it the one of LMS_ERASURE_LIST",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = reapply_erasures(path=options["file"])
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{done.listed} entries listed in {done.blocks} blocks, "
            f"{done.missing} of them not in this ledger"
        )
        if done.is_torn:
            self.stdout.write(
                "the last block was not written to its end and is left out"
            )
        self.stdout.write(done.words)
