"""What list pages share: the page that the address names."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from people.kinds.text import plain


def page_of(request: HttpRequest, paginator: Paginator[Any]) -> Page[Any]:
    """The page of ``?page=``; the nearest there is for a number out of range."""
    return paginator.get_page(request.GET.get("page"))


def words_of(request: HttpRequest, name: str = "q") -> str:
    """The search words of the address, fit for the database."""
    return plain(request.GET.get(name, ""))
