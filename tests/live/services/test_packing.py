"""A lecturer's browser sends pieces; segments, playlists and a recording come of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kernel.models import AuditEvent
from live.models import Broadcast, LiveSession, MediaSegment
from live.services import media_files as files
from live.services.broadcasting import NotEmbedded, begin_broadcast, end_broadcast
from live.services.packing import (
    LARGEST_PIECE,
    BroadcastOver,
    MediaUnreadable,
    PieceMissing,
    TooMuchMedia,
    keep_recording,
    take_piece,
)
from live.services.running import SessionNotRunning, end_session
from tests.factories import NOON, UserFactory
from tests.live.factories import AgendaPartFactory, LiveSessionFactory
from tests.live.mp4 import recording

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(settings, tmp_path):
    settings.LIVE_FILES = tmp_path
    one = LiveSessionFactory(
        state=LiveSession.State.RUNNING, started_at=NOON, media="embedded",
        is_recorded=True,
    )  # fmt: skip
    AgendaPartFactory(session=one, position=1, began_at=NOON)
    return one


def _sent(session, data, *, now=NOON, source="camera", piece=3000):
    """A broadcast of ``data``, a second after its beginning, in pieces."""
    broadcast = begin_broadcast(
        session=session, source=source, actor=UserFactory(), now=now
    )
    for number, at in enumerate(range(0, len(data), piece)):
        take_piece(
            broadcast=broadcast, number=number, data=data[at : at + piece],
            now=now + timedelta(seconds=10),
        )  # fmt: skip
    broadcast.refresh_from_db()
    return broadcast


def _names(session):
    return sorted(one.name for one in files.folder_of(session).iterdir())


def test_pieces_become_segments_and_playlists(
    session, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        _sent(session, recording(6))

    segments = MediaSegment.objects.order_by("number")
    told = segments.values_list("number", "offset", "length", "has_video")
    assert list(told) == [
        (0, 0, 2000, True),
        (1, 2000, 2000, True),
        (2, 4000, 2000, True),
    ]
    listed = files.read_file(session, "live-v.m3u8").decode()
    assert listed.count("#EXTINF:2.000,") == 3
    assert "#EXT-X-PROGRAM-DATE-TIME:2026-06-01T12:00:04.000Z" in listed
    assert [one for one in _names(session) if not one.startswith("w-")] == [
        "0a.m4s", "0v.m4s", "1a.m4s", "1v.m4s", "2a.m4s", "2v.m4s",
        "i0a.mp4", "i0v.mp4", "live-a.m3u8", "live-v.m3u8",
    ]  # fmt: skip


def test_piece_again_is_left_alone_and_a_later_one_waits(session):
    broadcast = _sent(session, recording(2), piece=1 << 20)

    again = take_piece(broadcast=broadcast, number=0, data=b"other", now=NOON)

    assert again == 1
    assert MediaSegment.objects.count() == 1
    with pytest.raises(PieceMissing) as refused:
        take_piece(broadcast=broadcast, number=5, data=b"later", now=NOON)
    assert refused.value.expected == 1


@pytest.mark.parametrize(
    "data", [b"\0" * 50, b"garbage that is no box", recording(2)[9:]]
)
def test_unreadable_piece_changes_nothing(session, data):
    broadcast = begin_broadcast(session=session, source="camera", actor=UserFactory())

    with pytest.raises(MediaUnreadable):
        take_piece(broadcast=broadcast, number=0, data=data, now=timezone.now())

    broadcast.refresh_from_db()
    assert (broadcast.expected, broadcast.run) == (0, None)


def test_media_from_the_future_and_too_much_of_it_are_refused(session):
    broadcast = begin_broadcast(
        session=session, source="camera", actor=UserFactory(), now=NOON
    )
    with pytest.raises(MediaUnreadable):
        take_piece(broadcast=broadcast, number=0, data=recording(60), now=NOON)
    with pytest.raises(TooMuchMedia):
        take_piece(
            broadcast=broadcast, number=0, data=bytes(LARGEST_PIECE + 1), now=NOON
        )
    Broadcast.objects.update(taken=600 * 1024 * 30)
    with pytest.raises(TooMuchMedia):
        take_piece(broadcast=broadcast, number=0, data=b"x", now=NOON)


def test_co_host_takes_over_and_the_first_may_send_no_more(
    session, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        first = _sent(session, recording(4))
        _sent(session, recording(4), now=NOON + timedelta(seconds=12))

    with pytest.raises(BroadcastOver):
        take_piece(broadcast=first, number=99, data=b"x", now=NOON)
    listed = files.read_file(session, "live-v.m3u8").decode()
    assert listed.count("#EXT-X-DISCONTINUITY\n") == 1
    assert listed.index("1v.m4s") < listed.index("i1v.mp4") < listed.index("2v.m4s")
    assert session.events.filter(kind="media").count() == 2
    assert AuditEvent.objects.filter(verb="broadcast.begun").count() == 2


def test_sound_after_pictures_lists_no_pictures(
    session, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        _sent(session, recording(4))
        _sent(
            session, recording(4, video=False), source="voice",
            now=NOON + timedelta(seconds=12),
        )  # fmt: skip

    assert "m4s" not in files.read_file(session, "live-v.m3u8").decode()
    assert files.read_file(session, "live-a.m3u8").decode().count("m4s") == 4


def test_broadcast_needs_a_running_session_of_ours(session):
    LiveSession.objects.update(media="external", media_url="https://hop.example.vn")
    with pytest.raises(NotEmbedded):
        begin_broadcast(session=session, source="voice", actor=UserFactory())
    LiveSession.objects.update(state="published", media="embedded")
    with pytest.raises(SessionNotRunning):
        begin_broadcast(session=session, source="voice", actor=UserFactory())


def test_end_keeps_the_last_seconds_and_is_said_once(session):
    broadcast = _sent(session, recording(3, every=1.0))

    assert end_broadcast(broadcast=broadcast, actor=broadcast.sent_by) is True
    assert end_broadcast(broadcast=broadcast, actor=broadcast.sent_by) is False

    segments = MediaSegment.objects.order_by("number")
    assert list(segments.values_list("length", flat=True)) == [2000, 1000]
    assert session.events.last().payload == {}


def test_recording_is_kept_where_it_was_planned(
    session, queued, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        _sent(session, recording(6))
        end_session(session=session, actor=None, now=NOON + timedelta(seconds=30))
        assert "live.tasks.keep_recording" in [one.task for one in queued()]
        assert keep_recording(session=session) == 6
    assert keep_recording(session=session) == 6

    listed = files.read_file(session, "replay-v.m3u8").decode()
    assert listed.endswith("2v.m4s\n#EXT-X-ENDLIST\n")
    assert not [one for one in _names(session) if one.startswith(("w-", "live"))]
    session.refresh_from_db()
    assert session.recording_seconds == 6


def test_recording_is_deleted_where_none_was_planned(
    session, django_capture_on_commit_callbacks
):
    LiveSession.objects.update(is_recorded=False)
    with django_capture_on_commit_callbacks(execute=True):
        _sent(session, recording(6))
        end_session(session=session, actor=None, now=NOON + timedelta(seconds=30))
        assert keep_recording(session=session) == 0

    assert not files.folder_of(session).exists()
    assert MediaSegment.objects.count() == 0
    assert AuditEvent.objects.filter(verb="session.recording_deleted").count() == 1
