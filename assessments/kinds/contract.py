"""The contract of a question type. Each type is one file that ends in its ``TYPE``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assessments.kinds.content import Outcome, Problems
from assessments.kinds.explained import Explained
from assessments.kinds.given import Given
from assessments.kinds.place import Group
from assessments.kinds.sheet import Sheet
from assessments.kinds.widget import Widget


@dataclass(frozen=True)
class QuestionType[C]:
    """A type as the rest of the app sees it; ``C`` is its content.

    ``read`` takes what ``C.as_json`` wrote. ``problems`` names what keeps the content
    from being asked, one sentence each. ``groups`` lists its places. ``mark`` is pure:
    the same content and response give the same outcome for ever, and nothing that a
    response can hold makes it fail. ``show`` is what the taker sees, without a trace
    of the key. ``explain`` lays answer and key side by side; who may see which is
    decided by the caller. ``describe`` lays out the whole key, for those who write and
    approve questions. ``is_hand_marked``: a person gives the mark.
    """

    name: str  # QuestionVersion.Kind
    read: Callable[[Mapping[str, Any]], C]
    problems: Callable[[C], Problems]
    groups: Callable[[C], tuple[Group, ...]]
    mark: Callable[[C, Given], Outcome]
    show: Callable[[C, Sheet], Widget]
    explain: Callable[[C, Given, tuple[str, ...]], Explained]
    describe: Callable[[C], Explained]
    takes_many: bool = False
    is_hand_marked: bool = False
