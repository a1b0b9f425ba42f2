"""The harness's own judgement: each kind of loss is seen, and nothing sound is blamed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.soak import listener as page
from tests.soak.lesson import Stored
from tests.soak.listener import Guest, Listener, Stay
from tests.soak.play import Blow, Course
from tests.soak.verdict import judge

SCRIPT = Path(__file__).parents[2] / "static" / "live" / "room_socket.js"
KILL, STOP, END = 300.0, 600.0, 1000.0


def listener(person: int, *stays: Stay, silent: bool = False) -> Listener:
    guest = Guest(person, "", "", f"may-{person}", is_silent=silent)
    one = Listener(guest, "", [1, 2], 3, seed=person)
    one.stays = list(stays)
    one.tries = [stay.since - 0.1 for stay in stays]
    one.heard.slides = [(at + 0.1, number) for at, number in presses()]
    return one


def presses() -> list[tuple[float, int]]:
    return [(at, at % 7) for at in range(4, 1000, 4)]


def sound() -> tuple[Course, Stored]:
    """Two killed and back, one sent home, one untouched on two devices, one silent."""
    killed = [
        listener(n, Stay(-5, KILL, 1006), Stay(KILL + 5, END + 1)) for n in (1, 2)
    ]
    told = Stay(-5, STOP, 1012, was_told=True)
    sent = listener(3, told, Stay(STOP + 9, END + 1))
    twice = [listener(4, Stay(-5, END + 1)) for _ in range(2)]
    silent = listener(5, Stay(-5, END + 1), silent=True)
    course = Course([*killed, sent, *twice, silent], presses())
    course.kill, course.stop = Blow(KILL, killed), Blow(STOP, [sent])
    return course, Stored(0, END, {1: 1000, 2: 995, 3: 1000, 4: 1000, 5: 30})


def test_a10_a12_sound_class_is_sound() -> None:
    verdict = judge(*sound())

    assert verdict.faults == []
    assert (verdict.lost, verdict.told) == (2, 1)
    assert (verdict.back_s, verdict.home_s, verdict.never) == (5, 9, 0)
    assert round(verdict.p99_ms) == 100


def _late(course: Course, stored: Stored) -> None:
    course.listeners[0].heard.slides = [(at + 2.5, n) for at, n in presses()]


def _lost(course: Course, stored: Stored) -> None:
    course.listeners[4].heard.slides[50:60] = []
    course.listeners[3].heard.slides[50:70] = []


def _stays_away(course: Course, stored: Stored) -> None:
    course.listeners[1].stays.pop()


def _short(course: Course, stored: Stored) -> None:
    stored.seconds[1] = 970


def _twice(course: Course, stored: Stored) -> None:
    course.listeners[3].stays = course.listeners[4].stays = [Stay(-5, 400)]
    stored.seconds[4] = 800


def _silent(course: Course, stored: Stored) -> None:
    stored.seconds[5] = 1000


def _untold(course: Course, stored: Stored) -> None:
    course.listeners[2].stays[0].was_told = False


def _behind(course: Course, stored: Stored) -> None:
    course.listeners[2].heard.slides.append((999.0, 70))


def _disorder(course: Course, stored: Stored) -> None:
    course.listeners[2].heard.disorder = 1


def _crowd(course: Course, stored: Stored) -> None:
    assert course.stop is not None
    course.stop.lost *= 20


@pytest.mark.parametrize(
    ("breaks", "word"),
    [
        (_late, "within 2 s"), (_lost, "never came"), (_stays_away, "was back inf"),
        (_short, "short"), (_twice, "were not there"), (_silent, "never said"),
        (_untold, "without a word"), (_behind, "another slide"),
        (_disorder, "wrong order"), (_crowd, "within the same three seconds"),
    ],
)  # fmt: skip
def test_a10_a12_no_fault_passes_for_sound(
    breaks: Callable[[Course, Stored], None], word: str
) -> None:
    course, stored = sound()

    breaks(course, stored)

    assert any(word in one for one in judge(course, stored).faults)


def test_a10_listeners_come_back_as_the_page_does() -> None:
    """The figures of the script, in thousandths, are those of the harness."""
    told = dict(
        re.findall(r"^const (\w+) = ([\d_]+);", SCRIPT.read_text(), re.MULTILINE)
    )
    waits = ("FIRST_WAIT", "LONGEST_WAIT", "HERE_EVERY", "TOO_MANY_WAIT")

    assert {name: int(told[name]) / 1000 for name in waits} == {
        name: getattr(page, name) for name in waits
    }
    assert [int(told[name]) for name in ("NO_TICKET", "FOR_GOOD", "TOO_MANY")] == [
        page.NO_TICKET, page.FOR_GOOD, page.TOO_MANY,
    ]  # fmt: skip
