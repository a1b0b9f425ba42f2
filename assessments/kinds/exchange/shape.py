"""The contents of questions, put together from what a file says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from assessments.kinds import true_false
from assessments.kinds.exchange.item import ItemFault, decimal_text
from people.kinds.name import search_key

SLACK = Decimal("0.01")
ONE = Decimal(1)
_TRUE = {"true", "dung", "yes", "t"}
_FALSE = {"false", "sai", "no", "f"}


@dataclass(frozen=True)
class Answer:
    """One answer with its share of the point; below nought it costs points."""

    text: str
    share: Decimal
    feedback: str = ""


type Shape = tuple[str, dict[str, Any], list[str]]  # kind, content, notes


def choice(answers: Sequence[Answer], *, many: bool, feedback: str = "") -> Shape:
    """A choice of one (``many`` False) or of several."""
    return (_many if many else _single)(answers, feedback)


def _single(answers: Sequence[Answer], feedback: str) -> Shape:
    right = [one for one in answers if one.share >= ONE - SLACK]
    notes = []
    if len(right) != 1:
        raise ItemFault(
            _("A choice of one needs exactly one option with the whole point."),
            "single",
        )
    if any(one.share for one in answers if one is not right[0]):
        notes.append(
            _(
                "Parts of the point for other options were left out: the right one counts."
            )
        )
    return (
        "single",
        options_of(answers, [one is right[0] for one in answers], feedback),
        notes,
    )


def _many(answers: Sequence[Answer], feedback: str) -> Shape:
    shares = [one.share for one in answers]
    right = [one for one in shares if one > 0]
    if not right:
        raise ItemFault(_("No option is marked as right."), "multiple")
    total = sum(right, Decimal(0))
    if abs(total - 1) > SLACK * 2:
        words = _("The weights of the right options make %(total)d %% and not 100 %%.")
        raise ItemFault(words % {"total": round(total * 100)}, "multiple")
    notes = []
    if max(right) - min(right) > SLACK:
        notes.append(
            _("The right options had different weights; here they count alike.")
        )
    least = min(shares)
    scoring = "penalty" if -ONE < least < 0 else "partial"
    content = options_of(answers, [one > 0 for one in shares], feedback)
    return "multiple", {**content, "scoring": scoring}, notes


def options_of(
    answers: Sequence[Answer], keys: Sequence[bool], feedback: str = ""
) -> dict[str, Any]:
    return {
        "options": [
            {"id": f"o{n}", "text": one.text, "correct": key, "feedback": one.feedback}
            for n, (one, key) in enumerate(zip(answers, keys, strict=True), start=1)
        ],
        "scoring": "",
        "feedback": feedback,
    }


def truth_of(text: str) -> bool | None:
    """Whether ``text`` is a word for true or for false."""
    key = search_key(text)
    return True if key in _TRUE else False if key in _FALSE else None


def truth(
    *, is_true: bool, of_true: str = "", of_false: str = "", feedback: str = ""
) -> Shape:
    content = true_false.content_of(is_true=is_true, feedback=feedback).as_json()
    told = {true_false.TRUE: of_true, true_false.FALSE: of_false}
    options = [{**one, "feedback": told[one["id"]]} for one in content["options"]]
    return "true_false", {**content, "options": options}, []


def matching(pairs: Sequence[tuple[str, str]], feedback: str = "") -> Shape:
    """Pairs of prompt and option; a pair without prompt is an option more."""
    ids: dict[str, str] = {}
    for _prompt, option in sorted(pairs, key=lambda one: not one[0]):
        ids.setdefault(option, f"o{len(ids) + 1}")
    prompts = [one for one in pairs if one[0]]
    content = {
        "prompts": [
            {"id": f"p{n}", "text": prompt, "match": ids[option]}
            for n, (prompt, option) in enumerate(prompts, start=1)
        ],
        "options": [{"id": key, "text": text} for text, key in ids.items()],
        "scoring": "partial",
        "feedback": feedback,
    }
    return "matching", content, []


def ordering(texts: Sequence[str], scoring: str, feedback: str = "") -> Shape:
    options = [{"id": f"o{n}", "text": one} for n, one in enumerate(texts, start=1)]
    return (
        "ordering",
        {"options": options, "scoring": scoring, "feedback": feedback},
        [],
    )


def short_answer(
    answers: Sequence[Answer],
    *,
    fold_case: bool = True,
    feedback: str = "",
) -> Shape:
    kept = [one for one in answers if one.share > 0]
    notes = []
    if len(kept) != len(answers):
        notes.append(
            _("Answers that earn nothing were left out, with what is said to them.")
        )
    content = {
        "accepted": [
            {
                "text": one.text,
                "share": decimal_text(one.share),
                "feedback": one.feedback,
            }
            for one in kept
        ],
        "fold_case": fold_case,
        "fold_accents": False,
        "feedback": feedback,
    }
    return "short_answer", content, notes


@dataclass(frozen=True)
class Number:
    """An accepted number."""

    value: Decimal
    tolerance: Decimal
    share: Decimal = ONE
    feedback: str = ""


def numeric(numbers: Sequence[Number], feedback: str = "") -> Shape:
    kept = [one for one in numbers if one.share > 0]
    content = {
        "accepted": [
            {
                "value": decimal_text(one.value),
                "tolerance": decimal_text(one.tolerance),
                "share": decimal_text(one.share),
                "feedback": one.feedback,
            }
            for one in kept
        ],
        "feedback": feedback,
    }
    return "numeric", content, []


def essay(feedback: str = "", **limits: Any) -> Shape:
    """A text that is marked by hand; one criterion stands until a rubric is written."""
    content = {
        "rubric": [{"id": "r1", "title": _("Content"), "points": "10", "levels": []}],
        "min_words": 0,
        "max_words": 0,
        "takes_file": False,
        "takes_text": True,
        "feedback": feedback,
        **limits,
    }
    return "essay", content, []


_GAP = {"single": "choice", "short_answer": "short", "numeric": "numeric"}
_HOLE = "\ue000"  # stands for a gap while its text is read


def lead_in() -> str:
    """What is asked where a text with gaps has no words of its own for it."""
    return _("Fill in the gaps.")


def gapped(texts: Sequence[str], read: Callable[[str], str]) -> str:
    """The pieces around gaps, read as one text, with ``[[g1]]`` where a gap is."""
    first, *rest = read(_HOLE.join(one.replace(_HOLE, "") for one in texts)).split(
        _HOLE
    )
    first = first.replace("[[", "[ [")  # else it would pass for a gap of ours
    return first + "".join(
        f"[[g{n}]]{one.replace('[[', '[ [')}" for n, one in enumerate(rest, start=1)
    )


def cloze(text: str, gaps: Sequence[tuple[Shape, int]], feedback: str = "") -> Shape:
    """``text`` of ``gapped``, and the shape and the weight of what fills each gap."""
    content = {
        "text": text,
        "gaps": [_gap(n, *one) for n, one in enumerate(gaps, start=1)],
        "feedback": feedback,
    }
    return "cloze", content, [note for one, _weight in gaps for note in one[2]]


def _gap(number: int, shape: Shape, weight: int) -> dict[str, Any]:
    kind, content, _notes = shape
    if kind not in _GAP:
        raise ItemFault(
            _("A gap is filled by typing, by a number or by one choice."), "cloze"
        )
    told = {name: value for name, value in content.items() if name != "feedback"}
    return {"id": f"g{number}", "kind": _GAP[kind], "weight": weight, **told}
