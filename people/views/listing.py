"""What list pages share: the page that the address names."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, overload

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from people.kinds.text import plain


class RowsOfSql[Row]:
    """The rows of a query of our own, for a paginator: it asks for a page of them alone.

    Args:
        count: how many there are.
        rows: those from a place (from 0), at most so many.
    """

    def __init__(self, count: int, rows: Callable[[int, int], Iterable[Row]]) -> None:
        self.count = count
        self.rows = rows

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows(0, self.count))

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, int):
            return next(iter(self.rows(place, 1)))
        start, stop, _step = place.indices(self.count)
        return list(self.rows(start, stop - start))


def page_of(request: HttpRequest, paginator: Paginator[Any]) -> Page[Any]:
    """The page of ``?page=``; the nearest there is for a number out of range."""
    return paginator.get_page(request.GET.get("page"))


def words_of(request: HttpRequest, name: str = "q") -> str:
    """The search words of the address, fit for the database."""
    return plain(request.GET.get(name, ""))
