"""Addresses of a BigBlueButton server: checksums of its documentation, and its answers."""

import hashlib
from datetime import UTC, datetime

import pytest

from live.media.backend import Guest, Meeting, ServerRefused
from live.media.bbb import BBB

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
MEETING = Meeting("5f" * 20, "Học tập & quán triệt")


@pytest.fixture(autouse=True)
def _set_up(settings):
    settings.BBB_URL = "https://bbb.tinh.example/bigbluebutton/"
    settings.BBB_SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b"


def test_checksum_is_that_of_the_reference(settings):
    """The reference's way: name of the call, query, secret, one after the other."""
    address = BBB.server.ending(Meeting("test01", "Test"), NOON).address

    told = "endmeetingID=test01639259d4-9dd8-4b25-bf01-95f9567eaf4b"
    right = hashlib.sha256(told.encode()).hexdigest()
    base = "https://bbb.tinh.example/bigbluebutton/api/end?meetingID=test01"
    assert address == f"{base}&checksum={right}"


@pytest.mark.parametrize(
    ("is_moderator", "role"), [(True, "MODERATOR"), (False, "VIEWER")]
)
def test_a10_roles_are_in_the_address_and_blanks_are_not_pluses(is_moderator, role):
    guest = Guest("Lê Văn Sáu", "6", is_moderator)

    address = BBB.server.entrance(MEETING, guest, NOON, "1780000000000")

    assert f"&fullName=L%C3%AA%20V%C4%83n%20S%C3%A1u&role={role}&" in address
    assert "&createTime=1780000000000&checksum=" in address


@pytest.mark.parametrize(
    "end", ["/bigbluebutton", "/bigbluebutton/api", "/bigbluebutton/"]
)
def test_address_may_end_as_people_write_it(settings, end):
    settings.BBB_URL = f"https://bbb.tinh.example{end}"

    assert BBB.server.opening(MEETING).startswith(
        "https://bbb.tinh.example/bigbluebutton/api/create?"
    )


def _answer(words):
    return f"<response>{words}</response>".encode()


def test_answers_are_read_and_refusals_told_apart():
    refused = "<returncode>FAILED</returncode><messageKey>{}</messageKey>"
    gone, wrong = (
        _answer(refused.format(one)) for one in ("notFound", "checksumError")
    )
    good = _answer("<returncode>SUCCESS</returncode><createTime>17</createTime>")

    assert BBB.server.opened(good) == "17"
    BBB.server.ended(gone)
    for read in (BBB.server.opened, BBB.server.ended):
        with pytest.raises(ServerRefused, match="checksumError"):
            read(wrong)


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"<html><title>502</title></html>",
        b"<response><returncode>SUCCESS</returncode>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><response><returncode>&b;</returncode></response>',
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_answer_is_a_value_error(words):
    with pytest.raises(ValueError, match=r"."):
        BBB.server.opened(words)
