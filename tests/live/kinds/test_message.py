"""Messages from outside: nothing raises, everything has its answer."""

import pytest

from live.kinds.message import BadMessage, Pace, parse
from live.kinds.ticket import Ticket, read, write


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        ("NaN", "not_json"),
        ('{"type": Infinity}', "not_json"),
        ("[" * 16_000, "not_json"),
        ('{"type":"x","a":' + "[" * 12 + "]" * 12 + "}", "too_deep"),
        ("[]", "no_type"),
        ('"x"', "no_type"),
        ('{"type": 3}', "no_type"),
        ('{"kind": "here"}', "no_type"),
    ],
)
def test_parse_refuses_garbage(text, reason):
    assert parse(text) == BadMessage(reason)


def test_parse_takes_an_object_with_a_type():
    assert parse('{"type": "here"}') == {"type": "here"}


def test_pace_allows_twenty_in_ten_seconds():
    pace = Pace()

    heard = [pace.allows(0.1 * n) for n in range(21)]

    assert heard == [True] * 20 + [False]
    assert pace.allows(13.0)


def test_ticket_is_read_for_ten_minutes_and_only_if_it_is_ours(noon):
    ticket = Ticket(session="s", user=3, part="member", mark="m")
    text = write(ticket)

    assert read(text) == ticket
    assert read(text[:-1] + ("A" if text[-1] != "A" else "B")) is None
    noon.shift(601)
    assert read(text) is None
