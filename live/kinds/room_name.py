"""Names of rooms and people on another's server: the same each time, guessed by nobody."""

from uuid import UUID

from django.utils.crypto import salted_hmac

SALT = "live.media.room"
GUEST_SALT = "live.media.guest"
CHARACTERS = 40  # 160 bits


def room_name(session: UUID) -> str:
    told = salted_hmac(SALT, session.hex, algorithm="sha256")
    return told.hexdigest()[:CHARACTERS]


def guest_name(room: str, key: str) -> str:
    """Who has ``key`` within our system, as ``room`` knows them: another in each room."""
    told = salted_hmac(GUEST_SALT, f"{room} {key}", algorithm="sha256")
    return told.hexdigest()[:CHARACTERS]
