"""Marks of clerks' devices: any order, repetition, split and clock give one state."""

import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from live.kinds.roll import Mark, RollMark, fold, reckoned

START = datetime(2026, 6, 1, 1, tzinfo=UTC)
DEVICES = 30


class Device:
    """A clerk's device whose own clock is ``skew`` wrong, as the page behaves."""

    def __init__(self, number: int, skew: timedelta) -> None:
        self.uid = UUID(int=number)
        self.skew = skew
        self.loaded_server = START
        self.loaded_device = START + skew
        self.sequence = 0
        self.counter = 0

    def mark(self, kind: str, about: str, value: object, true: datetime) -> RollMark:
        self.sequence += 1
        self.counter += 1
        return RollMark(
            uid=UUID(int=self.uid.int * 10_000 + self.sequence),
            device=self.uid,
            sequence=self.sequence,
            counter=self.counter,
            kind=kind,
            about=about,
            value=value,
            at=reckoned(
                server_then=self.loaded_server,
                device_then=self.loaded_device,
                device_now=true + self.skew,
            ),
        )


def _marks(source: random.Random, skews: list[timedelta]) -> list[RollMark]:
    devices = [Device(n + 1, skew) for n, skew in enumerate(skews)]
    marks = []
    for step in range(120):
        device = source.choice(devices)
        kind = source.choice(list(Mark))
        value: object = source.choice([True, False])
        if kind in {Mark.REASON, Mark.GUEST}:
            value = source.choice(["", "Ốm", "Công tác"])
        if kind == Mark.COUNT:
            value = source.randrange(200)
        at = START + timedelta(seconds=step)
        marks.append(device.mark(kind, f"p{source.randrange(12)}", value, at))
    return marks


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_b03_any_order_and_repetition_of_thirty_devices_gives_one_roll(seed, order):
    source = random.Random(seed)
    day = timedelta(days=1)
    skews = [source.uniform(-1, 1) * day for _ in range(DEVICES)]
    marks = _marks(source, skews)

    shuffled = [*marks, *random.Random(order).choices(marks, k=60)]
    random.Random(order + 1).shuffle(shuffled)

    assert fold(shuffled) == fold(marks)


def test_b03_a_clock_that_is_a_day_wrong_changes_nothing():
    day = timedelta(days=1)
    right = _marks(random.Random(7), [timedelta(0)] * DEVICES)
    wrong = _marks(random.Random(7), [day if n % 2 else -day for n in range(DEVICES)])

    assert fold(wrong) == fold(right)


def test_a11_later_mark_of_two_devices_stands_and_the_log_keeps_both():
    first, second = Device(1, timedelta(0)), Device(2, timedelta(0))
    yes = first.mark(Mark.OPENING, "p1", value=True, true=START)
    second.counter = yes.counter  # it has seen the first
    no = second.mark(Mark.OPENING, "p1", value=False, true=START)

    assert fold([no, yes]).seats["p1"].opening is None
    assert fold([yes]).seats["p1"].opening == START


def test_roll_tells_since_when_reasons_guests_and_counts():
    one = Device(1, timedelta(0))
    later = START + timedelta(hours=2)
    marks = [
        one.mark(Mark.CLOSING, "p1", value=True, true=later),
        one.mark(Mark.OPENING, "p1", value=True, true=START),
        one.mark(Mark.REASON, "p2", "Ốm", START),
        one.mark(Mark.GUEST, "k1", "Bà Tư", START),
        one.mark(Mark.GUEST, "k2", "", START),
        one.mark(Mark.COUNT, "opening", 62, START),
    ]

    roll = fold(marks)

    assert roll.seats["p1"].since == START
    assert roll.seats["p2"].since is None
    assert roll.seats["p2"].reason == "Ốm"
    assert (roll.guests, roll.counts) == ({"k1": "Bà Tư"}, {"opening": 62})
