"""The name of a session's room on another's server: the same each time, guessed by nobody."""

from uuid import UUID

from django.utils.crypto import salted_hmac

SALT = "live.media.room"
CHARACTERS = 40  # 160 bits


def room_name(session: UUID) -> str:
    told = salted_hmac(SALT, session.hex, algorithm="sha256")
    return told.hexdigest()[:CHARACTERS]
