"""The sealer as a process of its own, with a role of its own in the database."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection

from records.services.ledger_sealing import LedgerBroken, may_seal, seal_all

EACH = 60.0  # seconds


class Command(BaseCommand):
    help = "Seal the ledger each minute; DATABASE_URL names the sealer's own role."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="seal and end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        while True:
            self._seal(once=once)
            if once:
                return
            time.sleep(EACH)

    def _seal(self, *, once: bool) -> None:
        try:
            if not may_seal():
                message = "This role may not seal: see restrict_ledger --sealer."
                raise CommandError(message)
            if sealed := seal_all():
                self.stdout.write(f"{sealed} sealed")
        except LedgerBroken as error:
            message = (
                "The last head was not signed by a key of this ledger: nothing is "
                "sealed. Run verify_ledger."
            )
            raise CommandError(message) from error
        except Error as error:  # the database is away: the next minute tries again
            if once:
                raise
            self.stderr.write(f"{type(error).__name__}: {error}")
            connection.close()
