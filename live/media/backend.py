"""What a backend says of itself, and what it needs of another's server."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_ODD = set(" ;,'\"\\<>")  # would end a source of the content policy


class ServerRefused(Exception):
    """The server understood and refuses; ``key`` is its own word for why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True)
class Meeting:
    """A session as a server of meetings knows it.

    ``room`` is its name there, which nobody can guess (live.kinds.room_name).
    """

    room: str
    title: str


@dataclass(frozen=True)
class Guest:
    """Who enters: the name that the others see, and what they may do there.

    ``key``: the same each time they enter, another for each; no server is told it.
    ``may_speak``: their raised hand was invited; asked where ``Server.is_by_invitation``.
    """

    name: str
    key: str
    is_moderator: bool = False
    may_speak: bool = False


@dataclass(frozen=True)
class Call:
    """What our server says to another's: ``told`` is posted as JSON, ``token`` shows who we are."""

    address: str
    told: bytes | None = None
    token: str = ""


class Server:
    """Another's server of meetings, named by a setting; one subclass a protocol.

    ``is_framed``: it may stand within our page, otherwise in a tab of its own.
    ``is_by_invitation``: members watch; to speak they come in anew once they are invited.
    """

    setting: str
    is_framed = False
    is_by_invitation = False

    @property
    def address(self) -> str:
        """Its address as the setting gives it, without a slash at the end."""
        return str(getattr(settings, self.setting)).strip().rstrip("/")

    @property
    def origin(self) -> str:
        """Scheme, host and port, as a content policy names them."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    def faults(self) -> list[str]:
        """What is wrong with its settings, one English sentence each, for the operator."""
        return fault_of_address(self.setting, self.address)

    def opening(self, meeting: Meeting) -> str:
        """What our server asks for before anybody enters; nothing if it need not ask."""
        return ""

    def ending(self, meeting: Meeting, now: datetime) -> Call | None:
        """What our server says when the session is over; nothing if it need not."""
        return None

    def hushing(self, meeting: Meeting, key: str, now: datetime) -> Call | None:
        """What takes the word from the guest of ``key``, where that can be said."""
        return None

    def removing(self, meeting: Meeting, key: str, now: datetime) -> Call | None:
        """What puts the guest of ``key`` out, where that can be said."""
        return None

    def opened(self, answer: bytes) -> str:
        """The mark of the open meeting in the answer to ``opening``, for ``entrance``.

        Raises:
            ServerRefused: it says no.
            ValueError: it is no answer of this protocol.
        """
        return ""

    def ended(self, answer: bytes) -> None:
        """Read the answer to ``ending``, ``hushing`` or ``removing``.

        A meeting that is gone already has ended, and who is gone already says nothing.

        Raises:
            ServerRefused: it says no.
            ValueError: it is no answer of this protocol.
        """

    def entrance(
        self, meeting: Meeting, guest: Guest, now: datetime, mark: str = ""
    ) -> str:
        """The address at which ``guest`` comes in, signed now; it lies in no page."""
        raise NotImplementedError


def fault_of_address(
    setting: str, address: str, secure: str = "https", plain: str = "http"
) -> list[str]:
    """Why ``address`` cannot be a server's; its secrets need TLS, and so do cameras.

    ``secure`` and ``plain`` are its schemes; without TLS it must be on this machine.
    """
    name = f"LMS_{setting}"
    if not address:
        return [f"{name} is not set."]
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return [f"{name} is not an address."]
    if not host or parts.scheme not in {plain, secure} or _ODD & set(address):
        return [f"{name} is not an address like {secure}://meet.example.org."]
    if parts.username or parts.query or parts.fragment:
        return [f"{name} must have neither a user nor anything after ? or #."]
    if parts.scheme == plain and host not in LOOPBACK:
        return [f"{name} must begin with {secure}://."]
    return []


@dataclass(frozen=True)
class Backend:
    """``console``, ``room``, ``screen``: templates for the lecturer, a phone, a hall.

    ``needs_link``: a plan names an address. ``keeps``: it can keep a recording here.
    ``server``: another's server, into which people are let one by one. ``is_panel``: they
    speak with each other in our own pages (live.services.panel). ``relays``: whether they
    are passed on to the audience as segments (live.services.relaying).
    """

    name: str
    title: str | Promise
    console: str = ""
    room: str = ""
    screen: str = ""
    needs_link: bool = False
    keeps: bool = False
    server: Server | None = None
    is_panel: bool = False
    lacks: Callable[[], list[str]] = list  # what its settings lack, if it has no server
    relays: Callable[[], bool] = bool

    def faults(self) -> list[str]:
        """What is wrong with its settings, one English sentence each, for the operator."""
        return self.server.faults() if self.server else self.lacks()

    @property
    def is_set_up(self) -> bool:
        return not self.faults()

    @property
    def is_relayed(self) -> bool:
        return self.relays()

    @property
    def is_by_invitation(self) -> bool:
        """Whether members speak while their raised hand is invited, and no longer."""
        return self.is_panel or bool(self.server and self.server.is_by_invitation)

    @property
    def plays(self) -> bool:
        """Whether members and halls play segments of ours."""
        return self.keeps or self.is_relayed
