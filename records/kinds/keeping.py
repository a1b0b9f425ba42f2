"""How many years what is recorded of somebody is kept after they have left."""

from collections.abc import Sequence

from records.kinds.erasure import Told

MOST_YEARS = 100


class BadTerms(ValueError):
    """The setting does not name one number of years for each kind."""


def terms_of(words: Sequence[str]) -> dict[Told, int]:
    """The years of each kind from ``record=10``, ``certificate=20`` and so on.

    Raises:
        BadTerms: a kind is missing, named twice or unknown, or its years are none of 0..100.
    """
    terms: dict[Told, int] = {}
    for word in words:
        kind, _, years = (part.strip() for part in word.partition("="))
        is_number = years.isascii() and years.isdigit() and int(years) <= MOST_YEARS
        if kind not in Told.values or Told(kind) in terms or not is_number:
            raise BadTerms(word)
        terms[Told(kind)] = int(years)
    missing = [one.value for one in Told if one not in terms]
    if missing:
        raise BadTerms(", ".join(missing))
    return terms
