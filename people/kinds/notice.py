"""Kinds of notices: each app registers the words of its own in ``ready()``.

A notice keeps facts and no words. Its words name nothing that its reader may not see, and
what stands behind its address is fetched through rights again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Facts = Mapping[str, Any]


@dataclass(frozen=True)
class News:
    """What is told: ``facts`` are JSON; after ``ends_at`` it is news no more."""

    kind: str
    topic: str
    occasion: str = ""
    facts: Facts = field(default_factory=dict)
    ends_at: datetime | None = None


@dataclass(frozen=True)
class NoticeKind:
    """How a notice reads: its sign, a title, a sentence and where it leads.

    ``address`` takes the facts and the notice's uid; "" where there is nothing to open.
    """

    name: str
    icon: str
    title: Callable[[Facts], str | Promise]
    text: Callable[[Facts], str]
    address: Callable[[Facts, UUID], str]


_UNKNOWN = NoticeKind(
    name="",
    icon="bell",
    title=lambda _facts: _("Notice"),
    text=lambda _facts: "",
    address=lambda _facts, _uid: "",
)
_kinds: dict[str, NoticeKind] = {}


def register(kind: NoticeKind) -> None:
    """Add ``kind``; the same name again takes its place."""
    _kinds[kind.name] = kind


def kind_called(name: str) -> NoticeKind:
    """The kind; one without words for a name that no app knows any more."""
    return _kinds.get(name, _UNKNOWN)
