"""Addresses of LiveKit's page; their tokens verified apart from our own code."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from live.media.backend import Guest, Meeting
from live.media.livekit import LIVEKIT
from tests.live.foreign import LIVEKIT_KEY, LIVEKIT_SECRET, livekit_claims

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
MEETING = Meeting("5f" * 20, "Học tập & quán triệt")
MEMBER = Guest('Nguyễn "Ba" Thị #Hạnh', "member 3f2c")
INVITED = replace(MEMBER, may_speak=True)
LECTURER = Guest("Lê Văn Sáu", "lecturer 6", is_moderator=True)
SOCKETS = "wss://video.tinh.example"
# Claims written by hand, the signature by openssl dgst -sha256 -mac HMAC.
GOLDEN = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJBUElob2N0YXAiLCJzdWIiOiJkOTkxOGE"
    "0Zjc1MTFjZGI0ODY0MWM0MzdlZTZhMDk1MDdlMjQwOGU0IiwibmFtZSI6Ik5ndXnhu4VuIFwiQmFcIiB"
    "UaOG7iyAjSOG6oW5oIiwibmJmIjoxNzgwMzE1MTQwLCJleHAiOjE3ODAzMTU4MDAsInZpZGVvIjp7InJ"
    "vb20iOiI1ZjVmNWY1ZjVmNWY1ZjVmNWY1ZjVmNWY1ZjVmNWY1ZjVmNWY1ZjVmIiwicm9vbUpvaW4iOnR"
    "ydWUsInJvb21BZG1pbiI6ZmFsc2UsImNhblB1Ymxpc2giOmZhbHNlLCJjYW5QdWJsaXNoRGF0YSI6ZmF"
    "sc2UsImNhblN1YnNjcmliZSI6dHJ1ZX19.aC_NEO47iCfLCaXHcvrEoKr3AAEFeszF5CScKRazyxQ"
)


@pytest.fixture(autouse=True)
def _set_up(settings):
    settings.SECRET_KEY = "x" * 60
    settings.LIVEKIT_PAGE = "https://hop.tinh.example/"
    settings.LIVEKIT_URL = f"{SOCKETS}/"
    settings.LIVEKIT_KEY, settings.LIVEKIT_SECRET = LIVEKIT_KEY, LIVEKIT_SECRET


def _enters(guest, meeting=MEETING):
    return LIVEKIT.server.entrance(meeting, guest, NOON)


@pytest.mark.parametrize(
    ("guest", "speaks", "leads", "seconds"),
    [
        (MEMBER, False, False, 600),
        (INVITED, True, False, 120),
        (LECTURER, True, True, 600),
    ],
)
def test_a10_token_is_for_one_room_and_says_what_each_may_do(
    guest, speaks, leads, seconds
):
    claims = livekit_claims(_enters(guest))

    name = claims.pop("sub")
    assert len(name) == 40
    assert claims == {
        "iss": LIVEKIT_KEY,
        "name": guest.name,
        "nbf": NOON.timestamp() - 60,
        "exp": NOON.timestamp() + seconds,
        "video": {
            "room": MEETING.room,
            "roomJoin": True,
            "roomAdmin": leads,
            "canPublish": speaks,
            "canPublishData": speaks,
            "canSubscribe": True,
        },
    }


def test_a10_token_is_the_one_that_openssl_makes():
    (token,) = parse_qs(urlsplit(_enters(MEMBER)).query)["token"]

    assert token == GOLDEN


def test_a10_page_is_asked_with_sockets_and_token_and_nothing_else():
    parts = urlsplit(_enters(MEMBER))

    told = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, parts.netloc) == ("https", "hop.tinh.example")
    assert (parts.path, parts.fragment) == ("/custom", "")
    assert told.keys() == {"liveKitUrl", "token"}
    assert told["liveKitUrl"] == [SOCKETS]


def test_a10_page_may_stand_below_a_folder(settings):
    settings.LIVEKIT_PAGE = "https://tinh.example/hop"

    assert _enters(MEMBER).startswith("https://tinh.example/hop/custom?liveKitUrl=")
    assert LIVEKIT.server.origin == "https://tinh.example"


def test_a10_who_it_is_is_told_by_a_name_of_this_room_alone():
    other = Meeting("a0" * 20, MEETING.title)
    found = [
        livekit_claims(_enters(guest, meeting))["sub"]
        for guest in (MEMBER, LECTURER)
        for meeting in (MEETING, other)
    ]

    assert len(set(found)) == 4
    assert livekit_claims(_enters(INVITED))["sub"] == found[0]
    assert not [one for one in found if "3f2c" in one]


def test_a10_token_of_another_secret_is_none(settings):
    settings.LIVEKIT_SECRET = "khoá khác"

    with pytest.raises(ValueError, match="signature"):
        livekit_claims(_enters(MEMBER))
