"""What a lesson's page tells, held against sets of seconds."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.kinds.beat import FASTEST, Beat, is_possible, parse_beats, played_of
from kernel.kinds.span import added, total

CLIP, LENGTH = "a" * 64, 600
SPAN = st.tuples(st.integers(-3, 60), st.integers(-2, 20)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
PLAYED = st.tuples(st.integers(-9, 640), st.integers(0, 60)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
BEAT = st.builds(
    Beat,
    number=st.just(1),
    visible=st.lists(SPAN, max_size=3),
    clips=st.fixed_dictionaries({}, optional={CLIP: st.lists(PLAYED, max_size=3)}),
)


def seconds(spans):
    return {n for start, end in spans for n in range(start, end)}


@given(BEAT, st.integers(0, 40), st.floats(0, 80))
def test_a08_a_beat_is_possible_if_its_seconds_were_there(beat, told_until, elapsed):
    told = [n for start, end in beat.visible for n in range(start, end)]
    there = [n for n in range(told_until, 100) if n + 1 <= elapsed]
    is_whole = all(start < end for start, end in beat.visible)
    played = seconds(beat.clips.get(CLIP, ()))

    is_true = (
        is_whole
        and elapsed >= told_until
        and told == sorted(set(told))
        and set(told) <= set(there)
        and len(played) <= 2 * len(told)
    )

    assert is_possible(beat, told_until, elapsed) is is_true


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(1, 30), BEAT), max_size=12))
def test_a08_no_pages_together_show_more_than_the_time_that_passed(told):
    """Two pages, opened 7 seconds apart, tell whatever they like in any order."""
    opened, until, now = (0, 7), [0, 0], 7
    counted, clips = [], {}

    for page, later, beat in told:
        now += later
        if is_possible(beat, until[page], now - opened[page]):
            until[page] = max([until[page], *(end for _, end in beat.visible)])
            counted += [(opened[page] + s, opened[page] + e) for s, e in beat.visible]
            clips = played_of(clips, beat, {CLIP: LENGTH}, len(seconds(counted)))

    covered = seconds(clips.get(CLIP, ()))
    assert seconds(counted) <= set(range(now))
    assert added([], counted) == len(seconds(counted))
    assert len(covered) <= FASTEST * now
    assert covered <= set(range(LENGTH))


def test_a08_seeking_to_the_end_covers_no_more_than_was_played():
    forged = Beat(1, [(0, 10)], {CLIP: [(0, 600)]})
    honest = Beat(1, [(0, 10)], {CLIP: [(0, 2), (590, 600)]})

    played = played_of({}, honest, {CLIP: 600}, 10)

    assert not is_possible(forged, 0, 10)
    assert is_possible(honest, 0, 10)
    assert 100 * total(played[CLIP]) / 600 <= 5


GOOD = {"number": 1, "visible": [[0, 1]], "clips": {}, "parts": []}


@pytest.mark.parametrize(
    "told",
    [
        None, {}, [None], [{}], [GOOD] * 11, [{**GOOD, "number": 0}],
        [{**GOOD, "number": True}], [{**GOOD, "number": 10**9}],
        [{**GOOD, "visible": [[0, float("nan")]]}], [{**GOOD, "visible": [["0", 1]]}],
        [{**GOOD, "visible": None}], [{**GOOD, "clips": []}], [{**GOOD, "clips": {CLIP: [1]}}],
        [{**GOOD, "parts": [-1]}], [{**GOOD, "parts": [1.5]}], [{**GOOD, "parts": {}}],
    ],
)  # fmt: skip
def test_a08_what_is_no_beat_is_refused(told):
    assert parse_beats(json.loads(json.dumps([GOOD]))) == [
        Beat(1, [(0, 1)], {}, [], [])
    ]
    with pytest.raises(ValueError):  # noqa: PT011 -- it says no more
        parse_beats(told)
