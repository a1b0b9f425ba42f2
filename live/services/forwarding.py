"""Janus sends what speakers of a panel say to ports of this machine as well."""

from live.models import LiveSession
from live.services import janus
from live.services.janus import Line
from live.services.panel_room import Speaker, room_of, unless_gone
from live.services.remux import LOOPBACK, PICTURE_TYPE, VOICE_TYPE


def forward(
    line: Line, session: LiveSession, speaker: Speaker, voice: int, picture: int | None
) -> None:
    """Send ``speaker`` on to these ports.

    Raises:
        ServerSilent.
        JanusRefused: they have left, or Janus does not let us.
    """
    told = {
        "request": "rtp_forward",
        **room_of(session),
        "publisher_id": speaker.number,
        "host": LOOPBACK,
        "host_family": "ipv4",
        "audio_port": voice,
        "audio_pt": VOICE_TYPE,
    }
    if picture is not None:
        told |= {"video_port": picture, "video_pt": PICTURE_TYPE}
    janus.say(line, told)


def stop_forwarding(line: Line, session: LiveSession) -> None:
    """Send nobody of the room on any more, whoever asked for it."""
    listed = unless_gone(line, {"request": "listforwarders", **room_of(session)})
    for one in listed.get("publishers", []):
        for sent in one.get("forwarders", []):
            told = {
                "request": "stop_rtp_forward",
                **room_of(session),
                "publisher_id": one["publisher_id"],
                "stream_id": sent["stream_id"],
            }
            unless_gone(line, told)
