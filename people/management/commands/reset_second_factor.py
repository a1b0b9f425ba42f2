"""Take the second factor off an account above which nobody stands."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kernel.errors import DomainError
from people.models import User
from people.selectors.account import username_meant
from people.services.second_factor import reset_by_operator


class Command(BaseCommand):
    help = (
        "For somebody who has lost telephone and recovery codes and above whom nobody "
        "stands: the next sign-in asks for the password alone, or sets a new one up."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the sign-in name or the member code")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=username_meant(options["name"])).first()
        if user is None:
            message = f"No account is called {options['name']!r}."
            raise CommandError(message)
        try:
            reset_by_operator(user=user)
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{user.display_name}: the second factor is reset.")
