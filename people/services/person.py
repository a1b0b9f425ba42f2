"""People are added to the register and their data corrected."""

import secrets
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from people.kinds.name import search_key, sort_key, tidy
from people.models import Person, User

_EDITABLE = ("born_on", "joined_on", "official_on", "position", "phone")


class CardTaken(DomainError):
    message = _("Another person already has this card number.")


def new_code() -> str:
    """A member code that nobody has: ``TV`` and eight digits."""
    while True:
        code = f"TV{secrets.randbelow(10**8):08d}"
        if not Person.objects.filter(code=code).exists():
            return code


@transaction.atomic
def add_person(
    *,
    full_name: str,
    actor: User | None,
    code: str | None = None,
    kind: str = Person.Kind.MEMBER,
    card_number: str | None = None,
    **fields: date | str | None,
) -> Person:
    """Put somebody in the register; the home follows by ``services.home.settle``.

    Args:
        fields: born_on, joined_on, official_on, position, phone.

    Raises:
        CardTaken: somebody else has the card number.
    """
    unknown = set(fields) - set(_EDITABLE)
    if unknown:
        raise TypeError(unknown)
    if card_number and Person.objects.filter(card_number=card_number).exists():
        raise CardTaken
    name = tidy(full_name)
    person = Person.objects.create(
        code=code or card_number or new_code(),
        kind=kind,
        full_name=name,
        name_key=search_key(name),
        sort_key=sort_key(name),
        card_number=card_number or None,
        **{key: value for key, value in fields.items() if value is not None},
    )
    audit.record(actor=actor, verb="person.added", target=person, code=person.code)
    return person
