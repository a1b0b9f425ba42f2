"""Prove that the tallies equal a count from the raw rows."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from courses.models import Campaign
from records.selectors.verification import wrong_tallies
from records.services.tally import recount


class Command(BaseCommand):
    help = "Compare the tallies of each campaign with a count from the raw rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mend", action="store_true", help="count them again")

    def handle(self, *args: Any, mend: bool, **options: Any) -> None:
        wrong = 0
        for campaign in Campaign.objects.filter(published__isnull=False).order_by("pk"):
            units = wrong_tallies(campaign)
            wrong += len(units)
            self.stdout.write(f"{campaign.uid}: {len(units)} wrong")
            if mend and units:
                recount(campaign=campaign, unit_ids=units)
        if wrong and not mend:
            raise CommandError(f"{wrong} tallies differ from the raw rows.")
        self.stdout.write("mended" if wrong else "all equal")
