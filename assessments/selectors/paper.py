"""The paper as its taker sees it: no key, no score, no identity of a question."""

import json
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from assessments.kinds.essay import with_file
from assessments.kinds.given import Given, given_of
from assessments.kinds.question_type import type_of
from assessments.kinds.sheet import sheet_of
from assessments.kinds.widget import Field, Widget
from assessments.models import Attempt, AttemptItem
from assessments.selectors.response_file import names_of, takes_file
from kernel.prepared import Written

# Written out: the page of a test is what a whole province asks for in one minute.
_PAPER = Written(
    "paper",
    """
SELECT item.id, item.uid, item.position, item.tokens, item.options, item.is_flagged,
    version.kind, version.stem, response.seq, response.tokens,
    version.content, response.texts
FROM assessments_attemptitem AS item
JOIN assessments_questionversion AS version ON version.id = item.version_id
LEFT JOIN assessments_response AS response ON response.item_id = item.id
WHERE item.attempt_id = %(attempt)s
ORDER BY item.position
""",
    attempt="bigint",
)


class _Row(NamedTuple):
    """A row of ``_PAPER``; ``seq``: None where nothing is stored."""

    item: int
    uid: UUID
    position: int
    tokens: list[str]
    places: list[str]
    is_flagged: bool
    kind: str
    stem: str
    seq: int | None
    picked: list[str]
    content: dict[str, Any]
    typed: dict[str, str]


@dataclass(frozen=True)
class ShownItem:
    """A question on the screen; ``seq`` is that of the answer stored (0: none)."""

    uid: str
    position: int
    stem: str
    seq: int
    widget: Widget
    is_flagged: bool = False

    @property
    def is_answered(self) -> bool:
        return self.widget.is_complete

    @property
    def takes_file(self) -> bool:
        return isinstance(self.widget, Field) and self.widget.takes_file


def shown_paper(attempt: Attempt) -> list[ShownItem]:
    """Each question in order, with the answer that is stored."""
    rows = _rows(attempt)
    names = names_of(one.item for one in rows if takes_file(one.kind, one.content))
    return [_shown(one, names.get(one.item, "")) for one in rows]


def _rows(attempt: Attempt) -> list[_Row]:
    with connection.cursor() as cursor:
        cursor.execute(*_PAPER.call(attempt=attempt.pk))
        return [
            _Row(*[*plain, json.loads(content), json.loads(typed or "{}")])
            for *plain, content, typed in cursor.fetchall()
        ]


def response_to(item: AttemptItem, file_name: str = "") -> Given:
    """What stands as the answer to an item, by the ids of its version.

    Args:
        file_name: of what was handed in with it.
    """
    response = getattr(item, "response", None)
    given = Given()
    if response is not None:
        given = given_of(response.tokens, response.texts, item.places)
    return with_file(given, file_name)


def _shown(row: _Row, file_name: str) -> ShownItem:
    type_ = type_of(row.kind)
    given = Given()
    if row.seq is not None:
        places = dict(zip(row.tokens, row.places, strict=True))
        given = given_of(row.picked, row.typed, places)
    given = with_file(given, file_name)
    sheet = sheet_of(f"item-{row.uid}", row.places, row.tokens, given)
    return ShownItem(
        uid=str(row.uid),
        position=row.position,
        stem=row.stem,
        seq=row.seq or 0,
        widget=type_.show(type_.read(row.content), sheet),
        is_flagged=row.is_flagged,
    )
