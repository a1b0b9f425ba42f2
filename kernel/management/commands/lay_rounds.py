"""Tell the queue what comes round by itself; run after each migration."""

from typing import Any

from django.core.management.base import BaseCommand

from kernel.schedule import lay_rounds


class Command(BaseCommand):
    help = "Make the queue's schedule say what the apps declare."

    def handle(self, *args: Any, **options: Any) -> None:
        for one in lay_rounds():
            if options["verbosity"]:
                self.stdout.write(f"every {one.minutes} min: {one.task}")
