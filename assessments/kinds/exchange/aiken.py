"""Reading of Aiken: a question, options behind letters, and ``ANSWER: B``.

Source: Moodle's description of the Aiken format.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.kinds.exchange import shape
from assessments.kinds.exchange.item import (
    Found,
    Item,
    ItemFault,
    Skipped,
    bounded,
    line_place,
)
from assessments.kinds.exchange.text import plain

_OPTION = re.compile(r"^\s*([A-Za-z])\s*[.)]\s+(.*)$")
_KEY = re.compile(r"^\s*(?:ANSWER|ĐÁP ÁN|DAP AN)\s*:\s*(.*)$", re.IGNORECASE)


@dataclass
class _Question:
    line: int = 0
    stem: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)


def is_aiken(text: str) -> bool:
    """Whether ``text`` looks like Aiken: a line of a key after an option."""
    lines = text.split("\n")[:5000]
    return any(_KEY.match(one) for one in lines) and any(
        _OPTION.match(one) for one in lines
    )


def read_aiken(text: str) -> Found:
    """Every question of ``text``."""
    entries: list[Item | Skipped] = []
    now = _Question()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        bounded(len(entries))
        key, option = _KEY.match(line), _OPTION.match(line)
        if not line.strip():
            continue
        now.line = now.line or number
        if key:
            entries.append(_finished(now, key[1]))
            now = _Question()
        elif option and now.stem:
            now.options[option[1].upper()] = plain(option[2])
        elif now.options:
            entries.append(_skipped(now, _("The line “ANSWER: A” is missing.")))
            now = _Question(number, [line])
        else:
            now.stem.append(line)
    if now.stem:
        entries.append(_skipped(now, _("The line “ANSWER: A” is missing.")))
    return Found(tuple(entries))


def _skipped(question: _Question, reason: str) -> Skipped:
    stem = plain("\n".join(question.stem))
    return Skipped("single", stem, line_place(question.line), reason)


def _finished(question: _Question, told: str) -> Item | Skipped:
    letters = [one for one in re.split(r"[\s,;]+", told.upper().strip(" .")) if one]
    if not letters or any(one not in question.options for one in letters):
        words = _("“ANSWER: %(key)s” names no option.")
        return _skipped(question, words % {"key": told.strip()[:20]})
    share = Decimal(1) / len(letters)
    answers = [
        shape.Answer(text, share if letter in letters else Decimal(0))
        for letter, text in question.options.items()
    ]
    try:
        kind, content, notes = shape.choice(answers, many=len(letters) > 1)
    except ItemFault as fault:
        return _skipped(question, str(fault))
    stem = plain("\n".join(question.stem))
    place = line_place(question.line)
    return Item(kind, stem, content, place=place, notes=tuple(notes))
