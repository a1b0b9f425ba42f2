"""A seeded province in which some have cheated in one of five ways."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from math import exp
from random import Random

from assessments.kinds.coincidence import Answers
from assessments.kinds.integrity import Sitting

OPENS = datetime(2026, 6, 1, 1, tzinfo=UTC)
CELLS, QUESTIONS = 300, 20
OPTIONS = "bcd"  # the wrong ones; "a" is right


@dataclass
class Province:
    """Sittings by place in the list, and what was injected: kind -> their ids."""

    sittings: list[Sitting]
    injected: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


def honest(seed: int, cells: int = CELLS) -> Province:
    """People of so many cells; those of a cell resemble each other, options differ in lure."""
    source = Random(seed)
    ease = [source.gauss(0.9, 1.0) for _ in range(QUESTIONS)]
    lure = [[source.random() + 0.2 for _ in OPTIONS] for _ in range(QUESTIONS)]
    sittings: list[Sitting] = []
    for unit in range(1, cells + 1):
        together = source.gauss(0, 0.6)
        gathered = OPENS + timedelta(minutes=source.randint(0, 14_000))
        meets = source.random() < 0.3  # a cell that sits the test at one meeting
        for _ in range(source.randint(18, 28)):
            ability = together + source.gauss(0, 0.8)
            answers: dict[int, tuple[str, bool]] = {}
            for question in range(QUESTIONS):
                is_right = source.random() < 1 / (1 + exp(-(ability + ease[question])))
                wrong = source.choices(OPTIONS, lure[question])[0]
                answers[question] = ("a" if is_right else wrong, is_right)
            wait = source.uniform(0, 8) if meets else source.uniform(0, 14_000)
            began = (gathered if meets else OPENS) + timedelta(minutes=wait)
            seconds = min(900.0, QUESTIONS * source.lognormvariate(3.0, 0.5))
            number = len(sittings) + 1
            left = source.choices([0, 1, 2, 4], [70, 20, 7, 3])[0]
            sittings.append(
                Sitting(
                    id=number,
                    person=number,
                    unit=unit,
                    started_at=began,
                    submitted_at=began + timedelta(seconds=seconds),
                    is_expired=seconds >= 900,
                    has_passed=sum(one for _, one in answers.values()) >= 10,
                    answers=answers,
                    devices=frozenset({f"device-{number - number % 2}"}),
                    left_times=left,
                    left_seconds=left * source.randint(2, 12),
                )
            )
    return Province(sittings)


def cheating(seed: int, cells: int = CELLS) -> Province:
    """The same province; a fifth of its cells is dishonest in one of five ways."""
    province = honest(seed, cells)
    source = Random(seed + 1)
    members: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(province.sittings):
        members[one.unit].append(place)
    chosen = source.sample(sorted(members), cells // 5)
    for place, unit in enumerate(chosen):
        kind = list(WAYS)[place % len(WAYS)]
        WAYS[kind](province, source.sample(members[unit], len(members[unit])), source)
    return province


def _change(province: Province, kind: str, place: int, **fields: object) -> None:
    province.sittings[place] = replace(province.sittings[place], **fields)  # type: ignore[arg-type]
    province.injected[kind].add(province.sittings[place].id)


def _rush(province: Province, places: list[int], source: Random) -> None:
    for place in places[:4]:
        began = province.sittings[place].started_at
        ended = began + timedelta(seconds=source.uniform(15, 55))
        _change(
            province, "too_fast", place, submitted_at=ended, has_passed=True,
            is_expired=False,
        )  # fmt: skip


def _copy(province: Province, places: list[int], source: Random) -> None:
    """One of middling knowledge hands the answers on to two to seven others."""

    def right(place: int) -> int:
        answers = province.sittings[place].answers
        return sum(is_right for _, is_right in answers.values())

    first = next(one for one in places if 10 <= right(one) <= 16)
    answers: Answers = province.sittings[first].answers
    others = [one for one in places if one != first]
    for place in [first, *others[: source.randint(2, 7)]]:
        _change(province, "same_answers", place, answers=answers, has_passed=True)


def _share(province: Province, places: list[int], source: Random) -> None:
    for place in places[:15]:
        device = frozenset({f"shared-{places[0]}"})
        _change(province, "one_device", place, devices=device)


def _together(province: Province, places: list[int], source: Random) -> None:
    moment = OPENS + timedelta(minutes=source.randint(0, 14_000))
    for place in places:
        ended = moment + timedelta(seconds=source.uniform(0, 50))
        length = timedelta(seconds=province.sittings[place].seconds)
        _change(
            province, "same_minute", place, started_at=ended - length,
            submitted_at=ended, is_expired=False,
        )  # fmt: skip


def _wander(province: Province, places: list[int], source: Random) -> None:
    for place in places[:4]:
        times = source.randint(12, 40)
        _change(
            province, "left_often", place, left_times=times, left_seconds=times * 6,
            has_passed=True,
        )  # fmt: skip


WAYS = {
    "too_fast": _rush,
    "same_answers": _copy,
    "one_device": _share,
    "same_minute": _together,
    "left_often": _wander,
}
