"""Playlists, and where a moment is in a recording."""

from datetime import timedelta

import pytest

from live.kinds.playlist import Entry, place_of, playlist
from tests.factories import NOON

ENTRIES = [
    Entry(7, 0, 2.0, NOON),
    Entry(8, 0, 2.1, NOON + timedelta(seconds=2)),
    Entry(9, 1, 1.5, NOON + timedelta(minutes=1)),
]


def test_playlist_tells_a_new_recording_by_a_discontinuity():
    assert playlist(ENTRIES, "v").splitlines() == [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        "#EXT-X-TARGETDURATION:2",
        "#EXT-X-MEDIA-SEQUENCE:7",
        "#EXT-X-DISCONTINUITY-SEQUENCE:0",
        '#EXT-X-MAP:URI="i0v.mp4"',
        "#EXT-X-PROGRAM-DATE-TIME:2026-06-01T12:00:00.000Z",
        "#EXTINF:2.000,",
        "7v.m4s",
        "#EXT-X-PROGRAM-DATE-TIME:2026-06-01T12:00:02.000Z",
        "#EXTINF:2.100,",
        "8v.m4s",
        "#EXT-X-DISCONTINUITY",
        '#EXT-X-MAP:URI="i1v.mp4"',
        "#EXT-X-PROGRAM-DATE-TIME:2026-06-01T12:01:00.000Z",
        "#EXTINF:1.500,",
        "9v.m4s",
    ]


def test_playlist_of_a_recording_has_its_end():
    lines = playlist(ENTRIES, "a", is_over=True).splitlines()

    assert lines[6] == "#EXT-X-PLAYLIST-TYPE:VOD"
    assert lines[-1] == "#EXT-X-ENDLIST"


@pytest.mark.parametrize(
    ("after", "place"),
    [(-5, 0.0), (1, 1.0), (3, 3.0), (30, 4.1), (61, 5.1), (99, 5.6)],
    ids=["before", "first", "second", "in the gap", "second run", "after the end"],
)
def test_place_of_a_moment(after, place):
    assert place_of(ENTRIES, NOON + timedelta(seconds=after)) == pytest.approx(place)
