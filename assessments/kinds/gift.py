r"""Reading of GIFT, the plain text form of questions.

Source: Moodle's description of the GIFT format: titles ``::…::``, answers in braces,
``=`` right, ``~`` wrong, ``%50%`` weights, ``#`` feedback, ``####`` general feedback,
``//`` comments, ``$CATEGORY:`` lines, ``\`` before ``~ = # { } :``.

A category whose last parts are ``<number of a point>/<1..3>`` names the point and the
difficulty of what follows it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from assessments.kinds.content import Content
from assessments.kinds.draft import Draft, draft_problems
from assessments.kinds.gift_answer import GiftFault, read_answers
from assessments.kinds.gift_text import hide_escapes, plain, show_escapes

_TITLE = re.compile(r"^::(.*?)::", re.DOTALL)
_CATEGORY = re.compile(r"^\$CATEGORY:\s*(.*)$")
_LEVELS = {"1", "2", "3"}
MOST_QUESTIONS = 2000


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: "line 12", "row 5, column Đáp án đúng"."""

    place: str
    text: str | Promise


@dataclass(frozen=True)
class Sheaf:
    """What a file holds: the questions that can be kept, and what is wrong."""

    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Block:
    line: int  # of its first line, from 1
    text: str
    point: str
    difficulty: int


def read_gift(text: str) -> Sheaf:
    """Every question of ``text``; nothing is left out without a problem that names it."""
    drafts, problems = [], []
    for block in _blocks(hide_escapes(text)):
        place = _("Line %(n)d") % {"n": block.line}
        try:
            draft = _question(block, place)
        except GiftFault as fault:
            problems.append(Problem(place, str(fault)))
            continue
        found = draft_problems(draft)
        problems += [Problem(place, one) for one in found]
        drafts.append(draft)
    if not drafts and not problems:
        problems.append(Problem(_("The file"), _("There is no question in it.")))
    if len(drafts) > MOST_QUESTIONS:
        words = _("There are more than %(most)d questions; split the file.")
        problems.append(Problem(_("The file"), words % {"most": MOST_QUESTIONS}))
    return Sheaf(tuple(drafts), tuple(problems))


def _blocks(text: str) -> Iterator[_Block]:
    """The pieces between blank lines, with the category that holds for each."""
    point, difficulty = "", 2
    lines: list[str] = []
    first = 0
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        bare = line.strip()
        if bare.startswith("//"):
            continue
        category = _CATEGORY.match(bare)
        if lines and (category or _ends(lines, bare)):
            yield _Block(first, "\n".join(lines), point, difficulty)
            lines = []
        if category:
            point, difficulty = _category(show_escapes(category[1]))
        elif bare:
            first = first if lines else number
            lines.append(line)
    if lines:
        yield _Block(first, "\n".join(lines), point, difficulty)


def _ends(lines: list[str], line: str) -> bool:
    """Whether the question in ``lines`` is over before ``line``.

    A blank line inside braces does not end it; a new title does, so that a brace left
    open spoils one question and not the rest of the file.
    """
    so_far = "\n".join(lines)
    is_open = so_far.count("{") > so_far.count("}")
    return (not line and not is_open) or line.startswith("::")


def _category(path: str) -> tuple[str, int]:
    parts = [one.strip() for one in path.split("/") if one.strip()]
    level = 2
    if len(parts) > 1 and parts[-1] in _LEVELS:
        level = int(parts.pop())
    return (parts[-1] if parts else ""), level


def _question(block: _Block, place: str) -> Draft:
    body = block.text.strip()
    title = _TITLE.match(body)
    if title:
        body = body[title.end() :]
    start, end = body.find("{"), body.rfind("}")
    if start < 0 and end < 0:
        raise GiftFault(_("There are no answers in braces { } after the question."))
    if start < 0 or end < start:
        raise GiftFault(_("A brace is missing: answers stand between { and }."))
    if "{" in body[start + 1 : end]:
        raise GiftFault(_("There is a second { before the first is closed."))
    before, after = plain(body[:start]), plain(body[end + 1 :])
    stem = f"{before} _____ {after}" if after else before
    kind, content = read_answers(body[start + 1 : end])
    return _draft(kind, stem, content, block, place)


def _draft(kind: str, stem: str, content: Content, block: _Block, place: str) -> Draft:
    return Draft(
        kind=kind,
        stem=stem,
        content=content,
        difficulty=block.difficulty,
        point=block.point,
        place=place,
    )
