"""Writing of GIFT."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from assessments.kinds.exchange.category import path_of
from assessments.kinds.exchange.gift import read_gift
from assessments.kinds.exchange.gift_text import escape
from assessments.kinds.exchange.item import Item, decimal_text
from assessments.kinds.exchange.number import equal_share, per_cent
from assessments.kinds.exchange.settings import comment, written_whole

_GRADINGS = {
    "all_or_nothing": "ALL_OR_NOTHING",
    "partial": "ABSOLUTE_POSITION",
    "pairs": "RELATIVE_NEXT_EXCLUDE_LAST",
}


def write_gift(items: Sequence[Item]) -> str:
    """``items`` as a file; what GIFT has no sign for stands in comments beside them."""
    lines, category = [], ""
    for one in items:
        if _category(one) != category:
            category = _category(one)
            lines.append(category)
        head = _category(one)
        lines.append(written_whole(one, _block, partial(_read_back, head), _told(one)))
    return "\n".join(lines)


def _category(item: Item) -> str:
    return f"$CATEGORY: {path_of(item.point, item.difficulty) or 'top'}\n"


def _told(item: Item) -> frozenset[str]:
    known = {"scoring"} if item.kind == "ordering" else set()
    if path_of(item.point, item.difficulty):
        known |= {"point", "difficulty"}
    return frozenset(known)


def _read_back(head: str, text: str) -> Item | None:
    entries = read_gift(head + text).entries
    one = entries[0] if len(entries) == 1 else None
    return one if isinstance(one, Item) else None


def _block(item: Item, settings: Mapping[str, Any]) -> str:
    lines = [f"// {comment(settings)}"] if settings else []
    body = _WRITERS[item.kind](item.content) if item.kind in _WRITERS else None
    text = item.content.get("text", "")
    stem = f"{item.stem}\n\n{text}" if text else item.stem
    said = item.content.get("feedback", "")
    general = f"####{escape(said)}" if said else ""
    answers = "" if body is None else f" {{{body}{general}}}"
    title = f"::{escape(item.title)}:: " if item.title else ""
    return "\n".join([*lines, f"{title}[plain]{escape(stem)}{answers}", ""])


def _said(feedback: str) -> str:
    return f"#{escape(feedback)}" if feedback else ""


def _single(content: Mapping[str, Any]) -> str:
    lines = [
        f"\t{'=' if one['correct'] else '~'}{escape(one['text'])}{_said(one['feedback'])}"
        for one in content["options"]
    ]
    return "\n" + "\n".join(lines) + "\n"


def _multiple(content: Mapping[str, Any]) -> str:
    keys = sum(one["correct"] for one in content["options"])
    right = equal_share(max(keys, 1))
    wrong = f"-{right}" if content["scoring"] == "penalty" else "-100"
    lines = [
        f"\t~%{right if one['correct'] else wrong}%{escape(one['text'])}"
        f"{_said(one['feedback'])}"
        for one in content["options"]
    ]
    return "\n" + "\n".join(lines) + "\n"


def _true_false(content: Mapping[str, Any]) -> str:
    told = {one["id"]: one for one in content["options"]}
    is_true = told["true"]["correct"]
    right, wrong = (
        told["true" if is_true else "false"]["feedback"],
        told["false" if is_true else "true"]["feedback"],
    )
    said = f"#{escape(wrong)}#{escape(right)}" if right or wrong else ""
    return f"{'TRUE' if is_true else 'FALSE'}{said}"


def _matching(content: Mapping[str, Any]) -> str:
    texts = {one["id"]: one["text"] for one in content["options"]}
    used = {one["match"] for one in content["prompts"]}
    pairs = [(one["text"], texts[one["match"]]) for one in content["prompts"]]
    pairs += [("", text) for key, text in texts.items() if key not in used]
    lines = [f"\t={escape(prompt)} -> {escape(option)}" for prompt, option in pairs]
    return "\n" + "\n".join(lines) + "\n"


def _ordering(content: Mapping[str, Any]) -> str:
    texts = [escape(one["text"]) for one in content["options"]]
    grading = _GRADINGS.get(content["scoring"], "")
    return "\n".join([f">{len(texts)} ALL VERTICAL {grading}", *texts, ""])


def _share(share: str) -> str:
    value = Decimal(share)
    return "" if value == 1 else f"%{per_cent(value)}%"


def _short(content: Mapping[str, Any]) -> str:
    lines = [
        f"\t={_share(one['share'])}{escape(one['text'])}{_said(one['feedback'])}"
        for one in content["accepted"]
    ]
    return "\n" + "\n".join(lines) + "\n"


def _numeric(content: Mapping[str, Any]) -> str:
    lines = [
        f"\t={_share(one['share'])}{decimal_text(Decimal(one['value']))}"
        f":{decimal_text(Decimal(one['tolerance']))}{_said(one['feedback'])}"
        for one in content["accepted"]
    ]
    return "#\n" + "\n".join(lines) + "\n"


def gap_answers(gap: Mapping[str, Any]) -> str:
    """What stands between the braces of a gap."""
    kinds = {"choice": _single, "short": _short, "numeric": _numeric}
    return " ".join(kinds[gap["kind"]](gap).split())


def _essay(_content: Mapping[str, Any]) -> str:
    return ""


_WRITERS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "single": _single,
    "multiple": _multiple,
    "true_false": _true_false,
    "matching": _matching,
    "ordering": _ordering,
    "short_answer": _short,
    "numeric": _numeric,
    "essay": _essay,
}
