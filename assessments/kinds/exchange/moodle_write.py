"""Writing of Moodle XML."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from assessments.kinds.exchange import settings
from assessments.kinds.exchange.category import path_of
from assessments.kinds.exchange.item import Item, decimal_text
from assessments.kinds.exchange.markup import DECLARATION, comment, escape, tag
from assessments.kinds.exchange.moodle import read_moodle
from assessments.kinds.exchange.moodle_cloze_write import cloze_html
from assessments.kinds.exchange.number import equal_share, per_cent
from assessments.kinds.exchange.tree import read_tree

_TYPES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "true_false": "truefalse",
    "matching": "matching",
    "ordering": "ordering",
    "short_answer": "shortanswer",
    "numeric": "numerical",
    "cloze": "cloze",
    "essay": "essay",
    "case_set": "description",
}
_GRADINGS = {
    "all_or_nothing": "ALL_OR_NOTHING",
    "partial": "ABSOLUTE_POSITION",
    "pairs": "RELATIVE_NEXT_EXCLUDE_LAST",
}
_NAME_LONGEST = 80


def write_moodle(items: Sequence[Item]) -> bytes:
    """``items`` as a file; what Moodle has no word for stands in comments."""
    lines, category = [], ""
    for one in items:
        head = _category(one)
        if head != category:
            category = head
            lines.append(head)
        lines.append(
            settings.written_whole(
                one,
                _question,
                partial(_read_back, head),
                _told(one),
            )
        )
    return (DECLARATION + tag("quiz", "\n", "\n".join(lines), "\n") + "\n").encode()


def _told(item: Item) -> frozenset[str]:
    known = {"min_words", "max_words", "takes_file", "takes_text", "fold_case"}
    if item.kind == "ordering":
        known.add("scoring")
    if path_of(item.point, item.difficulty):
        known |= {"point", "difficulty"}
    return frozenset(known)


def _read_back(head: str, text: str) -> Item | None:
    entries = read_moodle(read_tree(tag("quiz", head, text).encode())).entries
    one = entries[0] if len(entries) == 1 else None
    return one if isinstance(one, Item) else None


def _category(item: Item) -> str:
    path = path_of(item.point, item.difficulty)
    path = f"$course$/top/{path}" if path else "$course$/top"
    return tag("question", tag("category", _text(path)), type="category")


def _question(item: Item, beside: Mapping[str, Any]) -> str:
    content = item.content
    stem = item.stem
    if item.kind == "case_set":
        stem = f"{stem}\n\n{content['text']}"
    body = tag("questiontext", _text(stem), format="plain_text")
    if item.kind == "cloze":
        body = tag("questiontext", _text(cloze_html(content)), format="html")
    name = item.title or stem.replace("\n", " ")[:_NAME_LONGEST]
    parts = [
        comment(settings.comment(beside)),
        tag("name", _text(name)),
        body,
        tag("generalfeedback", _text(content.get("feedback", "")), format="plain_text"),
        tag("defaultgrade", "1"),
        *(_WRITERS[item.kind](content) if item.kind in _WRITERS else []),
    ]
    told = [f"\n    {one}" for one in parts if one]
    return tag("question", *told, "\n", type=_TYPES[item.kind])


def _text(text: str) -> str:
    return tag("text", escape(text)) if text else "<text></text>"


def _answer(text: str, fraction: str, feedback: str = "", *more: str) -> str:
    said = tag("feedback", _text(feedback), format="plain_text")
    return tag(
        "answer", _text(text), said, *more, fraction=fraction, format="plain_text"
    )


def _single(content: Mapping[str, Any]) -> list[str]:
    return [
        tag("single", "true"),
        tag("shuffleanswers", "true"),
        *(
            _answer(one["text"], "100" if one["correct"] else "0", one["feedback"])
            for one in content["options"]
        ),
    ]


def _multiple(content: Mapping[str, Any]) -> list[str]:
    right = equal_share(max(sum(one["correct"] for one in content["options"]), 1))
    wrong = f"-{right}" if content["scoring"] == "penalty" else "-100"
    return [
        tag("single", "false"),
        tag("shuffleanswers", "true"),
        *(
            _answer(one["text"], right if one["correct"] else wrong, one["feedback"])
            for one in content["options"]
        ),
    ]


def _true_false(content: Mapping[str, Any]) -> list[str]:
    return [
        _answer(one["id"], "100" if one["correct"] else "0", one["feedback"])
        for one in content["options"]
    ]


def _matching(content: Mapping[str, Any]) -> list[str]:
    texts = {one["id"]: one["text"] for one in content["options"]}
    used = {one["match"] for one in content["prompts"]}
    pairs = [(one["text"], texts[one["match"]]) for one in content["prompts"]]
    pairs += [("", text) for key, text in texts.items() if key not in used]
    return [
        tag("shuffleanswers", "true"),
        *(
            tag(
                "subquestion",
                _text(prompt),
                tag("answer", _text(option)),
                format="plain_text",
            )
            for prompt, option in pairs
        ),
    ]


def _ordering(content: Mapping[str, Any]) -> list[str]:
    return [
        tag("layouttype", "VERTICAL"),
        tag("selecttype", "ALL"),
        tag("selectcount", str(len(content["options"]))),
        tag("gradingtype", _GRADINGS.get(content["scoring"], "ALL_OR_NOTHING")),
        *(_answer(one["text"], "100") for one in content["options"]),
    ]


def _short(content: Mapping[str, Any]) -> list[str]:
    return [
        tag("usecase", "0" if content["fold_case"] else "1"),
        *(
            _answer(one["text"], per_cent(Decimal(one["share"])), one["feedback"])
            for one in content["accepted"]
        ),
    ]


def _numeric(content: Mapping[str, Any]) -> list[str]:
    return [
        _answer(
            decimal_text(Decimal(one["value"])),
            per_cent(Decimal(one["share"])),
            one["feedback"],
            tag("tolerance", decimal_text(Decimal(one["tolerance"]))),
        )
        for one in content["accepted"]
    ]


def _essay(content: Mapping[str, Any]) -> list[str]:
    rubric = [f"{one['points']}: {one['title']}" for one in content["rubric"]]
    return [
        tag("responseformat", "editor"),
        tag("attachments", "1" if content["takes_file"] else "0"),
        tag("minwordlimit", str(content["min_words"] or "")),
        tag("maxwordlimit", str(content["max_words"] or "")),
        tag("graderinfo", _text("\n".join(rubric)), format="plain_text"),
    ]


_WRITERS: dict[str, Callable[[Mapping[str, Any]], list[str]]] = {
    "single": _single,
    "multiple": _multiple,
    "true_false": _true_false,
    "matching": _matching,
    "ordering": _ordering,
    "short_answer": _short,
    "numeric": _numeric,
    "essay": _essay,
}
