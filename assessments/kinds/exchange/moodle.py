"""Reading of Moodle XML.

Source: Moodle's description of the Moodle XML format.
"""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.kinds.exchange import shape
from assessments.kinds.exchange.category import Category
from assessments.kinds.exchange.item import (
    FileFault,
    Found,
    Item,
    ItemFault,
    Skipped,
    bounded,
    bounded_answers,
    line_place,
)
from assessments.kinds.exchange.moodle_cloze import read_cloze
from assessments.kinds.exchange.moodle_text import Reader
from assessments.kinds.exchange.number import number, share_of
from assessments.kinds.exchange.settings import read_comment, with_settings
from assessments.kinds.exchange.shape import Answer, Number, Shape
from assessments.kinds.exchange.text import one_line, plain
from assessments.kinds.exchange.tree import Node

_GRADINGS = {"ALL_OR_NOTHING": "all_or_nothing", "ABSOLUTE_POSITION": "partial"}
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def read_moodle(root: Node) -> Found:
    """Every question of a ``quiz``.

    Raises:
        FileFault: another kind of XML.
    """
    if root.name != "quiz":
        raise FileFault(_("This is XML, but not Moodle XML: its root is not “quiz”."))
    entries: list[Item | Skipped] = []
    category = Category()
    for node in root.children("question"):
        place = line_place(node.line)
        if node.get("type") == "category":
            category = Category.read(_plain_of(node, "category"))
            continue
        bounded(len(entries) + 1)
        entries.append(_entry(node, category, place))
    return Found(tuple(entries))


def _entry(node: Node, category: Category, place: str) -> Item | Skipped:
    told = node.get("type")[:60]
    reader = Reader()
    title = one_line(_plain_of(node, "name"))[:200]
    stem = reader.text(node.child("questiontext"))
    settings: dict[str, object] = {}
    for one in node.comments():
        settings |= read_comment(one)
    try:
        kind, content, notes = _shape(node, told, reader, whole="content" in settings)
        if "rubric" in settings:  # what is said to markers is written from it
            reader.notes.clear()
    except ItemFault as fault:
        return Skipped(told, title or stem[:120], place, str(fault))
    item = Item(
        kind=kind,
        stem=shape.lead_in() if kind == "cloze" else stem,
        content=content,
        title=title,
        difficulty=category.difficulty,
        point=category.point,
        place=place,
    ).noted(*reader.notes, *notes, *_left_out(node), category.note)
    return with_settings(item, settings)


def _shape(node: Node, told: str, reader: Reader, *, whole: bool) -> Shape:
    if whole:
        return "", {}, []
    bounded_answers(len(node.children("answer", "subquestion")))
    feedback = reader.text(node.child("generalfeedback"))
    if told not in _READERS:
        words = {
            "description": _("It is a text without a question."),
            "random": _(
                "It draws another question at random; draw by a blueprint here."
            ),
        }
        usual = _("Questions of the type “%(type)s” are not asked here.")
        raise ItemFault(words.get(told, usual % {"type": told}))
    return _READERS[told](node, reader, feedback)


def _plain_of(node: Node, name: str) -> str:
    child = node.child(name)
    text = child.child("text") if child else None
    return plain(text.text() if text else child.text() if child else "")


def _left_out(node: Node) -> list[str]:
    found = []
    if any(_plain_of(node, one) for one in _COMBINED):
        found.append(
            _("The sentences for right, partly right and wrong answers were left out.")
        )
    if node.children("hint"):
        found.append(_("Hints were left out."))
    if node.child("units"):
        found.append(_("Units were left out: the answer is the number alone."))
    return found


def _answers(node: Node, reader: Reader, *, is_plain: bool = False) -> list[Answer]:
    return [
        Answer(
            reader.plain(one) if is_plain else reader.text(one),
            share_of(one.get("fraction", "0")) or Decimal(0),
            reader.text(one.child("feedback")),
        )
        for one in node.children("answer")
    ]


def _multichoice(node: Node, reader: Reader, feedback: str) -> Shape:
    is_one = _plain_of(node, "single").lower() in {"true", "1"}
    answers = _answers(node, reader)
    return shape.choice(answers, many=not is_one, feedback=feedback)


def _truefalse(node: Node, reader: Reader, feedback: str) -> Shape:
    told = {shape.truth_of(one.text): one for one in _answers(node, reader)}
    if set(told) != {True, False}:
        raise ItemFault(_("Its answers are not true and false."))
    return shape.truth(
        is_true=told[True].share > 0,
        of_true=told[True].feedback,
        of_false=told[False].feedback,
        feedback=feedback,
    )


def _shortanswer(node: Node, reader: Reader, feedback: str) -> Shape:
    has_case = _plain_of(node, "usecase") in {"1", "true"}
    answers = _answers(node, reader, is_plain=True)
    return shape.short_answer(answers, fold_case=not has_case, feedback=feedback)


def _matching(node: Node, reader: Reader, feedback: str) -> Shape:
    pairs = []
    for one in node.children("subquestion"):
        answer = one.child("answer")
        pairs.append((reader.text(one), reader.plain(answer) if answer else ""))
    return shape.matching(pairs, feedback)


def _numerical(node: Node, reader: Reader, feedback: str) -> Shape:
    numbers = []
    for one in node.children("answer"):
        text = reader.plain(one)
        if text == "*":
            reader.notes.append(_("What is said to any wrong number was left out."))
            continue
        value = number(text)
        slack = number(_plain_of(one, "tolerance") or "0")
        if value is None or slack is None:
            words = _("“%(text)s” is no number, as 3.5, 3.5:0.1 or 3.4..3.6.")
            raise ItemFault(words % {"text": text[:60]})
        share = share_of(one.get("fraction", "0")) or Decimal(0)
        said = reader.text(one.child("feedback"))
        numbers.append(Number(value, abs(slack), share, said))
    return shape.numeric(numbers, feedback)


def _cloze(node: Node, reader: Reader, feedback: str) -> Shape:
    return read_cloze(reader.raw(node.child("questiontext")), reader, feedback)


def _essay(node: Node, reader: Reader, feedback: str) -> Shape:
    least, most = (_whole(node, one) for one in ("minwordlimit", "maxwordlimit"))
    if reader.text(node.child("graderinfo")):
        reader.notes.append(
            _("What is said to markers was left out; write the rubric.")
        )
    takes_file = _whole(node, "attachments") != 0
    return shape.essay(feedback, min_words=least, max_words=most, takes_file=takes_file)


def _whole(node: Node, name: str) -> int:
    told = _plain_of(node, name)
    return int(told) if told.lstrip("-").isascii() and told.lstrip("-").isdigit() else 0


def _ordering(node: Node, reader: Reader, feedback: str) -> Shape:
    texts = [reader.text(one) for one in node.children("answer")]
    grading = _GRADINGS.get(_plain_of(node, "gradingtype"), "pairs")
    return shape.ordering(texts, grading, feedback)


_READERS: dict[str, Callable[[Node, Reader, str], Shape]] = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "matching": _matching,
    "numerical": _numerical,
    "cloze": _cloze,
    "multianswer": _cloze,
    "essay": _essay,
    "ordering": _ordering,
}
