"""What the listeners had, held against the goals and against what is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from live.selectors.attendance import GRACE_SECONDS
from tests.soak.lesson import Stored
from tests.soak.listener import Listener
from tests.soak.play import Blow, Course

STOOD_SECONDS = 2.0  # a socket that stands for so long is asked for a change
LATEST_SECONDS = 20.0  # what comes later never came
REACH_SHARE, NEVER_SHARE = 0.99, 0.01
CROWD_SHARE, CROWD_SECONDS, CROWD_LEAST = 0.5, 3, 20
OVER_SECONDS = 5.0  # a line's end is proven to the second only
SILENT_SECONDS = 45.0  # that a line alone may prove

NEVER = float("inf")

type Span = tuple[float, float]


@dataclass(frozen=True)
class Goals:
    """In seconds: a slide's way, the way back after a kill, what minutes may lack."""

    reach: float = 2.0
    back: float = 20.0
    short: float = 20.0


@dataclass
class Verdict:
    """Figures of one class; ``faults`` are the goals missed, in sentences."""

    sockets: int
    changes: int
    share: float  # of sockets that had a change in time
    worst: float  # of one change
    never: float  # share of them that never had it, however slow the machine
    p50_ms: float
    p99_ms: float
    lost: int  # sockets that the kill cut off
    back_s: float  # the last of them
    told: int  # of those whom the stop sent home, who were told
    home_s: float  # the last of those
    short_s: float  # by how much somebody's minutes are short, at most
    over_s: float
    faults: list[str]

    def row(self) -> dict[str, object]:
        figures = {key: value for key, value in vars(self).items() if key != "faults"}
        return figures | {
            "share": f"{self.share:.2%}",
            "worst": f"{self.worst:.2%}",
            "never": f"{self.never:.2%}",
            "goals": "missed" if self.faults else "kept",
        }


def judge(
    course: Course, stored: Stored, goals: Goals | None = None, tracebacks: int = 0
) -> Verdict:
    """The verdict on a class that is over."""
    goals = goals or Goals()
    shares, late = _reach(course, goals.reach)
    late.sort()
    reached = sum(one <= goals.reach for one in late)
    lost, back = _return_of(course.kill)
    home, gone = _return_of(course.stop)
    told = _told(course.stop)
    off = _minutes(course.listeners, stored)
    verdict = Verdict(
        sockets=len(course.listeners),
        changes=len(course.presses),
        share=reached / len(late) if late else 0.0,
        worst=min(shares, default=0.0),
        never=late.count(NEVER) / len(late) if late else 1.0,
        p50_ms=1000 * _quantile(late, 0.5),
        p99_ms=1000 * _quantile(late, 0.99),
        lost=lost,
        back_s=back,
        told=told,
        home_s=gone,
        short_s=max((-one for one in off), default=0.0),
        over_s=max((one for one in off), default=0.0),
        faults=[],
    )
    verdict.faults += _faults(verdict, course, stored, goals)
    if tracebacks:
        verdict.faults.append(f"{tracebacks} tracebacks in the logs.")
    if home != told:
        verdict.faults.append(f"{home - told} of {home} were sent home without a word.")
    return verdict


def _faults(
    verdict: Verdict, course: Course, stored: Stored, goals: Goals
) -> Iterable[str]:
    if verdict.share < REACH_SHARE:
        share = f"{verdict.share:.2%} within {goals.reach:.0f} s"
        yield f"Slides reached {share}, and not {REACH_SHARE:.0%}."
    if verdict.never > NEVER_SHARE:
        yield f"{verdict.never:.2%} of the slides never came."
    if not verdict.lost:
        yield "Nobody sat in the process that was killed."
    if verdict.back_s > goals.back:
        late = f"{verdict.back_s:.0f} s after the kill"
        yield f"The last was back {late}, and not {goals.back:.0f} s."
    if verdict.short_s > goals.short:
        yield f"Somebody's minutes are {verdict.short_s:.0f} s short."
    if verdict.over_s > OVER_SECONDS:
        yield f"Somebody has {verdict.over_s:.0f} s that were not there."
    if course.refused:
        yield f"{course.refused} presses of the lecturer were not taken."
    yield from _silent(course.listeners, stored)
    yield from _loose_ends(course)


def _loose_ends(course: Course) -> Iterable[str]:
    """What came back in a crowd, showed another slide at the end, or in another order."""
    crowd = _crowd(course.stop)
    if crowd > CROWD_SHARE:
        yield f"{crowd:.0%} of those sent home came back within the same three seconds."
    ending = [one for one in course.listeners if one.stays and not one.guest.away]
    behind = sum(one.slide != course.presses[-1][1] for one in ending)
    if behind:
        yield f"{behind} pages showed another slide at the end."
    disorder = sum(one.heard.disorder for one in course.listeners)
    if disorder:
        yield f"{disorder} slides came in the wrong order."


def _reach(course: Course, seconds: float) -> tuple[list[float], list[float]]:
    """Each change's share within ``seconds``; how late each socket had each change.

    A socket is asked for that stood from the press on for two seconds, on one line.
    """
    shares, all_late = [], []
    for at, number in course.presses:
        late = [
            _lateness(one, at, number)
            for one in course.listeners
            if _stood(one, at, at + STOOD_SECONDS)
        ]
        if late:
            shares.append(sum(x <= seconds for x in late) / len(late))
        all_late += late
    return shares, all_late


def _stood(one: Listener, since: float, until: float) -> bool:
    return any(
        stay.since <= since and (stay.until is None or stay.until >= until)
        for stay in one.stays
    )


def _lateness(one: Listener, at: float, number: int) -> float:
    """Seconds; the same number comes again later, and that is another change."""
    return next(
        (
            when - at
            for when, what in one.heard.slides
            if at <= when < at + LATEST_SECONDS and what == number
        ),
        NEVER,
    )


def _quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[int(share * (len(ordered) - 1))] if ordered else 0.0


def _return_of(blow: Blow | None) -> tuple[int, float]:
    """How many were cut off, and how long after the last of them was in again."""
    if blow is None or not blow.lost:
        return 0, 0.0
    return len(blow.lost), max(_back(one, blow.at) for one in blow.lost)


def _back(one: Listener, at: float) -> float:
    return next((x.since - at for x in one.stays if x.since > at), NEVER)


def _told(blow: Blow | None) -> int:
    """Who heard that the process stops; the code at the end may be cut off with the line."""
    return sum(x.was_told for one in blow.lost for x in one.stays) if blow else 0


def _crowd(blow: Blow | None) -> float:
    """The largest share of those sent home that knocked again within three seconds."""
    if blow is None or len(blow.lost) < CROWD_LEAST:
        return 0.0
    firsts = [
        next((at for at in one.tries if at > blow.at), NEVER) for one in blow.lost
    ]
    return max(
        sum(first <= at < first + CROWD_SECONDS for at in firsts) / len(firsts)
        for first in firsts
    )


def _minutes(listeners: Iterable[Listener], stored: Stored) -> list[float]:
    """By how much each person's stored seconds exceed, or fall short of, the truth.

    Gaps of at most the grace may be counted and need not be.
    """
    off = []
    for person, spans in _spans(listeners, silent=False).items():
        least = _length(_taught(spans, stored))
        most = _length(_taught(_bridged(spans), stored))
        has = stored.seconds.get(person, 0)
        off.append(has - most if has > most else min(0.0, has - least))
    return off


def _silent(listeners: Iterable[Listener], stored: Stored) -> Iterable[str]:
    for person, spans in _spans(listeners, silent=True).items():
        has = stored.seconds.get(person, 0)
        proven = [(since, min(until, since + SILENT_SECONDS)) for since, until in spans]
        if has > _length(_taught(_bridged(proven), stored)) + OVER_SECONDS:
            yield f"A line that never said a word has {has} s."


def _spans(listeners: Iterable[Listener], *, silent: bool) -> dict[int, list[Span]]:
    """When each person was in, on any device."""
    found: dict[int, list[Span]] = {}
    for one in listeners:
        if one.guest.is_silent != silent:
            continue
        mine = found.setdefault(one.guest.person, [])
        mine += [(stay.since, stay.until or stay.since) for stay in one.stays]
    return {person: _joined(spans, 0.0) for person, spans in found.items()}


def _taught(spans: Sequence[Span], stored: Stored) -> list[Span]:
    """The parts of ``spans`` in which it was taught."""
    clipped = [(max(a, stored.since), min(b, stored.until)) for a, b in spans]
    return [(since, until) for since, until in clipped if until > since]


def _bridged(spans: Sequence[Span]) -> list[Span]:
    return _joined(spans, GRACE_SECONDS)


def _joined(spans: Sequence[Span], gap: float) -> list[Span]:
    joined: list[Span] = []
    for since, until in sorted(spans):
        if joined and since <= joined[-1][1] + gap:
            joined[-1] = (joined[-1][0], max(until, joined[-1][1]))
        else:
            joined.append((since, until))
    return joined


def _length(spans: Iterable[Span]) -> float:
    return sum(until - since for since, until in spans)
