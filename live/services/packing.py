"""What a lecturer's browser sends becomes segments and playlists; no media server."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.queue import enqueue
from live.kinds.mp4 import BadMedia
from live.kinds.packager import Segment, Stream, cut, stream_of
from live.kinds.playlist import init_name, playlist, segment_name
from live.models import Broadcast, LiveSession, MediaSegment
from live.selectors.media import entries_of, has_pictures, longest_of
from live.services import media_files as files

LARGEST_PIECE = 2 * 1024 * 1024  # bytes
FASTEST = 600 * 1024  # bytes a second, over the whole broadcast
SLACK_SECONDS = 30
LISTED = 10  # segments in the live playlist: 20 seconds
OVERLAP_MS = 500


class BroadcastOver(DomainError):
    message = _("This broadcast is over: somebody else broadcasts, or it was stopped.")


class MediaUnreadable(DomainError):
    message = _("The browser sent video that cannot be used. It starts anew.")


class TooMuchMedia(DomainError):
    message = _("The browser sends too much at once. It waits a little.")


class PieceMissing(DomainError):
    """``expected``: the number of the piece that is wanted first."""

    message = _("A piece before this one has not come yet.")

    def __init__(self, expected: int) -> None:
        super().__init__()
        self.expected = expected


@transaction.atomic
def take_piece(*, broadcast: Broadcast, number: int, data: bytes, now: datetime) -> int:
    """Take piece ``number`` of a broadcast; the number that is expected next.

    A piece that came before is left alone, so it may be sent again after a cut.

    Raises:
        BroadcastOver: nothing more is taken.
        PieceMissing: send an earlier one first.
        MediaUnreadable: start a broadcast anew.
        TooMuchMedia: wait, and send it again.
    """
    broadcast = claim(broadcast)
    if broadcast.ended_at is not None or not broadcast.session.is_running:
        raise BroadcastOver
    if number < broadcast.expected:
        return broadcast.expected
    if number > broadcast.expected:
        raise PieceMissing(broadcast.expected)
    elapsed = (now - broadcast.started_at).total_seconds()
    taken = broadcast.taken + len(data)
    if len(data) > LARGEST_PIECE or taken > FASTEST * (elapsed + SLACK_SECONDS):
        raise TooMuchMedia
    has_new = _pack(broadcast, files.waiting_of(broadcast) + data, elapsed)
    done = broadcast.expected
    broadcast.expected, broadcast.taken, broadcast.heard_at = done + 1, taken, now
    broadcast.save(update_fields=["expected", "taken", "heard_at", "run"])
    transaction.on_commit(lambda: files.drop_waiting(broadcast, done))
    if has_new:
        transaction.on_commit(lambda: lay_playlists(broadcast.session))
    return broadcast.expected


def claim(broadcast: Broadcast) -> Broadcast:
    """The broadcast's row, fresh and locked; its session's before it, as everywhere."""
    LiveSession.objects.select_for_update(no_key=True).get(pk=broadcast.session_id)
    locked = Broadcast.objects.select_for_update(of=("self",), no_key=True)
    return locked.select_related("session").get(pk=broadcast.pk)


def finish(broadcast: Broadcast, now: datetime) -> None:
    """End a broadcast whose row is locked; what waited becomes its last segment."""
    waiting = files.waiting_of(broadcast)
    if broadcast.run is not None and waiting:
        try:
            segments, _rest = cut(_stream(broadcast), waiting, is_last=True)
            elapsed = (now - broadcast.started_at).total_seconds()
            _keep(broadcast, segments, elapsed)
        except BadMedia:
            pass  # a torn end is no loss
    broadcast.ended_at = now
    broadcast.save(update_fields=["ended_at"])
    transaction.on_commit(lambda: files.drop_waiting(broadcast, broadcast.expected))
    transaction.on_commit(lambda: lay_playlists(broadcast.session))


def finish_media(*, session: LiveSession, now: datetime) -> None:
    """The session, whose row is locked, is over: end its broadcast, keep the recording."""
    for one in session.broadcasts.select_for_update().filter(ended_at=None):
        finish(one, now)
    if session.broadcasts.exists():
        enqueue("live.tasks.keep_recording", session_id=session.pk)


@transaction.atomic
def keep_recording(*, session: LiveSession) -> int:
    """Make the replay of a session that is over, or delete what was sent; its seconds."""
    session = LiveSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    entries = entries_of(session.pk)
    seconds = int(sum(one.seconds for one in entries))
    if not session.is_recorded or not seconds:
        session.segments.all().delete()
        session.recording_seconds = None
        transaction.on_commit(lambda: files.remove_all(session))
    else:
        kinds = "va" if has_pictures(session) else "a"
        for kind in kinds:
            name = files.playlist_name(files.REPLAY, kind)
            told = playlist(entries, kind, is_over=True)
            files.write_file(session, name, told.encode())
        session.recording_seconds = seconds
        transaction.on_commit(lambda: files.remove_leftovers(session))
    session.save(update_fields=["recording_seconds"])
    verb = (
        "session.recording_kept"
        if session.recording_seconds
        else "session.recording_deleted"
    )
    audit.record(actor=None, verb=verb, target=session, seconds=seconds)
    return session.recording_seconds or 0


def lay_playlists(session: LiveSession) -> None:
    """Write the live playlists anew: the newest segments, with pictures if all have them."""
    entries = entries_of(session.pk, newest=LISTED)
    if not entries:
        return
    target = longest_of(session.pk)
    silent = [n for n, one in enumerate(entries, start=1) if not one.has_video]
    shown = entries[silent[-1] :] if silent else entries
    for kind, listed in (("v", shown), ("a", entries)):
        told = playlist(listed, kind, target=target)
        files.write_file(session, files.playlist_name(files.LIVE, kind), told.encode())


def _pack(broadcast: Broadcast, data: bytes, elapsed: float) -> bool:
    """Cut what has come, and keep the rest; whether there is a new segment."""
    try:
        if broadcast.run is None:
            begun = stream_of(data)
            if begun is None:
                files.keep_waiting(broadcast, broadcast.expected + 1, data)
                return False
            stream, data = begun[0], data[begun[1] :]
            _open_run(broadcast, stream)
        else:
            stream = _stream(broadcast)
        segments, rest = cut(stream, data)
        _keep(broadcast, segments, elapsed)
    except BadMedia as error:
        raise MediaUnreadable from error
    files.keep_waiting(broadcast, broadcast.expected + 1, rest)
    return bool(segments)


def _open_run(broadcast: Broadcast, stream: Stream) -> None:
    session = broadcast.session
    last = session.broadcasts.aggregate(last=Max("run"))["last"]
    broadcast.run = 0 if last is None else last + 1
    files.write_file(session, init_name(broadcast.run, "v"), stream.init)
    files.write_file(session, init_name(broadcast.run, "a"), stream.sound_init)


def _stream(broadcast: Broadcast) -> Stream:
    assert broadcast.run is not None
    init = files.read_file(broadcast.session, init_name(broadcast.run, "v"))
    begun = stream_of(init)
    assert begun is not None
    return begun[0]


def _keep(broadcast: Broadcast, segments: list[Segment], elapsed: float) -> None:
    """Write the segments, which must follow each other and not lie in the future.

    Raises:
        BadMedia: they do.
    """
    session = broadcast.session
    last = session.segments.order_by("-number").first()
    number = last.number + 1 if last else 0
    ends = (
        last.offset + last.length if last and last.broadcast_id == broadcast.pk else 0
    )
    for one in segments:
        offset, length = round(1000 * one.start), max(1, round(1000 * one.seconds))
        if offset < ends - OVERLAP_MS or offset > 1000 * (elapsed + SLACK_SECONDS):
            raise BadMedia("a segment out of its time")
        for kind, data in (("v", one.video), ("a", one.audio)):
            if data:
                files.write_file(session, segment_name(number, kind), data)
        MediaSegment.objects.create(
            broadcast=broadcast,
            session=session,
            number=number,
            offset=offset,
            length=length,
            has_video=bool(one.video),
        )
        number, ends = number + 1, offset + length
