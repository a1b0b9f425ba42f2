"""Writes the ledger as a file for verifying elsewhere."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from records.services.keys import ledger_key
from records.services.ledger_bundle import write_bundle


class Command(BaseCommand):
    help = "Write entries, openings, heads and records as one file (personal data!)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, to: Path, **options: Any) -> None:
        with to.open("wb") as file:
            write_bundle(file)
        self.stdout.write(f"{to}, {to.stat().st_size} bytes")
        self.stdout.write(f"key {ledger_key().verifier}")
