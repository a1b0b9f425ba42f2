"""Signals about how a test was taken: each says what was seen, none says what it means.

A person decides; nothing here touches a score. The bounds are chosen so that honest people
are hardly ever named; tests/assessments/kinds/test_integrity.py measures it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from assessments.kinds.coincidence import Answers, Coincidence

FASTEST_SECONDS = 3  # a question: one cannot read it in less
DEVICE_PEOPLE = 4  # a family may share a phone
MINUTE = timedelta(seconds=60)
MINUTE_PEOPLE = 5
MINUTE_SHARE = 0.8
LEFT_TIMES = 10
LEFT_SHARE = 0.4


@dataclass(frozen=True)
class Sitting:
    """A closed attempt as the signals see it. ``unit``: the cell where one is at home."""

    id: int
    person: int
    unit: int
    started_at: datetime
    submitted_at: datetime
    is_expired: bool = False  # closed by the clock, not by the person
    has_passed: bool = True
    answers: Answers = field(default_factory=dict)
    devices: frozenset[str] = frozenset()
    left_times: int = 0
    left_seconds: int = 0

    @property
    def seconds(self) -> float:
        return (self.submitted_at - self.started_at).total_seconds()


@dataclass(frozen=True)
class Found:
    """A signal: ``key`` is the same whenever the same thing is found again."""

    kind: str
    key: str
    unit: int
    sittings: tuple[int, ...]
    facts: Mapping[str, Any]


def too_fast(sittings: Iterable[Sitting]) -> list[Found]:
    """Passed in less time than it takes to read the questions."""
    return [
        Found(
            "too_fast",
            str(one.id),
            one.unit,
            (one.id,),
            {"seconds": round(one.seconds), "questions": len(one.answers)},
        )
        for one in sittings
        if one.has_passed
        and one.answers
        and one.seconds < FASTEST_SECONDS * len(one.answers)
    ]


def left_often(sittings: Iterable[Sitting]) -> list[Found]:
    """Passed while the page of the test was out of sight often, or for long."""
    return [
        Found(
            "left_often",
            str(one.id),
            one.unit,
            (one.id,),
            {"times": one.left_times, "seconds": one.left_seconds},
        )
        for one in sittings
        if one.has_passed
        and (
            one.left_times >= LEFT_TIMES
            or (one.left_times > 1 and one.left_seconds > LEFT_SHARE * one.seconds)
        )
    ]


def one_device(sittings: Iterable[Sitting]) -> list[Found]:
    """Several people took the test on one device."""
    users: dict[str, dict[int, Sitting]] = defaultdict(dict)
    for one in sittings:
        for device in one.devices:
            users[device].setdefault(one.person, one)
    return [
        Found(
            "one_device",
            device,
            min(one.unit for one in people.values()),
            tuple(sorted(one.id for one in people.values())),
            {"people": len(people)},
        )
        for device, people in sorted(users.items())
        if len(people) >= DEVICE_PEOPLE
    ]


def same_minute(sittings: Iterable[Sitting]) -> list[Found]:
    """Nearly all of a cell pressed Submit within one minute."""
    found = []
    for unit, members in sorted(_by_unit(sittings).items()):
        own = sorted(
            (one for one in members if not one.is_expired),
            key=lambda one: one.submitted_at,
        )
        best: list[Sitting] = []
        first = 0
        for last, one in enumerate(own):
            while one.submitted_at - own[first].submitted_at > MINUTE:
                first += 1
            if last - first + 1 > len(best):
                best = own[first : last + 1]
        people = {one.person for one in best}
        of_cell = {one.person for one in members}
        if len(people) >= MINUTE_PEOPLE and len(people) >= MINUTE_SHARE * len(of_cell):
            found.append(
                Found(
                    "same_minute",
                    str(unit),
                    unit,
                    tuple(sorted(one.id for one in best)),
                    {"people": len(people), "of": len(of_cell)},
                )
            )
    return found


def same_answers(sittings: Sequence[Sitting]) -> list[Found]:
    """People of one cell with the same answers, wrong ones too, beyond chance."""
    cells = _by_unit(sittings)
    model = Coincidence(
        [one.answers for one in sittings], [len(cell) for cell in cells.values()]
    )
    found = []
    for unit, members in sorted(cells.items()):
        for group, bound in model.groups([one.answers for one in members]):
            ids = tuple(sorted(members[place].id for place in group))
            found.append(
                Found(
                    "same_answers",
                    "-".join(str(one) for one in ids),
                    unit,
                    ids,
                    {"people": len(ids), "chance": f"{bound:.1e}"},
                )
            )
    return found


RULES: tuple[Callable[[Sequence[Sitting]], list[Found]], ...] = (
    too_fast,
    left_often,
    one_device,
    same_minute,
    same_answers,
)


def find_all(sittings: Sequence[Sitting]) -> list[Found]:
    """Every signal in the sittings of one test in one course run."""
    return [one for rule in RULES for one in rule(sittings)]


def _by_unit(sittings: Iterable[Sitting]) -> dict[int, list[Sitting]]:
    cells: dict[int, list[Sitting]] = defaultdict(list)
    for one in sittings:
        cells[one.unit].append(one)
    return cells
