"""What was read from a file, as it is told to programs."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from assessments.kinds.exchange.item import Item, Skipped, decimal_text

_CHOICES = {"single", "multiple", "true_false"}
_NAME_LONGEST = 500


def told(entries: Iterable[Item | Skipped]) -> dict[str, list[dict[str, Any]]]:
    """``items`` in the order of the file, and ``errors``: where and why."""
    entries = list(entries)
    return {
        "items": [told_entry(one) for one in entries],
        "errors": [
            {"where": one.place, "message": one.reason}
            for one in entries
            if isinstance(one, Skipped)
        ],
    }


def told_entry(entry: Item | Skipped) -> dict[str, Any]:
    """One of ``items``."""
    if isinstance(entry, Skipped):
        return {
            "title": entry.name[:_NAME_LONGEST],
            "type": entry.type,
            "options": [],
            "answers": [],
            "status": "skipped",
            "reason": entry.reason,
        }
    is_choice = entry.kind in _CHOICES
    return {
        "title": entry.name[:_NAME_LONGEST],
        "type": entry.kind,
        "options": _options(entry.content) if is_choice else [],
        "answers": [] if is_choice else list(_answers(entry.kind, entry.content)),
        "status": "imported",
        "reason": " ".join(entry.notes),
    }


def _options(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {"text": one["text"], "correct": one["correct"]} for one in content["options"]
    ]


def _answers(kind: str, content: Mapping[str, Any]) -> Iterator[str]:
    """Accepted answers, pairs or the right order; of gaps and parts one after another."""
    for one in content.get("gaps", ()):
        yield from _answers(one["kind"], one)
    for one in content.get("parts", ()):
        yield from _answers(one["kind"], one["content"])
    for one in content.get("accepted", ()):
        yield one["text"] if "text" in one else _near(one)
    texts = {one["id"]: one["text"] for one in content.get("options", ())}
    if kind == "matching":
        for one in content["prompts"]:
            yield f"{one['text']} -> {texts[one['match']]}"
    elif kind == "ordering":
        yield from texts.values()
    else:
        yield from (one["text"] for one in content.get("options", ()) if one["correct"])


def _near(one: Mapping[str, str]) -> str:
    slack = decimal_text(Decimal(one["tolerance"]))
    value = decimal_text(Decimal(one["value"]))
    return value if slack == "0" else f"{value} ± {slack}"
