"""Tables of live."""

from live.models.absence import Absence
from live.models.attendance import Attendance
from live.models.chat import ChatMessage, ChatMute, ChatRoom
from live.models.closing import HallWitness, PaperList, PaperMark
from live.models.group import GroupMember, GroupWork, SmallGroup
from live.models.hall import Hall, HallSeat, RollCall, RollEvent
from live.models.media import Broadcast, MediaSegment, ReplayCheck, ReplayWatch
from live.models.presence import CheckIn, Checkpoint, PresenceLease
from live.models.relay import RelayLease
from live.models.room import Hand, Poll, PollAnswer, RoomQuestion, RoomVote
from live.models.session import (
    AgendaPart,
    InvitedUnit,
    LiveSession,
    SessionEvent,
    Slide,
)
from live.models.slide_deck import SlideDeck

__all__ = [
    "Absence",
    "AgendaPart",
    "Attendance",
    "Broadcast",
    "ChatMessage",
    "ChatMute",
    "ChatRoom",
    "CheckIn",
    "Checkpoint",
    "GroupMember",
    "GroupWork",
    "Hall",
    "HallSeat",
    "HallWitness",
    "Hand",
    "InvitedUnit",
    "LiveSession",
    "MediaSegment",
    "PaperList",
    "PaperMark",
    "Poll",
    "PollAnswer",
    "PresenceLease",
    "RelayLease",
    "ReplayCheck",
    "ReplayWatch",
    "RollCall",
    "RollEvent",
    "RoomQuestion",
    "RoomVote",
    "SessionEvent",
    "Slide",
    "SlideDeck",
    "SmallGroup",
]
