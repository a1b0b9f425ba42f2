from typing import Any

from django.core.management.base import BaseCommand

from cms.services.editors import sync_editors


class Command(BaseCommand):
    help = "Make the groups of the editors' room say what today's grants say."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{sync_editors()} accounts changed")
