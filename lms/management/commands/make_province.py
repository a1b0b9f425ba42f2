"""Fills an empty database with a made-up province."""

from argparse import ArgumentParser
from datetime import date
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from lms.demo import load, tree
from people.models import Person, Unit


class Command(BaseCommand):
    help = "Make a fictitious province (units, people, courses, campaigns) for a demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", choices=sorted(tree.SIZES), default="province")
        parser.add_argument("--seed", type=int, default=64)
        parser.add_argument(
            "--on", type=date.fromisoformat, help="the day of the making (today)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        started = monotonic()
        if Unit.objects.exists() or Person.objects.exists():
            message = "There are units or people already; an empty database is needed."
            raise CommandError(message)
        now = timezone.now()
        today = options["on"] or timezone.localdate(now)
        with transaction.atomic():
            province = load.make(
                tree.SIZES[options["size"]], options["seed"], now, today
            )
            load.write(province)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(
            f"{len(province.people)} people in {len(province.units)} units,"
            f" {monotonic() - started:.1f} s"
        )
