"""Digits by the clock, held against RFC 6238, and what browsers say of themselves."""

import base64
from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from people.kinds.device import device_in_words
from people.kinds.totp import address, digits_of, draw_secret, step_at, step_typed

SECRET = base64.b32encode(b"12345678901234567890").decode()
# RFC 6238, appendix B, SHA-1: the last six of its eight digits.
VECTORS = {
    59: "287082",
    1111111109: "081804",
    1111111111: "050471",
    1234567890: "005924",
    2000000000: "279037",
    20000000000: "353130",
}


@pytest.mark.parametrize(("second", "digits"), VECTORS.items())
def test_d02_digits_are_those_of_the_rfc(second, digits):
    assert digits_of(SECRET, step_at(datetime.fromtimestamp(second, UTC))) == digits


def test_d02_one_step_of_drift_is_taken_and_no_more():
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    now = step_at(moment)

    found = [
        step_typed(SECRET, digits_of(SECRET, now + n), moment) for n in range(-2, 3)
    ]

    assert found == [None, now - 1, now, now + 1, None]


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "١٢٣٤٥٦", "\x00" * 6])
def test_d02_what_is_no_code_is_wrong(typed):
    assert step_typed(SECRET, typed, datetime(2026, 6, 1, tzinfo=UTC)) is None


def test_d02_address_is_what_apps_read():
    secret = draw_secret()

    parts = urlsplit(address(secret, account="DV000123", site="Học tập"))

    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert unquote(parts.path) == "/Học tập:DV000123"
    told = parse_qs(parts.query)
    assert (told["secret"], told["issuer"]) == ([secret], ["Học tập"])
    assert len(base64.b32decode(secret)) == 20


IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
)
ANDROID = "Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140.0 Safari/537.36 Edg/140.0"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (ANDROID, "Chrome trên Android"),
        (IPHONE, "Safari trên iPhone"),
        (EDGE, "Edge trên Windows"),
        ("curl/8", "Thiết bị không rõ"),
        ("", "Thiết bị không rõ"),
    ],
)
def test_d02_device_is_named_as_its_owner_knows_it(agent, words):
    assert device_in_words(agent) == words
