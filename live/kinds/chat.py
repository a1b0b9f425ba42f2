"""What may stand in the chat of a class: one short line of plain text."""

import unicodedata

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 300  # characters
# Controls, halves of characters, what no alphabet has; and marks that turn the direction
# of writing, with which a line can be made to read as something else.
_UNFIT = {"Cc", "Cs", "Cn", "Co", "Zl", "Zp"}
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class ChatMode(models.TextChoices):
    OFF = "off", _("Closed")
    OPEN = "open", _("Shown at once")
    APPROVED = "approved", _("Shown after approval")


class ChatState(models.TextChoices):
    WAITING = "waiting", _("Waits for approval")
    SHOWN = "shown", _("Shown")
    HIDDEN = "hidden", _("Hidden")


def line_of(text: str) -> str:
    """``text`` as it is kept: in NFC, without blanks around it; empty if it is unfit."""
    if any(one in _TURNING or unicodedata.category(one) in _UNFIT for one in text):
        return ""
    line = unicodedata.normalize("NFC", text).strip()
    return line if len(line) <= LONGEST else ""
