"""What a password may be and how it is kept."""

import unicodedata
from datetime import date

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class Argon2Hasher(Argon2PasswordHasher):
    """Argon2id at OWASP's minimum.

    Source: OWASP Password Storage Cheat Sheet, Argon2id: m=19456 KiB, t=2, p=1.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


def _letters_and_digits(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(one for one in folded if one.isalnum())


def _ways_to_write(day: date) -> set[str]:
    forms = ("%d%m%Y", "%Y%m%d", "%d%m%y", "%m%d%Y", "%Y%d%m", "%y%m%d")
    short = f"{day.day}{day.month}{day.year}"
    return {short, *(day.strftime(form) for form in forms)}


def is_about(password: str, *, born_on: date | None, words: list[str]) -> bool:
    """Whether ``password`` is the birth date or one of ``words``, however written."""
    bare = _letters_and_digits(password)
    known = {_letters_and_digits(word) for word in words if word}
    if born_on is not None:
        known |= _ways_to_write(born_on)
    return bare in known


class NotAboutYou:
    """Refuses the birth date, the card number, the code, the phone and the name."""

    def validate(self, password: str, user: object | None = None) -> None:
        person = getattr(user, "person", None) if user is not None else None
        words = [getattr(user, "username", ""), getattr(user, "display_name", "")]
        words += [
            str(getattr(person, field, "") or "")
            for field in ("code", "card_number", "phone", "full_name")
        ]
        born_on = getattr(person, "born_on", None)
        if is_about(password, born_on=born_on, words=words):
            raise ValidationError(self.get_help_text(), code="password_about_you")

    def get_help_text(self) -> str:
        return _(
            "Your password must not be your birth date, card number, member code, "
            "phone number or name."
        )
