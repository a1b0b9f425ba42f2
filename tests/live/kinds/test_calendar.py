"""Calendar files by RFC 5545."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as some

from live.kinds.calendar import CalendarEvent, calendar_of, escaped, folded
from tests.factories import NOON


def _event(**more):
    told = {
        "uid": "1@hoc-tap",
        "sequence": 2,
        "starts_at": NOON,
        "ends_at": NOON + timedelta(minutes=90),
        "changed_at": NOON - timedelta(days=1),
        "title": "Hội nghị",
    }
    return CalendarEvent(**told | more)


def test_a10_calendar_file_says_when_and_which_edition():
    told = calendar_of("Của tôi", [_event(url="http://x.vn/a")])

    assert told.decode().split("\r\n") == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hoc tap//Live sessions//VI",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Của tôi",
        "BEGIN:VEVENT", "UID:1@hoc-tap", "SEQUENCE:2", "DTSTAMP:20260531T120000Z",
        "DTSTART:20260601T120000Z", "DTEND:20260601T133000Z", "SUMMARY:Hội nghị",
        "URL:http://x.vn/a", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip


def test_text_is_escaped_and_ends_no_line():
    told = "a, b; c\\d\r\nBEGIN:VEVENT\x00\x07"

    assert escaped(told) == "a\\, b\\; c\\\\d\\nBEGIN:VEVENT  "


@given(some.text(max_size=400))
def test_lines_have_at_most_75_octets_and_unfold_to_what_they_were(text):
    line = f"SUMMARY:{escaped(text)}"

    told = folded(line)

    pieces = told.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    for piece in pieces:
        piece.decode()  # no letter is cut
    whole = told.removesuffix(b"\r\n").replace(b"\r\n ", b"")
    assert whole == line.encode("utf-8", "replace")
