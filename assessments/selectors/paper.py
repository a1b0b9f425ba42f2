"""The paper as its taker sees it: no key, no score, no identity of a question."""

from dataclasses import dataclass

from assessments.kinds.given import Given, given_of
from assessments.kinds.question_type import type_of
from assessments.kinds.sheet import sheet_of
from assessments.kinds.widget import Widget
from assessments.models import Attempt, AttemptItem
from assessments.selectors.attempt import paper_of


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


def shown_paper(attempt: Attempt) -> list[ShownItem]:
    """Each question in order, with the answer that is stored."""
    return [_shown(item) for item in paper_of(attempt)]


def response_to(item: AttemptItem) -> Given:
    """What stands as the answer to an item, by the ids of its version."""
    response = getattr(item, "response", None)
    if response is None:
        return Given()
    return given_of(response.tokens, response.texts, item.places)


def _shown(item: AttemptItem) -> ShownItem:
    type_ = type_of(item.version.kind)
    response = getattr(item, "response", None)
    sheet = sheet_of(f"item-{item.uid}", item.options, item.tokens, response_to(item))
    return ShownItem(
        uid=str(item.uid),
        position=item.position,
        stem=item.version.stem,
        seq=response.seq if response else 0,
        widget=type_.show(type_.read(item.version.content), sheet),
        is_flagged=item.is_flagged,
    )
