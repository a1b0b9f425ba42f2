"""A line of the list of all that learners practise."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from people.kinds.name import search_key

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


class Kind(TextChoices):
    """Where the content is played."""

    EXERCISE = "exercise", _("Exercise of its own")
    LESSON = "lesson", _("Within a lesson")


@dataclass(frozen=True)
class Figures:
    """How many began to play, how many of them answered, and when that last happened."""

    players: int = 0
    answered: int = 0
    last_at: datetime | None = None


@dataclass(frozen=True)
class PracticeRow:
    """A content where it is played.

    ``key``: the ids of activity and content. ``lesson``: the title of the lesson, "" of an
    exercise. ``waiting``: written answers that wait for the reader's mark.
    """

    key: tuple[int, int]
    activity_uid: UUID
    content_uid: UUID
    title: str
    lesson: str
    course: str
    kind: Kind
    waiting: int = 0
    figures: Figures = Figures()

    def bears(self, words: str) -> bool:
        """Whether ``words`` stand in its names, with or without accents."""
        named = f"{self.title} {self.lesson} {self.course}"
        return search_key(words) in search_key(named)

    @property
    def names(self) -> tuple[str, str, tuple[int, int]]:
        """By what the list is sorted where nothing else tells."""
        return (search_key(self.title), search_key(self.lesson), self.key)

    def told_in(self, column: str) -> Any:
        """By what the list is sorted in a column, beside ``names``."""
        by: dict[str, Any] = {
            "title": self.names,
            "course": search_key(self.course),
            "kind": self.kind.value,
            "players": self.figures.players,
            "answered": self.figures.answered,
            "waiting": self.waiting,
            "last": self.figures.last_at or _LONG_AGO,
        }
        return by[column]
