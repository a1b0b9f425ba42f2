"""The page from which a draft is kept: the same content may be open on several."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Desk:
    """What a form with content carries about itself.

    Attributes:
        draft: its name for the draft that it keeps.
        page: its own name; None if it told none, and is not held against other pages.
        begun: the page from which the draft came that it was opened with, if any.
    """

    draft: UUID
    page: UUID | None = None
    begun: UUID | None = None

    def knows(self, kept_from: UUID) -> bool:
        """Whether it has seen what was kept from that page."""
        return self.page is None or kept_from in (self.page, self.begun)
