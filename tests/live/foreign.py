"""Stand-ins for servers that are not ours, written from their public descriptions."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

BBB_SECRET = "bí mật của máy chủ họp"
LIVEKIT_KEY, LIVEKIT_SECRET = "APIhoctap", "bí mật chung với máy chủ LiveKit nhà"
HTML = "text/html; charset=utf-8"
PAGE = """<!doctype html><html lang="vi"><title>Phòng họp</title>
<body><h1>Phòng họp</h1><p id="asked">{asked}</p></body></html>"""


class _Quiet(BaseHTTPRequestHandler):
    def log_message(self, *_told):
        pass

    def answers(self, status, body, kind, **headers):
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def _serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class BigBlueButton:
    """What the server knows; ``calls`` are (name, parameters) in their order.

    ``before`` is called ahead of each answer; ``broken`` is what it says instead.
    """

    address: str = ""
    meetings: dict[str, str] = field(default_factory=dict)  # room and time of opening
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    before: Callable[[], None] = lambda: None
    broken: str = ""

    def names(self) -> list[str]:
        return [name for name, _told in self.calls]


class _BigBlueButtonHandler(_Quiet):
    state: BigBlueButton

    def do_GET(self):
        parts = urlsplit(self.path)
        call = parts.path.removeprefix("/bigbluebutton/api/")
        if call not in {"create", "join", "end"}:
            self.answers(200, "", HTML)  # a browser's wish for an icon
            return
        query, _, checksum = parts.query.rpartition("&checksum=")
        told = {name: one[0] for name, one in parse_qs(query).items()}
        self.state.before()
        self.state.calls.append((call, told))
        right = hashlib.sha256(f"{call}{query}{BBB_SECRET}".encode()).hexdigest()
        if self.state.broken:
            self.answers(200, self.state.broken, HTML)
        elif checksum != right:
            self._fails("checksumError")
        else:
            getattr(self, f"_{call}")(told)

    def _create(self, told):
        room, known = told["meetingID"], self.state.meetings
        key = "<messageKey>duplicateWarning</messageKey>" if room in known else ""
        opened = known.setdefault(room, str(1_780_000_000_000 + len(self.state.calls)))
        self._succeeds(f"<createTime>{opened}</createTime>{key}")

    def _join(self, told):
        if self.state.meetings.get(told["meetingID"]) != told.get("createTime"):
            self._fails("mismatchCreateTimeParam")
        else:
            self.answers(200, PAGE.format(asked=told["fullName"]), HTML)

    def _end(self, told):
        if self.state.meetings.pop(told["meetingID"], None) is None:
            self._fails("notFound")
        else:
            self._succeeds("<messageKey>sentEndMeetingRequest</messageKey>")

    def _succeeds(self, more):
        self._says(f"<returncode>SUCCESS</returncode>{more}")

    def _fails(self, key):
        self._says(f"<returncode>FAILED</returncode><messageKey>{key}</messageKey>")

    def _says(self, words):
        self.answers(200, f"<response>{words}</response>", "text/xml")


@contextmanager
def bbb_server() -> Iterator[BigBlueButton]:
    """A BigBlueButton that knows create, join and end, and counts checksums again.

    Source: BigBlueButton, API reference: SHA-256 over the call's name, the query as it
    came without its checksum, and the secret.
    """
    state = BigBlueButton()
    handler = type("Handler", (_BigBlueButtonHandler,), {"state": state})
    with _serving(handler) as address:
        state.address = f"{address}/bigbluebutton/"
        yield state


@contextmanager
def jitsi_server(asked: list[str]) -> Iterator[str]:
    """The address of a server that shows a page for each room; ``asked`` are the paths."""

    class Handler(_Quiet):
        def do_GET(self):
            if self.path == "/favicon.ico":
                self.answers(200, "", HTML)
                return
            asked.append(self.path)
            page = PAGE.format(asked="phòng hình và tiếng")
            self.answers(200, page, HTML)

    with _serving(Handler) as address:
        yield address


def livekit_claims(address: str) -> dict:
    """What the token in an address of a LiveKit page says, its signature counted again.

    Source: RFC 7515 (compact form, HS256); LiveKit documentation, Tokens & grants.
    """
    (token,) = parse_qs(urlsplit(address).query)["token"]
    return _read_token(token)


def _read_token(token: str) -> dict:
    head, claims, mark = (
        base64.urlsafe_b64decode(one + "=" * (-len(one) % 4))
        for one in token.split(".")
    )
    told = token.rpartition(".")[0].encode()
    if mark != hmac.digest(LIVEKIT_SECRET.encode(), told, "sha256"):
        message = "wrong signature"
        raise ValueError(message)
    assert json.loads(head) == {"alg": "HS256", "typ": "JWT"}
    return json.loads(claims)


@contextmanager
def livekit_page(asked: list[str]) -> Iterator[str]:
    """The address of LiveKit's page, which says who came in and whether they may speak."""

    class Handler(_Quiet):
        def do_GET(self):
            if urlsplit(self.path).path != "/custom":
                self.answers(404, "", HTML)
                return
            asked.append(self.path)
            claims = livekit_claims(self.path)
            speaks = "nói được" if claims["video"]["canPublish"] else "chỉ xem"
            page = PAGE.format(asked=f"{claims['name']}: {speaks}")
            self.answers(200, page, HTML)

    with _serving(Handler) as address:
        yield address


@dataclass
class LiveKitRooms:
    """Who is in which room, by their names there, and whether they may publish.

    ``calls`` are (name, body) in their order; ``broken`` is (status, body) instead of an
    answer.
    """

    address: str = ""
    rooms: dict[str, dict[str, bool]] = field(default_factory=dict)
    calls: list[tuple[str, dict]] = field(default_factory=list)
    broken: tuple[int, str] | None = None

    def comes_in(self, address: str) -> str:
        """Somebody joins with the token in ``address``; their name in the room."""
        claims = livekit_claims(address)
        grant = claims["video"]
        self.rooms.setdefault(grant["room"], {})[claims["sub"]] = grant["canPublish"]
        return claims["sub"]


_DEEDS = {
    "DeleteRoom": "_delete_room",
    "UpdateParticipant": "_update_participant",
    "RemoveParticipant": "_remove_participant",
}


class _LiveKitHandler(_Quiet):
    state: LiveKitRooms

    def do_POST(self):
        call = self.path.removeprefix("/twirp/livekit.RoomService/")
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.state.calls.append((call, told))
        if self.state.broken:
            self.answers(*self.state.broken, "application/json")
            return
        try:
            token = self.headers["Authorization"].removeprefix("Bearer ")
            grant = _read_token(token)["video"]
        except ValueError:
            self._fails(401, "unauthenticated")
            return
        getattr(self, _DEEDS.get(call, "_unknown"))(told, grant)

    def _unknown(self, told, grant):
        self._fails(404, "bad_route")

    def _delete_room(self, told, grant):
        if not grant.get("roomCreate"):
            self._fails(403, "permission_denied")
        elif self.state.rooms.pop(told["room"], None) is None:
            self._fails(404, "not_found")
        else:
            self._says({})

    def _update_participant(self, told, grant):
        if room := self._led(told, grant):
            room[told["identity"]] = told["permission"]["can_publish"]
            self._says({"identity": told["identity"], "state": "ACTIVE"})

    def _remove_participant(self, told, grant):
        if room := self._led(told, grant):
            del room[told["identity"]]
            self._says({})

    def _led(self, told, grant):
        """The room with the participant in it; or what is wrong is answered."""
        room = self.state.rooms.get(told["room"], {})
        if not grant.get("roomAdmin") or grant.get("room") != told["room"]:
            self._fails(403, "permission_denied")
        elif told["identity"] not in room:
            self._fails(404, "not_found")
        else:
            return room
        return None

    def _fails(self, status, code):
        self._says({"code": code, "msg": "so it is"}, status)

    def _says(self, told, status=200):
        self.answers(status, json.dumps(told), "application/json")


@contextmanager
def livekit_rooms() -> Iterator[LiveKitRooms]:
    """A LiveKit server's room service, with ``address`` as its sockets' (ws://…).

    Source: LiveKit documentation, Room service API (grants, bodies); Twirp, wire protocol
    version 7 (errors are JSON of code and msg).
    """
    state = LiveKitRooms()
    handler = type("Handler", (_LiveKitHandler,), {"state": state})
    with _serving(handler) as address:
        state.address = address.replace("http", "ws", 1)
        yield state
