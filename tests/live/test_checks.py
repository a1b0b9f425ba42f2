"""Video and sound that are set up wrongly are told before the site starts."""

import pytest
from django.core.checks import run_checks

from live.media import BACKENDS, backend_of, offered
from live.media.backend import fault_of_address

GOOD = {
    "JITSI_URL": "https://meet.tinh.example",
    "JITSI_APP_ID": "hoc-tap",
    "JITSI_SECRET": "bí mật",
    "BBB_URL": "https://bbb.tinh.example/bigbluebutton/",
    "BBB_SECRET": "bí mật",
}
LIVEKIT = {
    "LIVEKIT_URL": "wss://video.tinh.example",
    "LIVEKIT_PAGE": "https://hop.tinh.example",
    "LIVEKIT_KEY": "APIhoctap",
    "LIVEKIT_SECRET": "bí mật chung với máy chủ LiveKit nhà",
}


@pytest.fixture
def set_up(settings):
    def change(**changed):
        settings.LIVE_MEDIA = ["jitsi", "bbb"]
        for name, value in {**GOOD, **changed}.items():
            setattr(settings, name, value)

    return change


def _told():
    return [one.id for one in run_checks() if one.id.startswith("live.")]


def test_a10_servers_that_are_set_up_are_offered(set_up):
    set_up()

    assert _told() == []
    assert [one.name for one in offered()] == ["jitsi", "bbb", "none"]
    assert backend_of("bbb") == BACKENDS["bbb"]


@pytest.mark.parametrize(
    ("changed", "told", "kept"),
    [
        ({"JITSI_URL": ""}, ["live.E002"], ["bbb", "none"]),
        ({"JITSI_APP_ID": ""}, ["live.E002"], ["bbb", "none"]),
        ({"JITSI_SECRET": ""}, ["live.E002", "live.W001"], ["bbb", "none"]),
        (
            {"JITSI_APP_ID": "", "JITSI_SECRET": ""},
            ["live.W001"],
            ["jitsi", "bbb", "none"],
        ),
        ({"BBB_URL": "bbb.tinh.example"}, ["live.E002"], ["jitsi", "none"]),
        ({"BBB_URL": "", "BBB_SECRET": ""}, ["live.E002"] * 2, ["jitsi", "none"]),
    ],
)
def test_what_is_set_up_wrongly_is_told_and_not_offered(set_up, changed, told, kept):
    set_up(**changed)

    assert sorted(_told()) == told
    assert [one.name for one in offered()] == kept


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"JANUS_URL": ""}, ["live.E002"]),
        ({"JANUS_URL": "http://janus.example"}, ["live.E002"]),
        ({"JANUS_API_SECRET": ""}, ["live.E002"]),
    ],
)
def test_a10_panel_needs_an_address_and_a_secret(settings, changed, told):
    good = {"JANUS_URL": "http://127.0.0.1:8088/janus/", "JANUS_API_SECRET": "bí mật"}
    settings.LIVE_MEDIA = ["janus"]
    for name, value in {**good, **changed}.items():
        setattr(settings, name, value)

    assert _told() == told
    assert [one.name for one in offered()] == (["none"] if told else ["janus", "none"])


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"LIVEKIT_URL": "ws://127.0.0.1:7880"}, []),
        ({"LIVEKIT_URL": ""}, ["live.E002"]),
        ({"LIVEKIT_URL": "https://video.tinh.example"}, ["live.E002"]),
        ({"LIVEKIT_URL": "ws://video.tinh.example"}, ["live.E002"]),
        ({"LIVEKIT_PAGE": ""}, ["live.E002"]),
        ({"LIVEKIT_PAGE": "wss://hop.tinh.example"}, ["live.E002"]),
        ({"LIVEKIT_KEY": ""}, ["live.E002"]),
        ({"LIVEKIT_SECRET": ""}, ["live.E002"]),
        (dict.fromkeys(LIVEKIT, ""), ["live.E002"] * 4),
        ({"LIVEKIT_SECRET": "bí mật"}, ["live.W002"]),
    ],
)
def test_a10_livekit_needs_all_four_and_a_long_secret(settings, changed, told):
    settings.LIVE_MEDIA = ["livekit"]
    for name, value in {**LIVEKIT, **changed}.items():
        setattr(settings, name, value)

    assert _told() == told
    is_offered = "live.E002" not in told
    assert [one.name for one in offered()] == ["livekit"] * is_offered + ["none"]


def test_fault_of_sockets_names_their_own_scheme():
    (told,) = fault_of_address("LIVEKIT_URL", "ws://a.example", "wss", "ws")

    assert told == "LMS_LIVEKIT_URL must begin with wss://."


@pytest.mark.parametrize(
    ("there", "address", "told"),
    [
        (["ffmpeg", "setpriv"], "http://127.0.0.1:8088/janus", []),
        (["setpriv"], "http://127.0.0.1:8088/janus", ["live.E002"]),
        (["ffmpeg", "setpriv"], "https://janus.example/janus", ["live.E002"]),
    ],
)
def test_a10_panel_as_segments_needs_ffmpeg_and_janus_here(
    settings, tmp_path, monkeypatch, there, address, told
):
    for name in there:
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    settings.LIVE_MEDIA, settings.JANUS_API_SECRET = ["janus"], "bí mật"
    settings.JANUS_URL, settings.JANUS_HLS = address, True

    assert _told() == told


def test_a_session_planned_with_a_server_that_is_gone_has_slides_only(set_up):
    set_up(BBB_URL="")

    assert backend_of("bbb").name == "none"


def test_a_name_that_is_no_backend_is_told(settings):
    settings.LIVE_MEDIA = ["zoom"]

    assert _told() == ["live.E001"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "meet.example",
        "ftp://meet.example",
        "http://meet.example",
        "https://",
        "https://meet.example; script-src *",
        "https://a:b@meet.example",
        "https://meet.example/?a=b",
        "https://meet.example/#a",
        "https://meet.example:port",
        "https://[::1",
    ],
)
def test_addresses_that_cannot_serve_are_refused(address):
    assert len(fault_of_address("JITSI_URL", address)) == 1


@pytest.mark.parametrize(
    "address",
    ["https://meet.example:8443/hop", "http://127.0.0.1:80", "http://[::1]:9"],
)
def test_addresses_that_can_serve_have_no_fault(address):
    assert fault_of_address("JITSI_URL", address) == []
