"""What the steps of a campaign come to for one learner."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from records.kinds.evidence import Grade, Mode

PASS_MARK = Decimal("0.5")  # where neither the rule nor the test names one


@dataclass(frozen=True)
class Step:
    """A required activity of a version, with the learner's progress in it."""

    kind: str  # CampaignStep.Kind
    rule: dict[str, Any]
    progress_uid: str | None = None
    content_uid: str | None = None
    is_complete: bool = False
    evidence: dict[str, Any] | None = None
    test_mark: Decimal | None = None  # the test's own pass mark, 0..1

    @property
    def scaled(self) -> Decimal | None:
        """The best result of a test, 0..1; None if none was handed in."""
        if self.kind != "test" or not (self.evidence or {}).get("scaled"):
            return None
        try:
            scaled = Decimal(str((self.evidence or {})["scaled"]))
        except InvalidOperation:
            return None
        return min(max(scaled, Decimal(0)), Decimal(1)) if scaled.is_finite() else None

    @property
    def pass_mark(self) -> Decimal:
        """What the rule asks for, else the test itself."""
        clauses = self.rule.get("clauses", [])
        marks = [one["least"] for one in clauses if one.get("kind") == "scaled"]
        if marks:
            return Decimal(str(marks[0]))
        return PASS_MARK if self.test_mark is None else self.test_mark

    @property
    def is_passed(self) -> bool:
        return self.scaled is not None and self.scaled >= self.pass_mark


@dataclass(frozen=True)
class Outcome:
    """The three facts, which never stand for one another."""

    has_participated: bool
    has_completed: bool
    has_passed: bool
    scaled: Decimal | None  # the worst of the tests' best results


def weigh(steps: Iterable[Step]) -> Outcome:
    """What ``steps`` show; a version without steps shows nothing.

    Participation: all study steps are complete (all steps, if none is for study).
    Completion: all steps are complete. Understanding: every test is passed.
    """
    everything = list(steps)
    study = [one for one in everything if one.kind == "study"] or everything
    tests = [one for one in everything if one.kind == "test"]
    results = [one.scaled for one in tests if one.scaled is not None]
    return Outcome(
        has_participated=bool(study) and all(one.is_complete for one in study),
        has_completed=bool(everything) and all(one.is_complete for one in everything),
        has_passed=bool(tests) and all(one.is_passed for one in tests),
        scaled=min(results) if results and len(results) == len(tests) else None,
    )


def shown_by(steps: Iterable[Step]) -> tuple[Grade, Mode]:
    """The grade and mode of a participation that rests on all of ``steps``.

    It is no stronger than its weakest step. A live session says in its evidence how it
    was attended; whatever says nothing was done online and verified by the server. One
    step made up marks the whole as made up.
    """
    told = [one.evidence or {} for one in steps]
    weakest = max(told, key=lambda one: str(one.get("grade") or Grade.A), default={})
    grade = Grade(weakest.get("grade") or Grade.A)
    if any(one.get("made_up") and not one.get("attended") for one in told):
        return grade, Mode.MAKEUP
    return grade, Mode(weakest.get("mode") or Mode.ONLINE)


def vouched_by(steps: Iterable[Step]) -> tuple[str, str, str] | None:
    """Who told and who confirmed what people alone vouch for (uids), and the reason."""
    for one in steps:
        told = one.evidence or {}
        if told.get("grade") == Grade.D and told.get("confirmed_by"):
            names = ("told_by", "confirmed_by", "reason")
            told_by, confirmed_by, reason = (str(told.get(name, "")) for name in names)
            return told_by, confirmed_by, reason
    return None
