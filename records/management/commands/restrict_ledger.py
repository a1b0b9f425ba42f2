"""Gives the application's role the least it needs on the ledger."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from records.services.ledger_grants import restrict


class Command(BaseCommand):
    help = "Let a role of the database read and append to the ledger, and no more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--role", required=True)

    def handle(self, *args: Any, role: str, **options: Any) -> None:
        restrict(role=role)
        self.stdout.write(f"{role} may read and append")
