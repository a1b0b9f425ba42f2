"""What a list shows."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Column:
    """A heading of a table; with ``key`` the list can be sorted by it."""

    title: str | Promise
    key: str = ""
    is_number: bool = False
