"""Quiet hours: when nobody is reminded."""

from datetime import time


def is_within(at: time, begins: time, ends: time) -> bool:
    """Whether ``at`` lies in [begins, ends), across midnight if ends comes first.

    The same time twice means that there are no quiet hours.
    """
    if begins <= ends:
        return begins <= at < ends
    return at >= begins or at < ends
