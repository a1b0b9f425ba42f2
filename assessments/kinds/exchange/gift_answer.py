"""What stands between the braces of a GIFT question."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.kinds.exchange import shape
from assessments.kinds.exchange.gift_text import Voice
from assessments.kinds.exchange.item import ItemFault, bounded_answers
from assessments.kinds.exchange.number import number, share_of
from assessments.kinds.exchange.shape import Answer, Number, Shape

_ANSWER = re.compile(r"([=~])([^=~]*)")
_WEIGHT = re.compile(r"^\s*%([+-]?\d{1,4}(?:[.,]\d{0,10})?)%")
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_ORDER = re.compile(
    r"^>[ \t]*\d{0,4}[ \t]*(?:ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)?[ \t]*"
    r"(?:HORIZONTAL|HORI|VERTICAL|VERT|H|V|0|1)?[ \t]*(?P<grading>[A-Z_]{3,40})?[ \t]*(?:\n|$)"
)
_GRADINGS = {"ALL_OR_NOTHING": "all_or_nothing", "ABSOLUTE_POSITION": "partial"}
_GRADINGS |= {"ABSOLUTE": "partial", "ABS": "partial"}
_WHOLE = Decimal(1)


def read_answers(body: str, voice: Voice) -> Shape:
    """The kind of question, its content and what was left out.

    Raises:
        ItemFault: it is no answer of GIFT's.
    """
    body, _sign, general = body.partition("####")
    feedback = voice.read(general)
    bare = body.strip()
    bounded_answers(max(bare.count("=") + bare.count("~"), bare.count("\n") // 3))
    if not bare:
        return shape.essay(feedback)
    if bare.startswith(">"):
        return _ordering(bare, feedback, voice)
    truth = _TRUTH.get(bare.partition("#")[0].strip().upper())
    if truth is not None:
        return _truth(bare, feedback, voice, is_true=truth)
    if bare.startswith("#"):
        return _numeric(bare[1:], feedback, voice)
    if "~" not in bare and "=" in bare and "->" in bare:
        return _matching(bare, feedback, voice)
    if bare[0] not in "=~" and "~" in bare:
        raise ItemFault(_("Each answer begins with = (right) or ~ (wrong)."))
    bare = bare if bare[0] in "=~" else f"={bare}"
    answers = _answers(bare, voice)
    if "~" not in bare:
        return shape.short_answer(answers, feedback=feedback)
    is_one = "=" in bare
    if is_one and sum(one.share >= _WHOLE for one in answers) > 1:
        raise ItemFault(
            _("There are several =; give each right option a weight ~%50%."), "multiple"
        )
    return shape.choice(answers, many=not is_one, feedback=feedback)


def _answers(body: str, voice: Voice) -> list[Answer]:
    found = []
    for sign, rest in _ANSWER.findall(body):
        weight, text = _weighed(rest)
        text, _hash, feedback = text.partition("#")
        usual = _WHOLE if sign == "=" else Decimal(0)
        share = usual if weight is None else weight
        found.append(Answer(voice.read(text), share, voice.read(feedback)))
    return found


def _weighed(text: str) -> tuple[Decimal | None, str]:
    found = _WEIGHT.match(text)
    return (share_of(found[1]), text[found.end() :]) if found else (None, text)


def _truth(bare: str, feedback: str, voice: Voice, *, is_true: bool) -> Shape:
    """After the word: what is said to a wrong answer, then to a right one."""
    _word, *told = bare.split("#", 2)
    wrong, right = (*[voice.read(one) for one in told], "", "")[:2]
    of_true, of_false = (right, wrong) if is_true else (wrong, right)
    return shape.truth(
        is_true=is_true, of_true=of_true, of_false=of_false, feedback=feedback
    )


def _matching(body: str, feedback: str, voice: Voice) -> Shape:
    pairs = []
    for _sign, rest in _ANSWER.findall(body):
        prompt, arrow, option = rest.partition("->")
        if not arrow:
            raise ItemFault(_("A pair lacks its arrow ->."), "matching")
        pairs.append((voice.read(prompt), voice.read(option)))
    return shape.matching(pairs, feedback)


def _ordering(body: str, feedback: str, voice: Voice) -> Shape:
    head = _ORDER.match(body)
    lines = (body[head.end() :] if head else body[1:]).split("\n")
    texts = [voice.read(one) for one in lines if one.strip()]
    grading = (head["grading"] if head else None) or ""
    return shape.ordering(texts, _GRADINGS.get(grading, "pairs"), feedback)


def _numeric(body: str, feedback: str, voice: Voice) -> Shape:
    told = _ANSWER.findall(body) if "=" in body else [("=", body)]
    found = []
    for sign, rest in told:
        weight, text = _weighed(rest)
        text, _hash, said = text.partition("#")
        if sign == "~" or not text.strip():
            voice.notes.append(_("What is said to any wrong number was left out."))
            continue
        share = _WHOLE if weight is None else weight
        found.append(_number(text, share, voice.read(said)))
    return shape.numeric(found, feedback)


def _number(text: str, share: Decimal, feedback: str) -> Number:
    """``3.5``, ``3.5:0.1`` or ``3.4..3.6``."""
    for sign in ("..", ":"):
        first, found, second = text.partition(sign)
        if not found:
            continue
        low, high = number(first), number(second)
        if low is None or high is None:
            break
        if sign == "..":
            return Number((low + high) / 2, abs(high - low) / 2, share, feedback)
        return Number(low, abs(high), share, feedback)
    else:
        value = number(text)
        if value is not None:
            return Number(value, Decimal(0), share, feedback)
    words = _("“%(text)s” is no number, as 3.5, 3.5:0.1 or 3.4..3.6.")
    raise ItemFault(words % {"text": voice_of(text)}, "numeric")


def voice_of(text: str) -> str:
    """A short piece of ``text`` for a sentence."""
    return Voice("").read(text)[:60]
