"""What units own: which tables follow the heir of a unit that ends, and which stay.

Higher apps register their tables that have a column ``owner`` in ``ready()``.
"""

from dataclasses import dataclass

from django.db.models import Model


@dataclass(frozen=True)
class Estate:
    """A table whose column ``owner`` names a unit.

    Args:
        stays: a row tells of its owner's own time, so it keeps that owner.
        beside: what is unique with the owner, if anything is.
        is_renamed: where the heir has the same in ``beside``, what comes gets the code of
            the former unit behind it; or else it stays with the former unit.
    """

    model: type[Model]
    stays: bool = False
    beside: str = ""
    is_renamed: bool = False


_estates: dict[type[Model], Estate] = {}


def register(estate: Estate) -> None:
    """Have ``estate`` known; its table again replaces it."""
    _estates[estate.model] = estate


def estates() -> list[Estate]:
    """All that are registered, in the order of their tables' names."""
    return sorted(_estates.values(), key=lambda one: one.model._meta.label)
