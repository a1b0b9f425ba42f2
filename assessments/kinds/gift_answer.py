"""What stands between the braces of a GIFT question."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.kinds import true_false
from assessments.kinds.content import Content, Option
from assessments.kinds.gift_text import plain
from assessments.kinds.multiple import Scoring

_ANSWER = re.compile(r"([=~])([^=~]*)")
_WEIGHT = re.compile(r"^\s*%(-?\d+(?:[.,]\d+)?)%")
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_WHOLE, _SLACK = 100, 1


class GiftFault(ValueError):
    """A question that cannot be read, in a sentence for people."""


@dataclass(frozen=True)
class _Answer:
    sign: str
    text: str
    feedback: str
    weight: float | None


def read_answers(body: str) -> tuple[str, Content]:
    """The kind of question and its content.

    Raises:
        GiftFault: a type that is not asked here, or no answer at all.
    """
    body, _sign, general = body.partition("####")
    feedback = plain(general)
    bare = body.strip()
    truth = _TRUTH.get(bare.partition("#")[0].strip().upper())
    if truth is not None:
        return "true_false", true_false.content_of(is_true=truth, feedback=feedback)
    if not bare:
        raise GiftFault(
            _("Essays are not asked here: write the answers to choose from.")
        )
    if bare.startswith("#"):
        raise GiftFault(_("Numerical questions are not asked here."))
    if "->" in bare:
        raise GiftFault(_("Matching questions are not asked here."))
    answers = _answers(bare)
    if all(one.sign == "=" for one in answers):
        raise GiftFault(_("Short answers are not asked here: give wrong options by ~."))
    return _choice(answers, feedback)


def _answers(body: str) -> list[_Answer]:
    if body[0] not in "=~":
        raise GiftFault(_("Each answer begins with = (right) or ~ (wrong)."))
    found = []
    for sign, rest in _ANSWER.findall(body):
        weighed = _WEIGHT.match(rest)
        weight = float(weighed[1].replace(",", ".")) if weighed else None
        text, _hash, feedback = rest[weighed.end() if weighed else 0 :].partition("#")
        found.append(_Answer(sign, plain(text), plain(feedback), weight))
    return found


def _choice(answers: list[_Answer], feedback: str) -> tuple[str, Content]:
    right = [one for one in answers if one.sign == "="]
    if len(right) > 1:
        raise GiftFault(
            _("There are several =; give each right option a weight ~%50%.")
        )
    if right:
        if any(one.weight for one in answers if one.sign == "~"):
            raise GiftFault(
                _("A weight beside = is not kept; use = alone, or weights alone.")
            )
        return "single", _content(
            answers, [one.sign == "=" for one in answers], feedback
        )
    weights = [one.weight or 0 for one in answers]
    total = sum(one for one in weights if one > 0)
    if abs(total - _WHOLE) > _SLACK:
        raise GiftFault(
            _("The weights of the right options make %(total)d %% and not 100 %%.")
            % {"total": round(total)}
        )
    scoring = Scoring.PENALTY if min(weights) < 0 else Scoring.PARTIAL
    keys = [one > 0 for one in weights]
    return "multiple", _content(answers, keys, feedback, scoring)


def _content(
    answers: list[_Answer], keys: list[bool], feedback: str, scoring: str = ""
) -> Content:
    return Content(
        options=tuple(
            Option(f"o{n}", one.text, correct=is_key, feedback=one.feedback)
            for n, (one, is_key) in enumerate(zip(answers, keys, strict=True), start=1)
        ),
        scoring=scoring,
        feedback=feedback,
    )
