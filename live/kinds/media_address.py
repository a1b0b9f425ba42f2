"""Signed addresses under which the files of a session may be fetched for a while.

The same for everybody within ten minutes, so a cache in front of the site keeps one copy.
Whoever is given one was let in by their rights; it says nothing about them.
"""

from datetime import datetime

from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "live.media"
STEP_SECONDS = 600
MARK_CHARACTERS = 32


def expiry_of(now: datetime) -> int:
    """Until when an address given out at ``now`` is good: 10 to 20 minutes."""
    return (int(now.timestamp()) // STEP_SECONDS + 2) * STEP_SECONDS


def mark_for(folder: str, expiry: int) -> str:
    told = salted_hmac(SALT, f"{folder} {expiry}", algorithm="sha256")
    return told.hexdigest()[:MARK_CHARACTERS]


def is_good(folder: str, expiry: int, mark: str, now: datetime) -> bool:
    """Whether we gave out this address, and its time is not over."""
    right = constant_time_compare(mark, mark_for(folder, expiry))
    return right and now.timestamp() < expiry
