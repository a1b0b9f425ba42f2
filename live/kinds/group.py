"""Small groups: how people are divided, and what a group may write."""

import unicodedata
from collections.abc import Hashable, Sequence
from itertools import groupby

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_CASE = 4000  # characters
LONGEST_ANSWER = 4000
MOST_GROUPS = 60
MOST_PEOPLE = 1000
_UNFIT = {"Cc", "Cs", "Cn", "Co"}


class WorkState(models.TextChoices):
    PREPARED = "prepared", _("Prepared")
    OPEN = "open", _("Under way")
    CLOSED = "closed", _("Over")


class Division(models.TextChoices):
    NUMBER = "number", _("By lot, into so many groups")
    UNIT = "unit", _("By home unit, one group each")


def dealt[T](people: Sequence[T], count: int) -> list[list[T]]:
    """``people``, in the order given, dealt to ``count`` groups: sizes differ by one."""
    return [list(people[place::count]) for place in range(count)]


def gathered[T, K: Hashable](people: Sequence[tuple[K, T]]) -> list[tuple[K, list[T]]]:
    """Those of one key together; pairs of (key, somebody) come in the order of keys."""
    return [
        (key, [one for _key, one in pairs])
        for key, pairs in groupby(people, key=lambda pair: pair[0])
    ]


def text_of(text: str, longest: int) -> str:
    """``text`` in NFC with its lines, without other controls, cut to ``longest``."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = "\n".join(
        "".join(one for one in line if unicodedata.category(one) not in _UNFIT).rstrip()
        for line in lines
    )
    return unicodedata.normalize("NFC", kept)[:longest].strip()
