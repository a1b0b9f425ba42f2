"""Signed tickets by which a socket is opened without a look into the database."""

from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing

SALT = "live.ticket"
GOOD_FOR_SECONDS = 600


@dataclass(frozen=True)
class Ticket:
    """Who may open which room as what; ``mark`` ties it to the account's session."""

    session: str  # uid
    user: int
    part: str  # member, host or hall
    hall: str = ""  # uid, for a hall's screen
    mark: str = ""


def write(ticket: Ticket) -> str:
    return signing.dumps(asdict(ticket), salt=SALT, compress=True)


def read(text: str) -> Ticket | None:
    """The ticket, if we wrote it within the last ten minutes."""
    try:
        told: dict[str, Any] = signing.loads(text, salt=SALT, max_age=GOOD_FOR_SECONDS)
        return Ticket(**told)
    except (signing.BadSignature, TypeError, ValueError):
        return None
