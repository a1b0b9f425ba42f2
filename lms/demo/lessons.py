"""Lessons as plain text files: one mark at the head of a line says what it is.

``#`` title, ``##`` heading, ``-`` and ``1.`` items, ``@`` number of a point,
``!tone heading|text`` callout, ``?`` check question with ``*`` right and ``o`` wrong
options and ``=`` its explanation; all else is a paragraph. ``**bold**`` inside.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "lessons"

type Block = tuple[str, Any]


@dataclass
class LessonText:
    """A lesson: ``blocks`` are (kind, value) as cms.blocks.LessonBody has them.

    The value of a ``point`` is its number; whoever stores the blocks puts its id there.
    """

    title: str = ""
    blocks: list[Block] = field(default_factory=list)

    @property
    def points(self) -> list[str]:
        return [value for kind, value in self.blocks if kind == "point"]


def read_lesson(name: str) -> LessonText:
    """The lesson in the file ``name`` of the demo's data."""
    return parse((FOLDER / f"{name}.txt").read_text("utf-8"))


def parse(text: str) -> LessonText:
    lesson = LessonText()
    for line in filter(None, (line.strip() for line in text.splitlines())):
        mark, _, rest = line.partition(" ")
        _add(lesson, mark, rest, line)
    return lesson


def _add(lesson: LessonText, mark: str, rest: str, line: str) -> None:
    if mark == "#":
        lesson.title = rest
    elif mark == "##":
        lesson.blocks.append(("heading", {"level": "2", "text": rest}))
    elif mark == "@":
        lesson.blocks.append(("point", rest))
    elif mark == "-" or re.fullmatch(r"\d\.", mark):
        _add_item(lesson, rest, is_numbered=mark != "-")
    elif mark.startswith("!"):
        title, _, words = rest.partition("|")
        value = {"tone": mark[1:], "title": title, "text": _paragraph(words)}
        lesson.blocks.append(("callout", value))
    elif mark == "?":
        check = {"stem": rest, "options": [], "explanation": ""}
        lesson.blocks.append(("check", check))
    elif mark in {"*", "o"}:
        option = {"text": rest, "is_right": mark == "*"}
        lesson.blocks[-1][1]["options"].append(option)
    elif mark == "=":
        lesson.blocks[-1][1]["explanation"] = rest
    else:
        lesson.blocks.append(("text", _paragraph(line)))


def _add_item(lesson: LessonText, text: str, *, is_numbered: bool) -> None:
    last = lesson.blocks[-1] if lesson.blocks else ("", {})
    if last[0] != "list" or last[1]["is_numbered"] != is_numbered:
        lesson.blocks.append(("list", {"is_numbered": is_numbered, "items": []}))
    lesson.blocks[-1][1]["items"].append(text.replace("**", ""))


def _paragraph(text: str) -> str:
    return f"<p>{re.sub(r'[*][*](.+?)[*][*]', r'<b>\1</b>', text)}</p>"
