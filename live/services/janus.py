"""The one door to Janus: its HTTP interface, asked by our server alone.

Source: Janus 1.1, documentation of the REST interface and of the VideoRoom plugin.
"""

import json
import secrets
from dataclasses import dataclass
from time import monotonic
from typing import Any

from django.conf import settings

from live.services.foreign_server import ALL_SECONDS, ServerSilent, ask

PLUGIN = "janus.plugin.videoroom"
NO_ROOM, ROOM_THERE = 426, 427
NO_SESSION, NO_HANDLE = 458, 459


class JanusRefused(Exception):
    """It says no; ``code`` is its own number for why."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(f"{code} {words}")
        self.code = code


class NoReply(ServerSilent):
    """It is there, and the plugin did not reply in time."""


@dataclass(frozen=True)
class Line:
    """What one browser has there: a session of Janus and its handle in the plugin."""

    session: int
    handle: int


@dataclass(frozen=True)
class Reply:
    """What the plugin says, and a description of the connection, if it comes with one."""

    data: dict[str, Any]
    sdp: str = ""


def open_line() -> Line:
    """A new line; it closes by itself when nothing is heard of it for a minute."""
    session = _tell("", {"janus": "create"})["data"]["id"]
    attached = _tell(f"/{session}", {"janus": "attach", "plugin": PLUGIN})
    return Line(session, attached["data"]["id"])


def keep_line(line: Line) -> None:
    _tell(f"/{line.session}", {"janus": "keepalive"})


def close_line(line: Line) -> None:
    """Close it; one that is gone already is closed."""
    try:
        _tell(f"/{line.session}", {"janus": "destroy"})
    except JanusRefused as error:
        if error.code != NO_SESSION:
            raise


def say(line: Line, body: dict[str, Any], sdp: str = "", kind: str = "") -> Reply:
    """Tell the plugin ``body`` and wait for its reply.

    Args:
        line: whose handle it is told through.
        body: what is asked, as the plugin's documentation has it.
        sdp: the browser's description of the connection; ``kind``: offer or answer.
        kind: see ``sdp``.

    Raises:
        ServerSilent: no reply in time.
        JanusRefused: it says no.
    """
    message: dict[str, Any] = {"janus": "message", "body": body}
    if sdp:
        message["jsep"] = {"type": kind, "sdp": sdp}
    told = _tell(f"/{line.session}/{line.handle}", message)
    if told["janus"] == "ack":  # the reply comes as an event
        told = _event(line, told["transaction"])
    data = told.get("plugindata", {}).get("data", {})
    if "error_code" in data:
        raise JanusRefused(data["error_code"], str(data.get("error", "")))
    return Reply(data, told.get("jsep", {}).get("sdp", ""))


def _event(line: Line, transaction: str) -> dict[str, Any]:
    until = monotonic() + ALL_SECONDS
    secret = settings.JANUS_API_SECRET
    address = f"{_base()}/{line.session}?maxev=1&apisecret={secret}"
    while monotonic() < until:
        told = _read(ask(address))
        if told.get("transaction") == transaction:
            return told
    message = "no event in time"
    raise NoReply(message)


def _tell(path: str, message: dict[str, Any]) -> dict[str, Any]:
    message["transaction"] = secrets.token_hex(8)
    message["apisecret"] = settings.JANUS_API_SECRET
    return _read(ask(_base() + path, json.dumps(message).encode()))


def _read(answer: bytes) -> dict[str, Any]:
    try:
        told = json.loads(answer)
    except ValueError as error:
        message = "no answer of Janus"
        raise ServerSilent(message) from error
    if not isinstance(told, dict) or "janus" not in told:
        message = "no answer of Janus"
        raise ServerSilent(message)
    if told["janus"] == "error":
        raise JanusRefused(told["error"]["code"], told["error"].get("reason", ""))
    return told


def _base() -> str:
    return str(settings.JANUS_URL).rstrip("/")
