"""Links of lists that keep the rest of the query string: ``{% load lists %}``."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template.context import Context

register = template.Library()


def _with(context: Context, **changes: str | None) -> str:
    request = context.get("request")
    query = request.GET.copy() if request is not None else None
    if query is None:
        return "?"
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def page_link(context: Context, name: str, number: int) -> str:
    """The same list at page ``number`` of the pager ``name``."""
    return _with(context, **{name: str(number)})


@register.simple_tag(takes_context=True)
def sort_link(context: Context, column: str, current: str) -> str:
    """The same list by ``column``; by it the other way round if it is so already."""
    return _with(context, sort=f"-{column}" if current == column else column, page=None)


@register.simple_tag(takes_context=True)
def format_link(context: Context, extension: str) -> str:
    """What is seen, whole, as a file: ``?…&format=xlsx``."""
    return _with(context, format=extension, page=None)


@register.filter
def other_parameters(request: HttpRequest, name: str) -> list[tuple[str, str]]:
    """The query string without ``name`` and without the page: a new search starts at 1."""
    return [
        (key, value)
        for key, values in request.GET.lists()
        for value in values
        if key not in {name, "page"}
    ]


@register.filter
def elided(page: Page[Any]) -> list[int]:
    """The numbers for a pager; 0 stands for those left out."""
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else 0 for number in pages]


@register.filter
def aria_sort(column: str, current: str) -> str:
    """``ascending``, ``descending`` or nothing, for the heading of ``column``."""
    return {column: "ascending", f"-{column}": "descending"}.get(current, "")
