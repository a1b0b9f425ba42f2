"""Cutting what a browser records: whatever comes, in whatever pieces."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live.kinds.mp4 import BadMedia
from live.kinds.packager import LARGEST_PENDING, Segment, Stream, cut, stream_of
from tests.live.mp4 import box, fragment, init, numbers, recording


def _begun(data: bytes) -> tuple[Stream, bytes]:
    begun = stream_of(data)
    assert begun is not None
    return begun[0], data[begun[1] :]


def _cut(stream: Stream, pieces: list[bytes]) -> list[Segment]:
    segments, waiting = [], b""
    for one in pieces:
        more, waiting = cut(stream, waiting + one)
        segments += more
    more, waiting = cut(stream, waiting, is_last=True)
    assert waiting == b""
    return segments + more


def test_cut_gives_a_segment_each_two_seconds_with_and_without_pictures():
    stream, data = _begun(recording(6))

    segments, rest = cut(stream, data)

    assert [(one.start, one.seconds) for one in segments] == [(0, 2), (2, 2), (4, 2)]
    assert rest == b""
    assert b"".join(one.video for one in segments) == data
    sound, heard = _begun(stream.sound_init + segments[1].audio)
    assert not sound.has_video
    assert cut(sound, heard, is_last=True)[0][0].seconds == 2
    assert segments[1].audio.endswith(b"C" * 20)  # of the second track alone
    assert b"B" * 20 not in segments[1].audio


def test_cut_joins_short_fragments_and_keeps_what_waits():
    stream, data = _begun(recording(5, every=0.5))

    segments, rest = cut(stream, data)

    assert [one.seconds for one in segments] == [2, 2]
    assert cut(stream, rest, is_last=True)[0][0].start == 4


def test_cut_waits_for_a_key_frame():
    parts = [
        fragment(n, n - 1, (1, "video", 20, 1000), (2, "sound", 50, 960), is_key=key)
        for n, key in enumerate((True, False, False, True, False), start=1)
    ]
    stream, _rest = _begun(init("video", "sound"))

    segments, rest = cut(stream, b"".join(parts))

    assert [one.seconds for one in segments] == [3]
    assert rest == b"".join(parts[3:])


def test_picture_that_has_gone_ends_with_an_empty_run():
    """As Chromium ends a recording when the screen is not shared any more."""
    whole = fragment(1, 0, (1, "video", 40, 1000), (2, "sound", 100, 960))
    gone = fragment(2, 2, (1, "video", 0, 1000), (2, "sound", 20, 960))
    empty = fragment(3, 2.4, (1, "video", 0, 1000), (2, "sound", 0, 960))
    stream, _rest = _begun(init("video", "sound"))

    segments, rest = cut(stream, whole + gone + empty)

    assert [one.seconds for one in segments] == [2]
    assert rest == gone + empty


def test_sound_alone_has_no_pictures():
    stream, data = _begun(recording(4, video=False))

    segments, _rest = cut(stream, data)

    assert [one.video for one in segments] == [b"", b""]
    assert segments[0].audio + segments[1].audio == data


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 900), min_size=1, max_size=60), st.booleans())
def test_pieces_may_be_torn_anywhere(lengths, video):
    stream, data = _begun(recording(8, video=video))
    whole = _cut(stream, [data])
    pieces, at = [], 0
    for length in lengths:
        pieces.append(data[at : at + length])
        at += length
    pieces.append(data[at:])

    assert _cut(stream, pieces) == whole


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_garbage_is_bad_media_or_waits(data):
    for text in (data, init("video", "sound") + data):
        try:
            begun = stream_of(text)
            if begun is not None:
                cut(begun[0], text[begun[1] :], is_last=True)
        except BadMedia:
            pass


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_changed_bytes_are_bad_media_or_are_cut(data):
    recorded = bytearray(recording(4, video=data.draw(st.booleans())))
    for _change in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(recorded) - 1))
        recorded[at] = data.draw(st.sampled_from([0, 1, 7, 8, 127, 128, 255]))
    try:
        begun = stream_of(bytes(recorded))
        if begun is not None:
            for one in cut(begun[0], bytes(recorded[begun[1] :]), is_last=True)[0]:
                assert one.seconds > 0
                assert one.audio
    except BadMedia:
        pass


@pytest.mark.parametrize(
    "data",
    [
        box("moof", box("mfhd", numbers(0, 1))),
        box("evil", b"x"),
        numbers(0) + b"mdat",
        numbers(0x7FFFFFFF) + b"moov",
        init("video"),
        init("sound", "sound"),
        init("video", "video", "sound"),
        init("sound").replace(b"Opus", b"ac-3"),
        init("sound").replace(numbers(48_000), numbers(0)),
    ],
    ids=[
        "no initialisation", "unknown box", "without length", "too large", "no sound",
        "two sounds", "two pictures", "codec", "scale of nought",
    ],
)  # fmt: skip
def test_what_cannot_be_played_is_refused(data):
    with pytest.raises(BadMedia):
        stream_of(data)


def test_too_much_without_a_segment_is_refused():
    stream, _rest = _begun(init("sound"))

    with pytest.raises(BadMedia):
        cut(stream, bytes(LARGEST_PENDING + 1))
