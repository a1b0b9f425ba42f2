r"""Reading of GIFT, the plain text form of questions.

Source: Moodle's description of the GIFT format: titles ``::…::``, answers in braces,
``=`` right, ``~`` wrong, ``%50%`` weights, ``#`` feedback, ``####`` general feedback,
``//`` comments, ``$CATEGORY:`` lines, ``\`` before ``~ = # { } :``. Several pairs of
braces in one question are gaps of one text.

A category whose last parts are ``<number of a point>/<1..3>`` names the point and the
difficulty of what follows it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from assessments.kinds.exchange import shape
from assessments.kinds.exchange.category import Category
from assessments.kinds.exchange.gift_answer import read_answers
from assessments.kinds.exchange.gift_text import Voice, hide_escapes, show_escapes
from assessments.kinds.exchange.item import (
    Found,
    Item,
    ItemFault,
    Skipped,
    bounded,
    bounded_answers,
    line_place,
)
from assessments.kinds.exchange.settings import read_comment, with_settings
from assessments.kinds.exchange.text import one_line

_TITLE = re.compile(r"^::(.*?)::", re.DOTALL)
_CATEGORY = re.compile(r"^\$CATEGORY:\s*(.*)$")
_BLANK = "_____"


@dataclass(frozen=True)
class _Block:
    line: int  # of its first line, from 1
    text: str
    category: Category
    settings: Mapping[str, Any] = field(default_factory=dict)


def read_gift(text: str) -> Found:
    """Every question of ``text``; nothing is left out without an entry that names it."""
    entries: list[Item | Skipped] = []
    for block in _blocks(text.removeprefix("\ufeff")):
        bounded(len(entries) + 1)
        place = line_place(block.line)
        title, body = _titled(block.text.strip())
        try:
            entries.append(_question(block, title, body, place))
        except ItemFault as fault:
            name = title or one_line(show_escapes(body))[:120]
            entries.append(Skipped(fault.type, name, place, str(fault)))
    return Found(tuple(entries))


def _blocks(text: str) -> Iterator[_Block]:
    """The pieces between blank lines, with the category that holds for each.

    A blank line inside braces does not end a question; a new title does, so that a
    brace left open spoils one question and not the rest of the file.
    """
    category = Category()
    settings: dict[str, Any] = {}
    lines: list[str] = []
    first = depth = 0
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, written in enumerate([*raw, ""], start=1):
        if written.lstrip().startswith("//"):
            settings = read_comment(written.strip()[2:]) or settings
            continue
        line = hide_escapes(written)
        bare = line.strip()
        told = _CATEGORY.match(bare)
        is_over = (not bare and depth <= 0) or bare.startswith("::") or told
        if lines and is_over:
            yield _Block(first, "\n".join(lines), category, settings)
            lines, settings, depth = [], {}, 0
        if told:
            category = Category.read(show_escapes(told[1]))
        elif bare:
            first = first if lines else number
            lines.append(line)
            depth += line.count("{") - line.count("}")
    if lines:
        yield _Block(first, "\n".join(lines), category, settings)


def _titled(body: str) -> tuple[str, str]:
    found = _TITLE.match(body)
    if not found:
        return "", body
    return one_line(show_escapes(found[1])), body[found.end() :]


def _question(block: _Block, title: str, body: str, place: str) -> Item:
    voice = Voice(body)
    texts, answers = _split(body)
    if not answers and "content" not in block.settings:
        raise ItemFault(
            _("There are no answers in braces { } after the question."), "description"
        )
    if len(answers) > 1:
        kind, content, notes = _gaps(texts, answers, voice)
        stem = shape.lead_in()
    elif answers:
        kind, content, notes = read_answers(answers[0], voice)
        before, after = (voice.read(one) for one in texts)
        stem = f"{before} {_BLANK} {after}" if after else before
    else:
        kind, content, notes, stem = "", {}, [], voice.read(texts[0])
    item = Item(
        kind=kind,
        stem=stem,
        content=content,
        title=title,
        difficulty=block.category.difficulty,
        point=block.category.point,
        place=place,
    ).noted(*voice.notes, *notes, block.category.note)
    return with_settings(item, block.settings)


def _split(body: str) -> tuple[list[str], list[str]]:
    """The texts around the braces, and what stands in them."""
    texts, answers = [], []
    at = 0
    bounded_answers(body.count("{"))
    while (start := body.find("{", at)) >= 0:
        end = body.find("}", start)
        if end < 0:
            raise ItemFault(_("A brace is missing: answers stand between { and }."))
        if "{" in body[start + 1 : end]:
            raise ItemFault(_("There is a second { before the first is closed."))
        texts.append(body[at:start])
        answers.append(body[start + 1 : end])
        at = end + 1
    texts.append(body[at:])
    if "}" in texts[-1]:
        raise ItemFault(_("A brace is missing: answers stand between { and }."))
    return texts, answers


def read_gaps(text: str) -> shape.Shape:
    """A text whose gaps stand in braces.

    Raises:
        ItemFault: a brace is missing, or a gap cannot be filled so.
    """
    texts, answers = _split(hide_escapes(text.replace("\n", "\\n")))
    return _gaps(texts, answers, Voice("[plain]"))


def _gaps(texts: list[str], answers: list[str], voice: Voice) -> shape.Shape:
    text = shape.gapped(texts, voice.read)
    return shape.cloze(text, [(read_answers(one, voice), 1) for one in answers])
