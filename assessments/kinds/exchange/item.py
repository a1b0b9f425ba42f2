"""What a file of questions holds, whichever format it has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

MOST_QUESTIONS = 2000
MOST_ANSWERS = 100


class FileFault(ValueError):
    """A file that is not to be read at all, in a sentence for people."""


class ItemFault(ValueError):
    """One question that cannot be taken, in a sentence for people.

    ``type``: what its own format calls it, where that is known.
    """

    def __init__(self, message: str | Promise, type: str = "") -> None:  # noqa: A002 -- the field's word
        super().__init__(str(message))
        self.type = type


@dataclass(frozen=True)
class Item:
    """A question in our terms. ``content``: as ``QuestionVersion.content`` keeps it.

    ``notes`` name what of it was left behind, one sentence each.
    """

    kind: str
    stem: str
    content: Mapping[str, Any]
    title: str = ""
    difficulty: int = 2
    point: str = ""
    place: str = ""  # where it stands in its file: "line 12"
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.title or self.stem

    def noted(self, *notes: str) -> "Item":
        told = (*self.notes, *notes)
        return replace(self, notes=tuple(dict.fromkeys(one for one in told if one)))


@dataclass(frozen=True)
class Skipped:
    """A question that was not taken, and why."""

    type: str
    name: str
    place: str
    reason: str


@dataclass(frozen=True)
class Found:
    """All entries of a file in its order."""

    entries: tuple[Item | Skipped, ...] = ()

    @property
    def items(self) -> list[Item]:
        return [one for one in self.entries if isinstance(one, Item)]

    @property
    def skipped(self) -> list[Skipped]:
        return [one for one in self.entries if isinstance(one, Skipped)]


def bounded(count: int) -> None:
    """Let ``count`` entries pass.

    Raises:
        FileFault: they are more than a file may have.
    """
    if count > MOST_QUESTIONS:
        words = _("There are more than %(most)d questions; split the file.")
        raise FileFault(words % {"most": MOST_QUESTIONS})


def bounded_answers(count: int) -> None:
    """Let ``count`` answers of one question pass.

    Raises:
        ItemFault: they are more than any question has.
    """
    if count > MOST_ANSWERS:
        words = _("It has more than %(most)d answers.")
        raise ItemFault(words % {"most": MOST_ANSWERS})


def line_place(number: int) -> str:
    return _("Line %(n)d") % {"n": number}


def decimal_text(value: Decimal) -> str:
    """``0.50`` as ``0.5``: one number has one text."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_NUMBERS = {"share", "value", "tolerance", "points"}
_PREFIX = {"options": "o", "prompts": "p", "gaps": "g", "parts": "q", "rubric": "r"}


def canonical(kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """``content`` with ids and numbers in one form: equal if it asks the same.

    The order of a matching's options says nothing, so it follows the prompts.
    """
    names: dict[str, str] = {}
    if kind == "matching":
        content = {**content, "options": _as_used(content)}
    if kind != "true_false":
        names = {
            one["id"]: f"{_PREFIX[key]}{n}"
            for key in _PREFIX
            if isinstance(content.get(key), list | tuple)
            for n, one in enumerate(content[key], start=1)
        }
    told = {key: _plain(value, names) for key, value in content.items()}
    if kind == "cloze":
        for old, new in names.items():
            told["text"] = told["text"].replace(f"[[{old}]]", f"[[\x00{new}]]")
        told["text"] = told["text"].replace("[[\x00", "[[")
        told["gaps"] = [
            {
                **one,
                **(
                    {"options": _renumbered(one["options"])}
                    if one.get("options")
                    else {}
                ),
            }
            for one in told["gaps"]
        ]
    if kind == "case_set":
        told["parts"] = [
            {**one, "content": canonical(one["kind"], one["content"])}
            for one in told["parts"]
        ]
    return told


def _renumbered(options: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**one, "id": f"o{n}"} for n, one in enumerate(options, start=1)]


def _as_used(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    used = [one["match"] for one in content["prompts"]]
    at = {option: n for n, option in reversed(list(enumerate(used)))}
    return sorted(content["options"], key=lambda one: at.get(one["id"], len(used)))


def _plain(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, Mapping):
        return {key: _field(key, one, names) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one, names) for one in value]
    return value


def _field(key: str, value: Any, names: Mapping[str, str]) -> Any:
    if key in {"id", "match"}:
        return names.get(value, value)
    if key in _NUMBERS:
        return decimal_text(Decimal(str(value)))
    return value if key == "content" else _plain(value, names)


def texts_of(content: Any) -> Iterator[str]:
    """Every text in a content."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for one in content.values():
            yield from texts_of(one)
    elif isinstance(content, list | tuple):
        for one in content:
            yield from texts_of(one)
