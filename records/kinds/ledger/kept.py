"""Signed heads as people kept them: in a file, a mail, a scanned square, one or several."""

import re

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Lines end as the mail program liked, may be quoted, and an empty one may have been lost.
_QUOTED = re.compile(r"^[>\s]+")
_NOTE = re.compile(
    r"^(?P<body>\S+\n[0-9]{1,18}\n[A-Za-z0-9+/]{43}=\nsealed \S+\n)"
    r"(?P<signatures>(?:— \S+ \S+(?:\n|\Z))+)",
    re.MULTILINE,
)


class Verdict(TextChoices):
    """What a kept head says of the ledger as it is now, from good to bad."""

    EXTENDS = "extends", _("The ledger extends this head")
    UNSIGNED = "unsigned", _("Not signed by the key of this ledger")
    CUT = "cut", _("The ledger has been cut short")
    DIFFERS = "differs", _("The ledger differs from this head")


def kept_notes(text: str) -> list[str]:
    """The signed heads in ``text``, each once and in the form in which it was signed."""
    lines = (_QUOTED.sub("", line).rstrip() for line in text.splitlines())
    plain = "".join(f"{line}\n" for line in lines if line)
    notes = (f"{one['body']}\n{one['signatures']}" for one in _NOTE.finditer(plain))
    return list(dict.fromkeys(notes))
