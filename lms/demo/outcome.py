"""Who did what in a campaign: decided by chance, within believable bounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

JUST_SHORT = (0.9799, 0.98)  # shown as 97,99 %, and not enough
RESULTS = {
    10: 22,
    9: 22,
    8: 18,
    7: 13,
    6: 9,
    5: 6,
    4: 5,
    3: 3,
    2: 1,
    1: 1,
}  # tenths -> weight


@dataclass(frozen=True)
class Done:
    """What one learner did. ``stage``: activities completed in order."""

    stage: int
    grade: str  # of the participation; "" if there is none
    tenths: int | None = None  # result of the test


@dataclass(frozen=True)
class Listed:
    """A learner on a list: the committee above, and whether the rate counts them."""

    person_id: int
    committee: str
    is_counted: bool
    has_account: bool


def finished(
    source: Random, people: Sequence[Listed], activities: int
) -> Mapping[int, Done]:
    """A campaign that is over: nearly everybody took part, by committee with variance.

    One committee, where the numbers allow it, ends at 97.99 %; a tenth stay under 98 %.
    """
    by_committee: dict[str, list[Listed]] = {}
    for one in people:
        by_committee.setdefault(one.committee, []).append(one)
    outcome: dict[int, Done] = {}
    is_short_used = False
    for members in by_committee.values():
        counted = [one for one in members if one.is_counted]
        least = _just_short(len(counted)) if not is_short_used else None
        is_short_used = is_short_used or least is not None
        taking = least if least is not None else round(len(counted) * _share(source))
        absent = set(_absent(source, counted, len(counted) - taking))
        for one in members:
            stays_away = (
                one.person_id in absent if one.is_counted else source.random() < 0.3
            )
            outcome[one.person_id] = (
                Done(0, "") if stays_away else _took_part(source, one, activities)
            )
    return outcome


def under_way(
    source: Random, people: Sequence[Listed], activities: int
) -> Mapping[int, Done]:
    """A campaign in its middle: by committee a third to nine tenths have begun."""
    pace: dict[str, float] = {}
    outcome = {}
    for one in people:
        speed = pace.setdefault(one.committee, source.uniform(0.35, 0.9))
        if not one.has_account or source.random() > speed:
            outcome[one.person_id] = Done(0, "")
            continue
        stage = activities if source.random() < speed else source.randint(1, activities)
        outcome[one.person_id] = reached(source, stage, activities)
    return outcome


def result(source: Random) -> int:
    return source.choices(list(RESULTS), weights=list(RESULTS.values()))[0]


def _share(source: Random) -> float:
    """The share of a committee that takes part: mostly above the target."""
    if source.random() < 0.1:
        return source.uniform(0.955, 0.9795)
    return min(1.0, source.uniform(0.983, 1.003))


def _just_short(counted: int) -> int | None:
    """How many must take part to end at 97.99 %; None if no number does it."""
    least, most = JUST_SHORT
    for taking in range(int(counted * least), counted):
        if least <= taking / counted < most:
            return taking
    return None


def _absent(source: Random, people: Sequence[Listed], count: int) -> list[int]:
    """Who stays away: those without an account four times as likely."""
    weighted = sorted(
        people,
        key=lambda one: source.random() * (0.25 if not one.has_account else 1),
    )
    return [one.person_id for one in weighted[:count]]


def _took_part(source: Random, one: Listed, activities: int) -> Done:
    if not one.has_account:
        return Done(0, "B" if source.random() < 0.85 else "D")
    drawn = source.random()
    if drawn < 0.02:
        return Done(0, "B")
    stage = activities - 1 if drawn < 0.05 else activities
    return reached(source, stage, activities)


def reached(source: Random, stage: int, activities: int) -> Done:
    """Somebody who has come to ``stage``; past the last lesson there is a result."""
    grade = "A" if stage >= activities - 1 else ""
    tenths = result(source) if stage == activities else None
    return Done(stage, grade, tenths)


def well_done(activities: int) -> Done:
    """Somebody who has studied everything and knows nearly all of it."""
    return Done(activities, "A", 9)
