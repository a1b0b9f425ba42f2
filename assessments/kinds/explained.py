"""An answer beside its key, for those who may see it."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class ExplainedOption:
    """An option of a choice; ``is_key`` is None where keys are hidden."""

    text: str
    is_chosen: bool
    is_key: bool | None
    feedback: str = ""


@dataclass(frozen=True)
class Line:
    """One place with what was given to it; ``key`` and ``is_right`` None: hidden.

    ``label`` is what the taker saw beside the place (a prompt), or empty.
    """

    label: str
    given: str
    key: str | None
    is_right: bool | None
    feedback: str = ""


@dataclass(frozen=True)
class Explained:
    """A response to a question of any type, part by part."""

    options: tuple[ExplainedOption, ...] = ()
    lines: tuple[Line, ...] = ()
    text: str = ""  # of a case, of a text with gaps
    parts: tuple["ExplainedPart", ...] = ()

    def without_keys(self) -> "Explained":
        """What the taker gave, and nothing that tells what is right."""
        return Explained(
            options=tuple(
                replace(one, is_key=None, feedback="") for one in self.options
            ),
            lines=tuple(
                replace(one, key=None, is_right=None, feedback="") for one in self.lines
            ),
            text=self.text,
            parts=tuple(
                replace(one, answer=one.answer.without_keys()) for one in self.parts
            ),
        )

    def for_taker(self) -> "Explained":
        """Answer and key; what is said to an option only where it was chosen."""
        return replace(
            self,
            options=tuple(
                one if one.is_chosen else replace(one, feedback="")
                for one in self.options
            ),
            parts=tuple(
                replace(one, answer=one.answer.for_taker()) for one in self.parts
            ),
        )


@dataclass(frozen=True)
class ExplainedPart:
    """A question of a case."""

    stem: str
    answer: Explained
