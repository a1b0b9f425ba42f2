"""Answers marked again from the content itself, for the types whose rules are known.

A response is written as statements write it: places or words, ``[,]`` between several.
Source: xAPI 1.0.3, part 2, section 2.4.4.1 (interaction activities).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from h5p.spec.names import LibraryRef
from h5p.spec.text import bare
from h5p.spec.xapi import FREE_TEXT

_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"\*([^*\n]+)\*")
_BETWEEN = "[,]"
_LONGEST = 300
_WRITTEN = {"H5P.Essay", "H5P.FreeTextQuestion"}
_ASKED = ("question", "taskDescription", "text")


@dataclass(frozen=True)
class Marked:
    """An answer held against the content; ``points`` is None if they cannot be told."""

    question: str
    said: str
    right: str  # the correct answer in words
    points: int | None = None
    most: int | None = None


def mark(params: Any, library: LibraryRef, response: str) -> Marked | None:
    """The answer ``response`` to the question ``params``; None if its type is unknown."""
    rule = _RULES.get(library.name)
    return rule(params, response) if rule and isinstance(params, dict) else None


def part_of(
    params: Any, library: LibraryRef, uid: str
) -> tuple[Any, LibraryRef, str] | None:
    """The part with the sub-content id, its library and its title; "" is the whole."""
    if not uid:
        return params, library, ""
    waiting = [params]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            ref = LibraryRef.parse(value.get("library"))
            if ref and str(value.get("subContentId", "")).lower() == uid:
                metadata = value.get("metadata")
                title = metadata.get("title") if isinstance(metadata, dict) else ""
                return value.get("params"), ref, plain_words(title)
            waiting.extend(value.values())
    return None


def is_free_text(library: LibraryRef, interaction: str) -> bool:
    """Whether only a person can mark such an answer, whatever the browser calls it."""
    if library.name in _WRITTEN:
        return True
    return interaction == FREE_TEXT and library.name not in _RULES


def asked_in(params: Any, longest: int = _LONGEST) -> str:
    """What a question asks, in words; "" if it has none of the usual names for it."""
    told = params if isinstance(params, dict) else {}
    found = (plain_words(told.get(name), longest) for name in _ASKED)
    return next((one for one in found if one), "")


def plain_words(value: Any, longest: int = _LONGEST) -> str:
    """The words of a text without its tags."""
    text = value if isinstance(value, str) else ""
    return " ".join(bare(_TAG.sub(" ", text)).split())[:longest]


def _one_choice(params: dict[str, Any], response: str) -> Marked:
    """HocTap.Choice: one option, one point."""
    rows = _dicts(params.get("options"))
    right = [at for at, one in enumerate(rows) if one.get("correct") is True]
    chosen = _places(response, len(rows))
    points = None if chosen is None else int(len(chosen) == 1 and chosen[0] in right)
    return _of_options(params.get("question"), rows, chosen, right, points, 1)


def _choice(params: dict[str, Any], response: str) -> Marked:
    """H5P.MultiChoice: a point for each right option, less one for each wrong one."""
    rows = _dicts(params.get("answers"))
    right = [at for at, one in enumerate(rows) if one.get("correct") is True]
    chosen = _places(response, len(rows))
    behaviour = params.get("behaviour")
    behaviour = behaviour if isinstance(behaviour, dict) else {}
    is_radio = behaviour.get("type") == "single" or len(right) == 1
    is_one = behaviour.get("singlePoint") is True or is_radio
    points = None
    if chosen is not None and is_radio:
        points = int(len(chosen) == 1 and chosen[0] in right)
    elif chosen is not None and right and not is_one:
        points = max(sum(1 if at in right else -1 for at in chosen), 0)
    most = 1 if is_one or not right else len(right)
    return _of_options(params.get("question"), rows, chosen, right, points, most)


def _true_false(params: dict[str, Any], response: str) -> Marked:
    right = str(params.get("correct", "")).lower()
    points = int(response == right) if response in {"true", "false"} else None
    return Marked(plain_words(params.get("question")), response, right, points, 1)


def _blanks(params: dict[str, Any], response: str) -> Marked:
    """H5P.Blanks: a point for each blank; ``/`` between what may stand in it."""
    rows = params.get("questions")
    texts = (
        [one for one in rows if isinstance(one, str)] if isinstance(rows, list) else []
    )
    words = [
        bare(one).partition(":")[0] for text in texts for one in _BLANK.findall(text)
    ]
    said = response.split(_BETWEEN)
    behaviour = params.get("behaviour")
    behaviour = behaviour if isinstance(behaviour, dict) else {}
    is_strict = behaviour.get("caseSensitive") is not False
    points = None
    if len(said) == len(words) and behaviour.get("acceptSpellingErrors") is not True:
        points = sum(
            _fits(*two, is_strict=is_strict) for two in zip(said, words, strict=True)
        )
    question = plain_words(params.get("text")) or plain_words(" ".join(texts))
    return Marked(question, ", ".join(said), ", ".join(words), points, len(words))


def _fits(said: str, word: str, *, is_strict: bool) -> bool:
    ways = [one.strip() for one in word.split("/")]
    if is_strict:
        return said.strip() in ways
    return said.strip().casefold() in {one.casefold() for one in ways}


def _of_options(
    question: Any,
    rows: list[dict[str, Any]],
    chosen: list[int] | None,
    right: list[int],
    points: int | None,
    most: int,
) -> Marked:
    texts = [plain_words(one.get("text")) for one in rows]
    said = ", ".join(texts[at] for at in chosen or [])
    keys = ", ".join(texts[at] for at in right)
    return Marked(plain_words(question), said, keys, points, most)


def _places(response: str, count: int) -> list[int] | None:
    """The places that a response names; None if it names others."""
    parts = [one for one in response.split(_BETWEEN) if one]
    if not all(one.isascii() and one.isdigit() and len(one) < 4 for one in parts):  # noqa: PLR2004
        return None
    found = sorted({int(one) for one in parts})
    return found if all(at < count for at in found) else None


def _dicts(rows: Any) -> list[dict[str, Any]]:
    return (
        [one for one in rows if isinstance(one, dict)] if isinstance(rows, list) else []
    )


_RULES: dict[str, Callable[[dict[str, Any], str], Marked]] = {
    "HocTap.Choice": _one_choice,
    "H5P.MultiChoice": _choice,
    "H5P.TrueFalse": _true_false,
    "H5P.Blanks": _blanks,
}
