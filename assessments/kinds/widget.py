"""What a taker sees of a question and how it is answered in a form.

Nothing here knows a key. ``template`` names the partial that draws a widget; the form
it draws is read back by ``gather``, so a page without scripts answers like one with.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

TEXT_MOST = 20_000  # letters of one field; assessments.kinds.answer_message keeps it

SHORT = 30  # letters that a list on a phone shows

type Form = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Told:
    """A response by tokens, as it is stored: what was picked, what was typed where."""

    tokens: tuple[str, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)


class Widget(ABC):
    """One way of answering."""

    template: ClassVar[str]

    @property
    @abstractmethod
    def held(self) -> Told:
        """What is stored now."""

    @property
    @abstractmethod
    def is_complete(self) -> bool:
        """Whether nothing is left to answer in it."""

    @abstractmethod
    def gather(self, form: Form) -> Told:
        """What ``form`` says now; a field that it does not have stays as it is."""


@dataclass(frozen=True)
class ShownOption:
    token: str
    text: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Choices(Widget):
    """Options to choose one or several of."""

    template: ClassVar[str] = "choices"
    name: str
    options: tuple[ShownOption, ...]
    takes_many: bool = False

    @property
    def held(self) -> Told:
        return Told(tuple(one.token for one in self.options if one.is_chosen))

    @property
    def is_complete(self) -> bool:
        return bool(self.held.tokens)

    def gather(self, form: Form) -> Told:
        told = set(form.get(self.name, ()))
        tokens = tuple(one.token for one in self.options if one.token in told)
        if not self.takes_many and len(tokens) != 1:
            return self.held
        return Told(tokens)


@dataclass(frozen=True)
class Select(Widget):
    """One option out of a short list, chosen in the midst of a text."""

    template: ClassVar[str] = "select"
    name: str
    options: tuple[ShownOption, ...]
    label: str = ""

    @property
    def held(self) -> Told:
        return Told(tuple(one.token for one in self.options if one.is_chosen))

    @property
    def is_complete(self) -> bool:
        return bool(self.held.tokens)

    def gather(self, form: Form) -> Told:
        if self.name not in form:
            return self.held
        told = set(form[self.name])
        return Told(tuple(one.token for one in self.options if one.token in told)[:1])


@dataclass(frozen=True)
class Field(Widget):
    """A place to type in; ``mode``: text, decimal, or long (several lines)."""

    template: ClassVar[str] = "field"
    name: str
    token: str
    text: str
    mode: str = "text"
    label: str = ""
    least_words: int = 0
    most_words: int = 0
    takes_text: bool = True
    takes_file: bool = False  # handed in on a page of its own
    file_name: str = ""  # of what was handed in

    @property
    def held(self) -> Told:
        return Told((), {self.token: self.text} if self.text.strip() else {})

    @property
    def is_complete(self) -> bool:
        return bool(self.text.strip() or self.file_name)

    def gather(self, form: Form) -> Told:
        if self.name not in form:
            return self.held
        told = "".join(form[self.name][:1]).replace("\x00", "")
        told = told.replace("\r\n", "\n").replace("\r", "\n")[:TEXT_MOST]
        return Told((), {self.token: told} if told.strip() else {})


@dataclass(frozen=True)
class PairRow:
    """A prompt, and the token of the option that was put to it."""

    name: str
    token: str
    text: str
    chosen: str = ""


@dataclass(frozen=True)
class Pairs(Widget):
    """Prompts, each to be given one of the same options."""

    template: ClassVar[str] = "pairs"
    rows: tuple[PairRow, ...]
    options: tuple[ShownOption, ...]

    @property
    def is_long(self) -> bool:
        """Whether the options are too long for the list of a phone."""
        return any(len(one.text) > SHORT for one in self.options)

    @property
    def held(self) -> Told:
        return self._told({one.token: one.chosen for one in self.rows})

    @property
    def is_complete(self) -> bool:
        return all(one.chosen for one in self.rows)

    def gather(self, form: Form) -> Told:
        known = {one.token for one in self.options}
        chosen = {}
        for row in self.rows:
            told = form[row.name][0] if form.get(row.name) else ""
            if row.name not in form:
                told = row.chosen
            chosen[row.token] = told if told in known else ""
        return self._told(chosen)

    def _told(self, chosen: Mapping[str, str]) -> Told:
        return Told(
            tuple(
                token
                for row in self.rows
                if chosen[row.token]
                for token in (row.token, chosen[row.token])
            )
        )


@dataclass(frozen=True)
class RankRow:
    """A thing to be put into order; ``place`` from 1, 0: not placed yet."""

    name: str
    token: str
    text: str
    place: int = 0


@dataclass(frozen=True)
class Ranking(Widget):
    """Things to be put into order, shown in one that says nothing."""

    template: ClassVar[str] = "ranking"
    rows: tuple[RankRow, ...]

    @property
    def held(self) -> Told:
        return self._told({one.token: one.place for one in self.rows})

    @property
    def is_complete(self) -> bool:
        return all(one.place for one in self.rows)

    @property
    def places(self) -> list[int]:
        return list(range(1, len(self.rows) + 1))

    def gather(self, form: Form) -> Told:
        known = {str(one): one for one in self.places}
        places = {}
        for row in self.rows:
            told = form[row.name][0] if form.get(row.name) else ""
            places[row.token] = known.get(told, 0) if row.name in form else row.place
        return self._told(places)

    def _told(self, places: Mapping[str, int]) -> Told:
        """By their places; two at the same one keep the order in which they are shown."""
        placed = [row.token for row in self.rows if places[row.token]]
        return Told(tuple(sorted(placed, key=lambda one: places[one])))


@dataclass(frozen=True)
class Words:
    """A piece of text between gaps."""

    text: str
    template: ClassVar[str] = "words"


@dataclass(frozen=True)
class Gaps(Widget):
    """A text with places to fill in."""

    template: ClassVar[str] = "gaps"
    pieces: tuple[Words | Field | Select, ...]

    @property
    def _fields(self) -> list[Widget]:
        return [one for one in self.pieces if isinstance(one, Widget)]

    @property
    def held(self) -> Told:
        return joined([one.held for one in self._fields])

    @property
    def is_complete(self) -> bool:
        return all(one.is_complete for one in self._fields)

    def gather(self, form: Form) -> Told:
        return joined([one.gather(form) for one in self._fields])


@dataclass(frozen=True)
class CasePart:
    number: int
    stem: str
    widget: Widget


@dataclass(frozen=True)
class Case(Widget):
    """One text and several questions about it."""

    template: ClassVar[str] = "case"
    text: str
    parts: tuple[CasePart, ...]

    @property
    def held(self) -> Told:
        return joined([one.widget.held for one in self.parts])

    @property
    def is_complete(self) -> bool:
        return all(one.widget.is_complete for one in self.parts)

    def gather(self, form: Form) -> Told:
        return joined([one.widget.gather(form) for one in self.parts])


def joined(told: Sequence[Told]) -> Told:
    """The responses to the parts of a question as one."""
    texts: dict[str, str] = {}
    for one in told:
        texts |= one.texts
    return Told(tuple(token for one in told for token in one.tokens), texts)
