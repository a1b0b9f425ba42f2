"""One panel, passed on to its audience as a broadcast while it is under way.

Whenever others speak than before, a new run of ffmpeg and with it a new broadcast begins;
the playlist goes on after a mark (live.services.packing).
"""

import logging
from datetime import datetime
from threading import Event
from time import monotonic

from django.utils import timezone

from kernel.errors import DomainError
from live.models import Broadcast, LiveSession
from live.services import janus
from live.services.broadcasting import begin_relay, end_broadcast
from live.services.foreign_server import ServerSilent
from live.services.forwarding import forward, stop_forwarding
from live.services.janus import JanusRefused, Line
from live.services.packing import take_piece
from live.services.panel_room import Speaker, speakers_in
from live.services.remux import Remux

LOOK_SECONDS = 1.0
START_SECONDS = 15.0  # within which something must come, and then again and again
PAUSE_SECONDS = 3.0  # after a fault

logger = logging.getLogger(__name__)


class PanelRelay:
    """``run`` returns when the session is over, or it is told to stop."""

    def __init__(self, session: LiveSession) -> None:
        self.session = session
        self.line: Line | None = None
        self.remux: Remux | None = None
        # What a relay before this one left on the air, until there is something newer.
        left = session.broadcasts.filter(ended_at=None, sent_by=None)
        self.broadcast: Broadcast | None = left.first()
        self.on_air: list[Speaker] = []  # the newest last
        self.begun_at: datetime | None = None
        self.heard_at = self.rests_until = 0.0

    def run(self, stopping: Event) -> None:
        try:
            while not stopping.is_set() and self._is_under_way():
                self._turn(stopping)
        finally:
            self._leave_air()
            self._let_go()

    def _is_under_way(self) -> bool:
        running = LiveSession.objects.filter(state=LiveSession.State.RUNNING)
        return running.filter(pk=self.session.pk).exists()

    def _turn(self, stopping: Event) -> None:
        """Look who speaks, then pass on what comes until it is time to look again."""
        try:
            if monotonic() >= self.rests_until:
                self._look()
        except (ServerSilent, JanusRefused, OSError) as error:
            self._fail(error)
        until = monotonic() + LOOK_SECONDS
        while (left := until - monotonic()) > 0:
            if self.remux is None:
                stopping.wait(left)
            else:
                self._pass_on(self.remux, left)

    def _look(self) -> None:
        if self.line is None:
            self.line = janus.open_line()
        there = {
            one.number: one
            for one in speakers_in(self.line, self.session)
            if one.is_heard
        }
        stayed = [one for one in self.on_air if one.number in there]
        come = [one for one in there.values() if one not in stayed]
        if come or stayed != self.on_air or (self.broadcast and not self.on_air):
            self._change(self.line, [*stayed, *come])

    def _change(self, line: Line, speakers: list[Speaker]) -> None:
        self._stop()
        stop_forwarding(line, self.session)
        self.on_air = speakers
        if not speakers:
            self._leave_air()
            return
        shown = next((one for one in reversed(speakers) if one.has_camera), None)
        self.remux = Remux(len(speakers), has_picture=shown is not None)
        self.begun_at, self.heard_at = timezone.now(), monotonic()
        for one, voice in zip(speakers, self.remux.voices, strict=True):
            picture = self.remux.picture if one is shown else None
            forward(line, self.session, one, voice, picture)

    def _pass_on(self, remux: Remux, seconds: float) -> None:
        data = remux.read(seconds)
        if data is None or monotonic() > self.heard_at + START_SECONDS:
            self._fail("ffmpeg has ended, or nothing comes of it")
        elif data:
            self.heard_at = monotonic()
            try:
                self._take(data)
            except (DomainError, OSError) as error:
                self._fail(error)

    def _take(self, data: bytes) -> None:
        """The first of a run begins its broadcast, as of when it began."""
        if self.begun_at is not None:
            has_picture = self.remux is not None and self.remux.picture is not None
            kinds = Broadcast.Source
            self.broadcast = begin_relay(
                session=self.session,
                source=kinds.CAMERA if has_picture else kinds.VOICE,
                now=self.begun_at,
            )
            self.begun_at = None
        assert self.broadcast is not None
        self.broadcast.expected = take_piece(
            broadcast=self.broadcast,
            number=self.broadcast.expected,
            data=data,
            now=timezone.now(),
        )

    def _fail(self, error: object) -> None:
        """Begin anew after a pause, on a line of its own."""
        logger.warning("Panel %s is not passed on: %s", self.session.uid, error)
        self._stop()
        self._let_go()
        self.on_air = []
        self.rests_until = monotonic() + PAUSE_SECONDS

    def _stop(self) -> None:
        if self.remux is not None:
            self.remux.end()
        self.remux = None

    def _leave_air(self) -> None:
        self._stop()
        if self.broadcast is not None:
            end_broadcast(broadcast=self.broadcast, actor=None)
        self.broadcast = None

    def _let_go(self) -> None:
        if self.line is not None:
            try:
                janus.close_line(self.line)
            except (ServerSilent, JanusRefused) as error:
                logger.info("Janus keeps a line: %s", error)
        self.line = None
