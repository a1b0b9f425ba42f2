"""What units that end own, and what becomes of it, for the preview of a decision."""

from collections import Counter
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kernel.kinds.wording import number
from people.kinds.estate import Estate, estates
from people.kinds.reform import Reform, Stake


def owned_stakes(reform: Reform) -> list[Stake]:
    """By kind and count: what the heir gets, and what stays with the units that end."""
    if not reform.ending:
        return []
    going, staying = [], []
    for estate in estates():
        count = _rows(estate, reform.ending).count()
        kept = count if estate.stays else _clashing(estate, reform)
        title = estate.model._meta.verbose_name
        going += [f"{title}: {number(count - kept)}"] if count > kept else []
        staying += [f"{title}: {number(kept)}"] if kept else []
    return [
        *([_goes(going, reform.heir_name)] if going else []),
        *([_stays(staying)] if staying else []),
    ]


def _goes(what: list[str], heir: str) -> Stake:
    text = _("The units that end own: %(what)s.") % {"what": "; ".join(what)}
    if not heir:
        return Stake(
            text,
            _("No unit takes over from them, so nobody can work on it afterwards."),
        )
    return Stake(
        text,
        _(
            "From that day it belongs to %(unit)s. Whoever is to work on it needs a role "
            "there."
        )
        % {"unit": heir},
    )


def _stays(what: list[str]) -> Stake:
    return Stake(
        _("This stays with the former unit: %(what)s.") % {"what": "; ".join(what)},
        _(
            "It tells of that unit's own time, or the unit that takes over has one of the "
            "same sign. It is kept, and nobody works on it any more."
        ),
    )


def _rows(estate: Estate, units: frozenset[int]) -> QuerySet[Any]:
    every: QuerySet[Any] = QuerySet(estate.model)
    return every.filter(owner__in=units)


def _clashing(estate: Estate, reform: Reform) -> int:
    """How many cannot go, as what is unique with the owner is taken already."""
    if not estate.beside or estate.is_renamed:
        return 0
    heirs = frozenset([reform.heir] if reform.heir else [])
    held = Counter(_rows(estate, reform.ending).values_list(estate.beside, flat=True))
    taken = set(_rows(estate, heirs).values_list(estate.beside, flat=True))
    return sum(n if name in taken else n - 1 for name, n in held.items())
