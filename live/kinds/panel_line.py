"""A browser's line to the panel, signed: it opens that person's line in that session only."""

from dataclasses import astuple, dataclass
from uuid import UUID

from django.core import signing

SALT = "live.panel.line"
GOOD_FOR_SECONDS = 43_200


@dataclass(frozen=True)
class PanelLine:
    """The numbers of live.services.janus.Line, and whether somebody speaks through it."""

    session: int
    handle: int
    speaks: bool


def written(session: UUID, user: int, line: PanelLine) -> str:
    return signing.dumps([session.hex, user, *astuple(line)], salt=SALT)


def read(text: str, session: UUID, user: int) -> PanelLine | None:
    """The line, if we gave it to ``user`` in ``session`` within twelve hours."""
    try:
        told = signing.loads(text, salt=SALT, max_age=GOOD_FOR_SECONDS)
    except signing.BadSignature:
        return None
    if told[:2] != [session.hex, user]:
        return None
    return PanelLine(*told[2:])
