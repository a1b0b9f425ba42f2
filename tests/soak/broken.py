"""Broken controls: sockets that lose what they should not. Never in the product."""

import random
from collections.abc import Sequence
from uuid import UUID

from lms.asgi import application  # sets Django up

# isort: split
from live import hub
from live.seat import LineSeat

LOST_SHARE = 0.1
_offer = LineSeat.offer


def _lossy(seat: LineSeat, text: str, frame: bytes | None = None) -> None:
    """A seat that drops one text in ten."""
    if random.random() >= LOST_SHARE:
        _offer(seat, text, frame)


def _forgetful(uids: Sequence[UUID]) -> set[UUID]:
    """Leases that are said to move and do not."""
    return set(uids)


async def dropping(scope: dict, receive: object, send: object) -> None:
    LineSeat.offer = _lossy  # type: ignore[method-assign]
    await application(scope, receive, send)


async def unmoved(scope: dict, receive: object, send: object) -> None:
    hub.move_leases = _forgetful
    await application(scope, receive, send)
