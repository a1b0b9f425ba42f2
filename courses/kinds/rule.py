"""Completion rules that explain themselves.

A rule is ``{"clauses": [{"kind": ..., ...}]}``, all of which must hold. Evidence is the
JSON of ``Progress.evidence``; each clause reads its own part of it:

====================  ==========================  ===================================
clause                parameters                  evidence read
====================  ==========================  ===================================
``seconds``           ``least`` (s)               ``seconds``: on a visible screen
``clips``             ``least`` (%)               ``clips``: {hash of the file: % played},
                                                  ``clips_total``
``finished``                                      ``finished_at``: "I have read it"
``checks``                                        ``checks``: {check id: is answered},
                                                  ``checks_total``
``submitted``                                     ``attempts``: [attempt uid, ...]
``viewed``                                        ``viewed``: it was seen to be shown
``answered``                                      ``answered``: {part id: is answered},
                                                  ``answered_total``
``scaled``            ``least`` (0..1)            ``scaled``: best result, text Decimal
``attended``                                      ``attended``: present in the session,
                                                  or ``made_up``; ``session``: its uid
====================  ==========================  ===================================
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

type Clause = dict[str, Any]
type Evidence = dict[str, Any]


@dataclass(frozen=True)
class ClauseResult:
    """One clause held against the evidence: what it asks, whether it is met, by what."""

    kind: str
    is_met: bool
    sentence: str | Promise
    evidence: tuple[str, ...] = ()  # ids of the evidence that was read


def explain(rule: dict[str, Any], evidence: Evidence) -> list[ClauseResult]:
    """Hold each clause of ``rule`` against ``evidence``, in the rule's order.

    Raises:
        KeyError: the rule names a clause that does not exist.
    """
    return [
        _CLAUSES[clause["kind"]](clause, evidence) for clause in rule.get("clauses", [])
    ]


def is_met(rule: dict[str, Any], evidence: Evidence) -> bool:
    """Whether every clause holds; an empty rule is met by being finished."""
    return all(one.is_met for one in explain(whole(rule), evidence))


def whole(rule: dict[str, Any]) -> dict[str, Any]:
    """``rule`` with its clauses written out; an empty rule asks to be finished."""
    return {"clauses": rule.get("clauses") or [{"kind": "finished"}]}


def _seconds(clause: Clause, evidence: Evidence) -> ClauseResult:
    least, seen = int(clause["least"]), int(evidence.get("seconds", 0))
    minutes = -(-least // 60)
    sentence = ngettext(
        "Study for at least %(count)d minute on a visible screen (%(seen)d so far)",
        "Study for at least %(count)d minutes on a visible screen (%(seen)d so far)",
        minutes,
    ) % {"count": minutes, "seen": seen // 60}
    return ClauseResult("seconds", seen >= least, sentence)


def _clips(clause: Clause, evidence: Evidence) -> ClauseResult:
    played = evidence.get("clips", {})
    total = int(evidence.get("clips_total", 1))
    seen = min(played.values(), default=0) if len(played) >= total else 0
    sentence = _("Watch at least %(least)d %% of each clip (%(seen)d %% so far)") % {
        "least": clause["least"],
        "seen": seen,
    }
    is_met = not total or seen >= clause["least"]
    return ClauseResult("clips", is_met, sentence, tuple(played))


def _finished(_clause: Clause, evidence: Evidence) -> ClauseResult:
    return ClauseResult(
        "finished", bool(evidence.get("finished_at")), _("Read to the end")
    )


def _checks(_clause: Clause, evidence: Evidence) -> ClauseResult:
    answered = evidence.get("checks", {})
    total = int(evidence.get("checks_total", 0))
    done = sum(bool(one) for one in answered.values())
    return ClauseResult(
        "checks", done >= total, _("Answer the check questions"), tuple(answered)
    )


def _submitted(_clause: Clause, evidence: Evidence) -> ClauseResult:
    attempts = tuple(evidence.get("attempts", []))
    return ClauseResult("submitted", bool(attempts), _("Submit the test"), attempts)


def _viewed(_clause: Clause, evidence: Evidence) -> ClauseResult:
    is_met = evidence.get("viewed") is True
    return ClauseResult("viewed", is_met, _("Look at the exercise"))


def _answered(_clause: Clause, evidence: Evidence) -> ClauseResult:
    answered = evidence.get("answered", {})
    total = int(evidence.get("answered_total", 1))
    done = sum(bool(one) for one in answered.values())
    sentence = _("Answer every question of the exercise")
    return ClauseResult("answered", done >= total, sentence, tuple(answered))


def _scaled(clause: Clause, evidence: Evidence) -> ClauseResult:
    least = Decimal(str(clause["least"]))
    seen = Decimal(str(evidence.get("scaled", "0")))
    sentence = _("Reach at least %(percent)d %% in the test") % {
        "percent": int(least * 100)
    }
    attempts = tuple(evidence.get("attempts", []))
    return ClauseResult("scaled", bool(attempts) and seen >= least, sentence, attempts)


def _attended(_clause: Clause, evidence: Evidence) -> ClauseResult:
    session = evidence.get("session")
    return ClauseResult(
        "attended",
        bool(evidence.get("attended") or evidence.get("made_up")),
        _("Be present in the live session"),
        (str(session),) if session else (),
    )


_CLAUSES: dict[str, Callable[[Clause, Evidence], ClauseResult]] = {
    "seconds": _seconds,
    "clips": _clips,
    "finished": _finished,
    "checks": _checks,
    "submitted": _submitted,
    "scaled": _scaled,
    "viewed": _viewed,
    "answered": _answered,
    "attended": _attended,
}
