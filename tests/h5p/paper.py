"""A page's form as a browser without scripts sends it."""

from html.parser import HTMLParser
from typing import Any

from django.http import QueryDict


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self.select = ""
        self.first: str | None = None
        self.has_chosen = False
        self.area: str | None = None
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        names = {name for name, _ in attrs}
        if tag == "input" and told.get("type") not in {"file", "submit"}:
            is_box = told.get("type") in {"checkbox", "radio"}
            if not is_box or "checked" in names:
                value = told.get("value", "on" if is_box else "")
                is_line = told.get("type") in {"text", "url", "number"}
                value = value.replace("\n", "").replace("\r", "") if is_line else value
                self.pairs.append((told.get("name", ""), value))
        elif tag == "select":
            self.select, self.first, self.has_chosen = told["name"], None, False
        elif tag == "option":
            self.first = told["value"] if self.first is None else self.first
            if "selected" in names:
                self.pairs.append((self.select, told["value"]))
                self.has_chosen = True
        elif tag == "textarea":
            self.area, self.text = told["name"], ""

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and not self.has_chosen and self.first is not None:
            self.pairs.append((self.select, self.first))
        if tag == "textarea" and self.area is not None:
            text = (
                self.text.removeprefix("\n").replace("\r\n", "\n").replace("\r", "\n")
            )
            self.pairs.append((self.area, text))
            self.area = None


def fields_in(html: str) -> list[tuple[str, str]]:
    """Name and value of every control, with the ends of lines that browsers send."""
    reader = _Reader()
    reader.feed(html)
    pairs = [(name, value) for name, value in reader.pairs if name]
    return [
        (name, value.replace("\r\n", "\n").replace("\n", "\r\n"))
        for name, value in pairs
    ]


def sent(html: str, **changes: Any) -> QueryDict:
    """The form in ``html`` as it is sent; ``changes`` take the place of controls."""
    posted = QueryDict(mutable=True)
    for name, value in fields_in(html):
        posted.appendlist(name, value)
    for name, value in changes.items():
        posted.setlist(name, value if isinstance(value, list) else [value])
    return posted
