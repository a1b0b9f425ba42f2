"""The first unit and the first officer of a new site; or a new code for an account."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import timezone

from kernel.errors import DomainError
from people.services.beginning import begin_site, code_by_operator
from people.services.sign_in_code import Slip


class Command(BaseCommand):
    help = (
        "Found the province's committee and let the first officer of its organisation "
        "board in, by a one-time code. With --code-for: a new code for an account that "
        "nobody above can help."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", help='as "Đảng bộ tỉnh Bình Phước"')
        parser.add_argument("--officer", help="full name of the first officer")
        parser.add_argument(
            "--since",
            type=date.fromisoformat,
            help="day from which the committee stands, as 2026-01-01; usually of this year",
        )
        parser.add_argument("--code-for", metavar="MEMBER_CODE")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            slip = self._slip(options)
        except DomainError as error:
            raise CommandError(str(error)) from error
        at = settings.WAGTAILADMIN_BASE_URL + reverse("people:enter")
        self.stdout.write(f"{slip.person.full_name}, {slip.person.code}")
        self.stdout.write(f"One-time code: {slip.code}")
        self.stdout.write(f"To be used within 24 hours at {at}")

    def _slip(self, options: dict[str, Any]) -> Slip:
        if options["code_for"]:
            return code_by_operator(member_code=options["code_for"])
        since = options["since"] or timezone.localdate().replace(month=1, day=1)
        unit, officer = options["unit"] or "", options["officer"] or ""
        return begin_site(unit_name=unit, person_name=officer, since=since).slip
