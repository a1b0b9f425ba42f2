"""Fills an empty database with a made-up province."""

from argparse import ArgumentParser
from datetime import date
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation

from lms.demo import building, load, tree
from lms.demo.copying import refresh_statistics, without_checks
from people.models import Person, Unit


class Command(BaseCommand):
    help = "Make a fictitious province (units, people, courses, campaigns) for a demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", choices=sorted(tree.SIZES), default="province")
        parser.add_argument("--seed", type=int, default=64)
        parser.add_argument(
            "--on", type=date.fromisoformat, help="the day of the making (today)"
        )
        parser.add_argument(
            "--people-only", action="store_true", help="no courses, no campaigns"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.started = monotonic()
        self.is_quiet = options["verbosity"] == 0
        if Unit.objects.exists() or Person.objects.exists():
            message = "There are units or people already; an empty database is needed."
            raise CommandError(message)
        now = timezone.now()
        today = options["on"] or timezone.localdate(now)
        size = tree.SIZES[options["size"]]
        with translation.override("vi"), transaction.atomic(), without_checks():
            province = load.make(size, options["seed"], now, today)
            if options["people_only"]:
                load.write(province)
            else:
                tickets = building.build(province, self.say)
                building.write_tickets(tickets, settings.VAR)
        refresh_statistics()
        self.say("done")

    def say(self, words: str) -> None:
        if not self.is_quiet:
            self.stdout.write(f"        {monotonic() - self.started:5.1f} s  {words}")
