r"""Texts with gaps as Moodle writes them: ``{1:SHORTANSWER:=Hà Nội~%50%Ha Noi#gần}``.

Source: Moodle's description of embedded answers (Cloze). ``\`` stands before ``} ~ # / "``
and itself.
"""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.kinds.exchange import shape
from assessments.kinds.exchange.item import ItemFault, bounded_answers
from assessments.kinds.exchange.moodle_text import Reader
from assessments.kinds.exchange.number import number, share_of
from assessments.kinds.exchange.shape import Answer, Number, Shape

_GAP = re.compile(r"\{(\d{0,3}):([A-Z_]{2,20}):((?:\\.|[^\\{}])*)\}", re.DOTALL)
_SHORT = {"SHORTANSWER", "SA", "MW"}
_SHORT_CASE = {"SHORTANSWER_C", "SAC", "MWC"}
_NUMBER = {"NUMERICAL", "NM"}
_CHOICE = re.compile(r"MULTICHOICE(_[VHS]{1,2})?|MC[VHS]{0,2}")
_WEIGHT = re.compile(r"^%(-?\d{1,4}(?:\.\d{0,10})?)%")
_FIRST = 0xF0040
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def read_cloze(raw: str, reader: Reader, feedback: str) -> Shape:
    """The text, with what fills each gap.

    Raises:
        ItemFault: no gap, or one that cannot be asked.
    """
    pieces = _GAP.split(raw)
    texts = pieces[::4]
    gaps = list(zip(pieces[1::4], pieces[2::4], pieces[3::4], strict=True))
    if not gaps:
        raise ItemFault(_("There is no gap in the text."))
    bounded_answers(len(gaps))
    filled = [
        (_gap(kind, body, reader), int(weight or 1)) for weight, kind, body in gaps
    ]
    return shape.cloze(shape.gapped(texts, reader.html), filled, feedback)


def _gap(kind: str, body: str, reader: Reader) -> Shape:
    answers = _answers(body, reader)
    if kind in _SHORT | _SHORT_CASE:
        kept = [one for one in answers if one.share > 0]
        return shape.short_answer(kept, fold_case=kind in _SHORT)
    if kind in _NUMBER:
        return shape.numeric([_number(one) for one in answers if one.share > 0])
    if _CHOICE.fullmatch(kind):
        return shape.choice(answers, many=False)
    words = _("Gaps of the type “%(type)s” are not asked here.")
    raise ItemFault(words % {"type": kind})


def _answers(body: str, reader: Reader) -> list[Answer]:
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found[1])
        return chr(_FIRST)

    told = _ESCAPED.sub(hide, body)
    letters = iter(hidden)
    found = []
    alternatives = told.split("~")
    bounded_answers(len(alternatives))
    for one in alternatives:
        share, rest = Decimal(0), one.strip()
        if rest.startswith("="):
            share, rest = Decimal(1), rest[1:]
        elif weighed := _WEIGHT.match(rest):
            share = share_of(weighed[1]) or Decimal(0)
            rest = rest[weighed.end() :]
        shown = re.sub(
            chr(_FIRST), lambda _one: next(letters), rest.replace("#", "\ue001", 1)
        )
        text, _hash, said = shown.partition("\ue001")
        found.append(Answer(reader.html(text), share, reader.html(said)))
    return found


def _number(answer: Answer) -> Number:
    first, _colon, second = answer.text.partition(":")
    value, slack = number(first), number(second or "0")
    if value is None or slack is None:
        words = _("“%(text)s” is no number, as 3.5, 3.5:0.1 or 3.4..3.6.")
        raise ItemFault(words % {"text": answer.text[:60]})
    return Number(value, abs(slack), answer.share, answer.feedback)
