"""The choice of people on the list of codes."""

from typing import Any
from uuid import UUID

MOST = 500


class IssueForm:
    """The uids that were ticked; what is no uid is left out."""

    def __init__(self, data: Any) -> None:
        self.typed: list[str] = data.getlist("person")[:MOST]

    def uids(self) -> list[UUID]:
        found = []
        for text in self.typed:
            try:
                found.append(UUID(text))
            except ValueError:
                continue
        return found
