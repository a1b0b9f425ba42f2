"""Addresses of rooms on a Jitsi server; their tokens verified by openssl."""

import base64
import json
import subprocess
from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from live.media.backend import Guest, Meeting
from live.media.jitsi import JITSI

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
SECRET = "khoá chung của máy chủ"
MEETING = Meeting("5f" * 20, "Học tập & quán triệt")
MEMBER = Guest('Nguyễn "Ba" Thị #Hạnh', "3")
LECTURER = Guest("Lê Văn Sáu", "6", is_moderator=True)


@pytest.fixture(autouse=True)
def _set_up(settings):
    settings.JITSI_URL = "https://meet.tinh.example/"
    settings.JITSI_APP_ID, settings.JITSI_SECRET = "hoc-tap", SECRET


def _decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _claims(address):
    """What the token says, once openssl has counted its signature again."""
    told, _, mark = parse_qs(urlsplit(address).query)["jwt"][0].rpartition(".")
    key = f"hexkey:{SECRET.encode().hex()}"
    right = subprocess.run(
        ["openssl", "dgst", "-sha256", "-mac", "HMAC", "-macopt", key, "-binary"],
        input=told.encode(),
        capture_output=True,
        check=True,
    ).stdout
    assert _decoded(mark) == right
    head, claims = (json.loads(_decoded(one)) for one in told.split("."))
    assert head == {"alg": "HS256", "typ": "JWT"}
    return claims


@pytest.mark.parametrize(
    ("guest", "moderator", "affiliation"),
    [(MEMBER, "false", "member"), (LECTURER, "true", "owner")],
)
def test_a10_token_is_for_one_room_and_gives_moderation_to_lecturers_only(
    guest, moderator, affiliation
):
    claims = _claims(JITSI.server.entrance(MEETING, guest, NOON))

    assert claims == {
        "iss": "hoc-tap",
        "aud": "jitsi",
        "sub": "*",
        "room": MEETING.room,
        "nbf": NOON.timestamp() - 60,
        "exp": NOON.timestamp() + 4 * 3600,
        "context": {
            "user": {
                "name": guest.name,
                "moderator": moderator,
                "affiliation": affiliation,
            }
        },
    }


def test_a10_names_stand_behind_the_mark_whatever_they_hold():
    parts = urlsplit(JITSI.server.entrance(MEETING, MEMBER, NOON))

    options = dict(one.split("=", 1) for one in parts.fragment.split("&"))
    assert (parts.netloc, parts.path) == ("meet.tinh.example", f"/{MEETING.room}")
    assert json.loads(unquote(options["userInfo.displayName"])) == MEMBER.name
    assert json.loads(unquote(options["config.subject"])) == MEETING.title
    assert options["config.startWithAudioMuted"] == "true"


def test_a10_server_without_tokens_is_asked_without_one(settings):
    settings.JITSI_APP_ID = settings.JITSI_SECRET = ""

    assert urlsplit(JITSI.server.entrance(MEETING, MEMBER, NOON)).query == ""
