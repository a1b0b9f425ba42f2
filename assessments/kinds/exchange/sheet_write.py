"""Questions as rows of the table that the reader takes."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assessments.kinds.cloze import PLACE_OF_GAP
from assessments.kinds.exchange.gift_text import escape
from assessments.kinds.exchange.gift_write import gap_answers
from assessments.kinds.exchange.item import Item, canonical, decimal_text
from assessments.kinds.exchange.settings import comment, is_same, settings_of
from assessments.kinds.exchange.sheet import HEADERS, KIND_WORDS, read_row
from assessments.kinds.exchange.sheet_row import (
    ARROW,
    BAR,
    LETTERS,
    SCORING_WORDS,
    mark_of,
)


def write_rows(items: Sequence[Item]) -> Iterator[list[str]]:
    """A row for each item, in the order of ``HEADERS``."""
    for one in items:
        cells = written(one)
        yield [cells.get(name, "") for name in HEADERS]


def written(item: Item) -> dict[str, str]:
    """The cells of one row; what they cannot say stands in the machine's own cell."""
    cells = _cells(item)
    back = read_row(cells)
    if isinstance(back, Item) and is_same(back, item):
        return cells
    whole = {
        **settings_of(item),
        "kind": item.kind,
        "stem": item.stem,
        "content": canonical(item.kind, item.content),
        "cells": mark_of(cells, HEADERS),
    }
    return {**cells, "machine": comment(whole)}


def _cells(item: Item) -> dict[str, str]:
    content = item.content
    cells = {
        "stem": item.stem,
        "kind": KIND_WORDS[item.kind],
        "difficulty": str(item.difficulty),
        "point": item.point,
        "scoring": SCORING_WORDS.get(content.get("scoring", ""), ""),
        "feedback": content.get("feedback", ""),
    }
    told = {
        f"option_{letter}": text
        for letter, text in zip(LETTERS, _options(item), strict=False)
    }
    text = content.get("text", "")
    if item.kind == "cloze":
        gaps = {one["id"]: one for one in content["gaps"]}
        text = "".join(
            f"{{{gap_answers(gaps[piece])}}}"
            if at % 2 and piece in gaps
            else escape(piece)
            for at, piece in enumerate(PLACE_OF_GAP.split(text))
        )
    return {**cells, **told, "text": text, "key": _key(item)}


def _options(item: Item) -> list[str]:
    content = item.content
    match item.kind:
        case "single" | "multiple" | "ordering":
            return [one["text"] for one in content["options"]]
        case "matching":
            return _pairs(content)
        case "essay":
            return [
                f"{decimal_text(Decimal(one['points']))}: {one['title']}"
                for one in content["rubric"]
            ]
    return []


def _pairs(content: Mapping[str, list[Mapping[str, str]]]) -> list[str]:
    texts = {one["id"]: one["text"] for one in content["options"]}
    used = {one["match"] for one in content["prompts"]}
    pairs = [(one["text"], texts[one["match"]]) for one in content["prompts"]]
    pairs += [("", text) for key, text in texts.items() if key not in used]
    return [f"{prompt} {ARROW} {option}".strip() for prompt, option in pairs]


def _key(item: Item) -> str:
    content = item.content
    match item.kind:
        case "single" | "multiple":
            letters = zip(LETTERS, content["options"], strict=False)
            return ", ".join(letter for letter, one in letters if one["correct"])
        case "true_false":
            return "Đúng" if content["options"][0]["correct"] else "Sai"
        case "short_answer":
            return f" {BAR} ".join(one["text"] for one in content["accepted"])
        case "numeric":
            return f" {BAR} ".join(_near(one) for one in content["accepted"])
    return ""


def _near(one: Mapping[str, str]) -> str:
    value, slack = Decimal(one["value"]), Decimal(one["tolerance"])
    told = decimal_text(value).replace(".", ",")
    return f"{told} ± {decimal_text(slack).replace('.', ',')}" if slack else told
