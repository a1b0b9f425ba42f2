"""Gives the application's role, and that of the sealer, the least it needs on the ledger."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from records.services.ledger_grants import NoSuchRole, restrict


class Command(BaseCommand):
    help = "Let a role of the database read and append to the ledger, and no more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--role", required=True, help="of the application")
        parser.add_argument(
            "--sealer", default="", help="the role that seals instead (seal_ledger)"
        )

    def handle(self, *args: Any, role: str, sealer: str, **options: Any) -> None:
        try:
            restrict(role=role, sealer=sealer)
        except NoSuchRole as error:
            message = f"There is no role {error} in the database: CREATE ROLE it first."
            raise CommandError(message) from error
        self.stdout.write(f"{role} may read and append")
        if sealer:
            self.stdout.write(f"{sealer} alone may seal: run seal_ledger as this role")
