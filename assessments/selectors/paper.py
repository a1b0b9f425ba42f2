"""The paper as its taker sees it: no key, no score, no identity of a question."""

from dataclasses import dataclass

from assessments.kinds.content import read_content
from assessments.kinds.question_type import type_of
from assessments.models import Attempt, AttemptItem
from assessments.selectors.attempt import paper_of


@dataclass(frozen=True)
class ShownOption:
    token: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class ShownItem:
    """A question on the screen; ``seq`` is that of the answer stored (0: none)."""

    uid: str
    position: int
    stem: str
    takes_many: bool
    seq: int
    options: tuple[ShownOption, ...]
    is_flagged: bool = False

    @property
    def is_answered(self) -> bool:
        return any(one.is_chosen for one in self.options)

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(one.token for one in self.options if one.is_chosen)


def shown_paper(attempt: Attempt) -> list[ShownItem]:
    """Each question in order, with the answer that is stored."""
    return [shown_item(item) for item in paper_of(attempt)]


def shown_item(item: AttemptItem) -> ShownItem:
    """``item`` as its taker sees it; a row that is not stored has no answer."""
    texts = {one.id: one.text for one in read_content(item.version.content).options}
    response = getattr(item, "response", None)
    chosen = set(response.tokens) if response else set()
    return ShownItem(
        uid=str(item.uid),
        position=item.position,
        stem=item.version.stem,
        takes_many=type_of(item.version.kind).takes_many,
        seq=response.seq if response else 0,
        options=tuple(
            ShownOption(token, texts[option], token in chosen)
            for token, option in zip(item.tokens, item.options, strict=True)
        ),
        is_flagged=item.is_flagged,
    )
