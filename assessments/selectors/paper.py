"""The paper as its taker sees it: no key, no score, no identity of a question."""

from dataclasses import dataclass

from assessments.kinds.essay import with_file
from assessments.kinds.given import Given, given_of
from assessments.kinds.question_type import type_of
from assessments.kinds.sheet import sheet_of
from assessments.kinds.widget import Field, Widget
from assessments.models import Attempt, AttemptItem
from assessments.selectors.attempt import paper_of
from assessments.selectors.response_file import file_names


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
    items = list(paper_of(attempt))
    names = file_names(items)
    return [_shown(item, names.get(item.pk, "")) for item in items]


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


def _shown(item: AttemptItem, file_name: str) -> ShownItem:
    type_ = type_of(item.version.kind)
    response = getattr(item, "response", None)
    given = response_to(item, file_name)
    sheet = sheet_of(f"item-{item.uid}", item.options, item.tokens, given)
    return ShownItem(
        uid=str(item.uid),
        position=item.position,
        stem=item.version.stem,
        seq=response.seq if response else 0,
        widget=type_.show(type_.read(item.version.content), sheet),
        is_flagged=item.is_flagged,
    )
