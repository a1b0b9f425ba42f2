"""A file of questions of any format: found out, read and checked."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from assessments.kinds.draft import Draft, draft_problems
from assessments.kinds.exchange.aiken import is_aiken, read_aiken
from assessments.kinds.exchange.docx import read_docx
from assessments.kinds.exchange.gift import read_gift
from assessments.kinds.exchange.item import FileFault, Found, Item, Skipped
from assessments.kinds.exchange.moodle import read_moodle
from assessments.kinds.exchange.number import number
from assessments.kinds.exchange.package import open_package
from assessments.kinds.exchange.qti import MANIFEST, read_qti_item, read_qti_package
from assessments.kinds.exchange.sheet import read_sheet
from assessments.kinds.exchange.tree import read_tree
from assessments.kinds.question_type import content_of, type_names
from assessments.kinds.workbook import WorkbookFault, read_rows

FORMATS = ("gift", "aiken", "moodlexml", "qti", "xlsx", "docx")
AUTO = "auto"
MOST_TEXT_BYTES = 2_000_000
LONGEST_LINE = 200_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML = re.compile(
    r"\s*<(\?xml|!DOCTYPE|!--|quiz\b|(\w+:)?(qti-)?assessment-?item\b|questestinterop\b"
    r"|manifest\b)",
    re.IGNORECASE,
)
_BOOLS = {"correct", "fold_case", "fold_accents", "takes_file", "takes_text"}
_WHOLES = {"weight", "min_words", "max_words"}
_NUMBERS = {"share", "value", "tolerance", "points"}
_MOST_CONTROLS = 20  # one of so many letters


def read_file(data: bytes, *, format: str = AUTO) -> tuple[str, Found]:  # noqa: A002 -- the API's word
    """The format of ``data`` and its entries, each fit to be a draft or skipped.

    Raises:
        FileFault: not a file of questions, or one that is not to be opened.
        ValueError: there is no such format.
    """
    if format not in (AUTO, *FORMATS):
        raise ValueError(format)
    if not data.strip():
        raise FileFault(_("The file is empty."))
    told = _format_of(data) if format == AUTO else format
    found = _read(data, told)
    entries = tuple(_checked(one) for one in found.entries)
    if not entries:
        raise FileFault(_("There is no question in it."))
    return told, Found(entries)


def _format_of(data: bytes) -> str:
    if data[:2] == b"PK":
        names = set(open_package(data).names)
        for told, part in (("xlsx", "xl/workbook.xml"), ("docx", "word/document.xml")):
            if part in names:
                return told
        if any(one.rpartition("/")[2] == MANIFEST for one in names):
            return "qti"
        raise FileFault(
            _("The package holds no questions: neither imsmanifest.xml nor a table.")
        )
    if data[:8] == _OLD_OFFICE:
        return "xlsx"
    head = data[:4000]
    is_wide = head[:2] in {b"\xff\xfe", b"\xfe\xff"}
    start = head.decode("utf-16" if is_wide else "utf-8", errors="ignore")
    if _XML.match(start.removeprefix("\ufeff")):
        return "moodlexml" if read_tree(data).name == "quiz" else "qti"
    text = decoded(data)
    return "aiken" if is_aiken(text) else "gift"


def _read(data: bytes, told: str) -> Found:
    match told:
        case "gift":
            text = decoded(data)
            if "{" not in text:
                raise FileFault(
                    _("There is no question in it: GIFT has answers in { }.")
                )
            return read_gift(text)
        case "aiken":
            return read_aiken(decoded(data))
        case "moodlexml":
            return read_moodle(read_tree(data))
        case "xlsx":
            try:
                return read_sheet(read_rows(data))
            except WorkbookFault as fault:
                raise FileFault(str(fault)) from fault
        case "docx":
            return read_docx(open_package(data))
    if data[:2] == b"PK":
        return read_qti_package(open_package(data))
    return Found((read_qti_item(read_tree(data)),))


def decoded(data: bytes) -> str:
    """The text of ``data`` in UTF-8, or in UTF-16 with its mark.

    Raises:
        FileFault: it is no text, or not one of questions.
    """
    if len(data) > MOST_TEXT_BYTES:
        raise FileFault(_("The file is larger than 2 MB."))
    is_wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileFault(
            _("The file is not text in UTF-8. Save it as “Text (UTF-8)” and try again.")
        ) from error
    if "\x00" in text:
        raise FileFault(_("The file holds characters that no text has (NUL)."))
    controls = sum(one < " " and one not in "\t\r\n\f\v" for one in text)
    if controls * _MOST_CONTROLS > len(text):
        raise FileFault(
            _("The file is not text in UTF-8. Save it as “Text (UTF-8)” and try again.")
        )
    longest = max(map(len, re.split(r"[\r\n]", text)))
    if longest > LONGEST_LINE:
        raise FileFault(_("A line of the file is far too long for a question."))
    return text


def draft_of(item: Item) -> Draft:
    """``item`` as the rest of the app knows questions."""
    return Draft(
        kind=item.kind,
        stem=item.stem,
        content=content_of(item.kind, item.content),
        difficulty=item.difficulty,
        point=item.point,
        place=item.place,
    )


def item_of(draft: Draft) -> Item:
    """``draft`` as the writers take it."""
    return Item(
        kind=draft.kind,
        stem=draft.stem,
        content=draft.content.as_json(),
        difficulty=draft.difficulty,
        point=draft.point,
    )


def _checked(entry: Item | Skipped) -> Item | Skipped:
    """``entry``, or why it cannot be asked."""
    if isinstance(entry, Skipped):
        return entry
    name = entry.name[:200]
    try:
        draft = _draft(entry)
        problems = [str(one) for one in draft_problems(draft)]
        kept = replace(entry, content=draft.content.as_json())
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError,
            RecursionError):  # fmt: skip
        reason = _("What the file says of it does not fit together.")
        return Skipped(str(entry.kind)[:60], name, entry.place, reason)
    if problems:
        reason = " ".join(dict.fromkeys(problems))
        return Skipped(entry.kind, name, entry.place, reason)
    return kept


def _draft(item: Item) -> Draft:
    if item.kind not in type_names() or not _is_sound(item.content):
        raise ValueError(item.kind)
    return draft_of(item)


def _is_sound(value: Any, key: str = "") -> bool:
    """Whether every value has the type that its name promises."""
    if isinstance(value, Mapping):
        return all(_is_sound(one, name) for name, one in value.items())
    if isinstance(value, list | tuple):
        return all(_is_sound(one) for one in value)
    if key in _BOOLS:
        return isinstance(value, bool)
    if key in _WHOLES:
        return type(value) is int
    if key in _NUMBERS:
        return isinstance(value, str) and number(value) is not None
    return isinstance(value, str)
