"""What a lesson's page tells of being studied, and what of it is possible.

A page opens a sitting and tells beats in it, numbered from 1: which seconds of the
sitting's clock (0 is when the server opened it) it was on a visible screen, what was
played of the clips in them, which parts of the text were reached. A beat is told again
word for word until it is answered, so its number says whether it counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.db import models
from django.utils.translation import gettext_lazy as _

from kernel.kinds.span import Span, joined, parse_spans, total, within

FASTEST = 2  # of a clip's player
MOST_BEATS = 10  # in one message
MOST_CLIPS = 20
MOST_PARTS = 500
MOST_CHECKS = 50
MISSED_PAUSE = 3  # so many missed check questions stop the clock
GREATEST = 1_000_000  # of any number that is told


class Device(models.TextChoices):
    PHONE = "phone", _("Phone")
    TABLET = "tablet", _("Tablet")
    COMPUTER = "computer", _("Computer")


@dataclass(frozen=True)
class Beat:
    """One message of a page.

    ``clips``: what was played of each, by the hash of its file; ``parts``: numbers from
    0; ``missed``: uids of check questions that were passed over without an answer.
    """

    number: int
    visible: Sequence[Span]
    clips: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    parts: Sequence[int] = ()
    missed: Sequence[str] = ()


def parse_beats(told: object) -> list[Beat]:
    """The beats of a message.

    Raises:
        ValueError: they are not of this shape.
    """
    if not isinstance(told, list) or len(told) > MOST_BEATS:
        raise ValueError
    return [_parsed(one) for one in told]


def _parsed(told: object) -> Beat:
    if not isinstance(told, dict):
        raise ValueError  # noqa: TRY004 -- the message is wrong, not the program
    number, clips, parts = told.get("number"), told.get("clips"), told.get("parts")
    if type(number) is not int or not 0 < number <= GREATEST:
        raise ValueError
    if not isinstance(clips, dict) or len(clips) > MOST_CLIPS:
        raise ValueError
    if not isinstance(parts, list) or len(parts) > MOST_PARTS:
        raise ValueError
    if any(type(one) is not int or not 0 <= one < MOST_PARTS for one in parts):
        raise ValueError
    missed = told.get("missed", [])
    if not isinstance(missed, list) or len(missed) > MOST_CHECKS:
        raise ValueError
    if any(not isinstance(one, str) for one in missed):
        raise ValueError
    played = {name: parse_spans(spans) for name, spans in clips.items()}
    return Beat(number, parse_spans(told.get("visible")), played, parts, missed)


def is_possible(beat: Beat, told_until: int, elapsed: float) -> bool:
    """Whether ``beat`` can be true.

    It tells only of time after what its sitting has told and not after now, in order;
    and no more was played than that time holds at the fastest speed.

    Args:
        told_until: second of the sitting's clock up to which it has told.
        elapsed: seconds that the sitting is old, by the server's clock.
    """
    ends = [(told_until, told_until), *beat.visible, (int(elapsed), int(elapsed))]
    in_order = all(one[1] <= two[0] for one, two in pairwise(ends))
    if not in_order or any(start >= end for start, end in beat.visible):
        return False
    played = sum(total(joined(spans)) for spans in beat.clips.values())
    return played <= FASTEST * total(beat.visible)


def played_of(
    known: Mapping[str, Sequence[Sequence[int]]],
    beat: Beat,
    lengths: Mapping[str, int],
    visible: int,
) -> dict[str, list[Span]]:
    """``known`` with what ``beat`` has played, if ``visible`` seconds in all allow it.

    Two pages at once may each tell what is possible; together they had the screen's time
    once only. What does not fit into that, and clips that are not of the lesson, go.
    """
    before = {name: joined(spans) for name, spans in known.items()}
    after = before | {
        name: joined([*before.get(name, ()), *within(beat.clips[name], length)])
        for name, length in lengths.items()
        if beat.clips.get(name)
    }
    covered = sum(total(spans) for spans in after.values())
    return after if covered <= FASTEST * visible else before
