r"""The answers of a gap as its author types them: one a line.

Typed words: ``words | share | feedback``. A number: ``98 ± 0,5 | share | feedback``.
A choice: ``text | feedback``, with ``=`` before the right one. Share and feedback may be
left out; ``\|`` and ``\=`` are the signs themselves.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.kinds.content import ONE, AnyContent, Content, Option
from assessments.kinds.number import read_number, written
from assessments.kinds.numeric import AcceptedNumber, Numeric
from assessments.kinds.short_answer import AcceptedText, ShortAnswer

_BAR = re.compile(r"(?<!\\)\|")


class LineFault(ValueError):
    """A line that cannot be read, in a sentence for people."""


def read_lines(
    kind: str, told: str, *, fold_case: bool, fold_accents: bool
) -> AnyContent:
    """The content of a gap of ``kind``.

    Raises:
        LineFault: a line is not as it should be; it is named.
    """
    lines = [line for line in told.splitlines() if line.strip()]
    match kind:
        case "short":
            return ShortAnswer(tuple(_each(lines, _text)), fold_case, fold_accents)
        case "numeric":
            return Numeric(tuple(_each(lines, _number)))
        case _other:
            return Content(
                tuple(
                    Option(f"o{n}", text, correct=is_right, feedback=feedback)
                    for n, (text, is_right, feedback) in enumerate(
                        _each(lines, _option), start=1
                    )
                )
            )


def write_lines(content: AnyContent) -> str:
    """What ``read_lines`` reads."""
    match content:
        case ShortAnswer():
            rows = [
                [one.text, _share(one.share), one.feedback] for one in content.accepted
            ]
        case Numeric():
            rows = [
                [one.shown, _share(one.share), one.feedback] for one in content.accepted
            ]
        case Content():
            rows = [
                [f"{'=' if one.correct else ''}{_bare(one.text)}", one.feedback]
                for one in content.options
            ]
        case _other:
            raise TypeError(content)
    return "\n".join(_row(row) for row in rows)


def _each[T](lines: list[str], read: Callable[[list[str]], T]) -> list[T]:
    found = []
    for number, line in enumerate(lines, start=1):
        cells = [one.replace(r"\|", "|").strip() for one in _BAR.split(line)]
        try:
            found.append(read(cells))
        except LineFault as fault:
            words = _("Line %(n)d: %(problem)s")
            raise LineFault(words % {"n": number, "problem": fault}) from fault
    return found


def _text(cells: list[str]) -> AcceptedText:
    text, share, feedback = _cells(cells, 3)
    return AcceptedText(text, _read_share(share), feedback)


def _number(cells: list[str]) -> AcceptedNumber:
    told, share, feedback = _cells(cells, 3)
    value, _sign, tolerance = told.replace("+-", "±").partition("±")
    number, near = read_number(value), read_number(tolerance or "0")
    if number is None or near is None:
        raise LineFault(_("Write a number, as 98 or 3,5."))
    return AcceptedNumber(number, near, _read_share(share), feedback)


def _option(cells: list[str]) -> tuple[str, bool, str]:
    text, feedback = _cells(cells, 2)
    is_right = text.startswith("=")
    bare = text.removeprefix("=").strip()
    return (f"={bare[2:]}" if bare.startswith(r"\=") else bare), is_right, feedback


def _cells(cells: list[str], most: int) -> list[str]:
    if len(cells) > most:
        raise LineFault(_("There are more signs | than this line has parts."))
    return [*cells, *[""] * (most - len(cells))]


def _read_share(told: str) -> Decimal:
    if not told:
        return ONE
    share = read_number(told.removesuffix("%"))
    if share is None:
        raise LineFault(_("Write a number, as 98 or 3,5."))
    return share / 100 if told.endswith("%") else share


def _share(share: Decimal) -> str:
    return "" if share == ONE else written(share)


def _bare(text: str) -> str:
    return rf"\={text[1:]}" if text.startswith("=") else text


def _row(cells: list[str]) -> str:
    while len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return " | ".join(one.replace("|", r"\|") for one in cells)
