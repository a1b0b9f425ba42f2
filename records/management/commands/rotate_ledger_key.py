"""Has a new key sign the heads of the ledger from now on."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from records.kinds.ledger.keyring import BrokenRing
from records.services.ledger_rotation import rotate
from records.services.ledger_sealing import LedgerBroken


class Command(BaseCommand):
    help = (
        "Make a new key for the ledger, have the former one sign that it follows, and put "
        "it in its place. The former is not kept. Save the file of the key afterwards."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            ring = rotate()
        except (LedgerBroken, BrokenRing) as error:
            message = (
                "The last head was not signed by a key of this ledger: nothing was "
                "changed. Run verify_ledger first."
            )
            raise CommandError(message) from error
        except OSError as error:
            message = f"The file of the key cannot be written: {error}"
            raise CommandError(message) from error
        self.stdout.write(f"key {ring.key}")
        self.stdout.write(f"signs what follows entry {ring.successions[-1].size}")
        self.stdout.write(ring.notes[-1])
