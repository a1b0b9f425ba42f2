"""Playlists of HLS, from the segments that there are.

Source: RFC 8216, 4.3.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LEAST_TARGET = 2


@dataclass(frozen=True)
class Entry:
    """A segment: its number in the session; ``run``: of the recording it belongs to."""

    number: int
    run: int
    seconds: float
    at: datetime
    has_video: bool = False


def init_name(run: int, kind: str) -> str:
    """The file of a run's initialisation; ``kind`` is v (with pictures) or a (sound)."""
    return f"i{run}{kind}.mp4"


def segment_name(number: int, kind: str) -> str:
    return f"{number}{kind}.m4s"


def playlist(
    entries: Sequence[Entry], kind: str, *, target: int = 0, is_over: bool = False
) -> str:
    """The playlist of ``entries``, which come in their order; ``target``: at least."""
    longest = max((one.seconds for one in entries), default=0.0)
    target = max(LEAST_TARGET, target, math.floor(longest + 0.5))
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f"#EXT-X-TARGETDURATION:{target}",
        f"#EXT-X-MEDIA-SEQUENCE:{entries[0].number if entries else 0}",
        f"#EXT-X-DISCONTINUITY-SEQUENCE:{entries[0].run if entries else 0}",
    ]
    if is_over:
        lines.append("#EXT-X-PLAYLIST-TYPE:VOD")
    run: int | None = None
    for one in entries:
        if one.run != run:
            if run is not None:
                lines.append("#EXT-X-DISCONTINUITY")
            lines.append(f'#EXT-X-MAP:URI="{init_name(one.run, kind)}"')
            run = one.run
        lines += [
            f"#EXT-X-PROGRAM-DATE-TIME:{_moment(one.at)}",
            f"#EXTINF:{one.seconds:.3f},",
            segment_name(one.number, kind),
        ]
    if is_over:
        lines.append("#EXT-X-ENDLIST")
    return "\n".join([*lines, ""])


def place_of(entries: Sequence[Entry], moment: datetime) -> float:
    """Seconds of the recording at which ``moment`` is heard, or the next thing after it."""
    passed = 0.0
    for one in entries:
        if moment < one.at + timedelta(seconds=one.seconds):
            inside = (moment - one.at).total_seconds()
            return passed + min(max(inside, 0.0), one.seconds)
        passed += one.seconds
    return passed


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
