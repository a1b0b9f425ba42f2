"""How a lower app tells a higher one that something has happened.

An event is a frozen dataclass named in the past tense. It is handled at once, in the
publisher's transaction: a handler that fails undoes the change.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

_handlers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def subscribe[Event](event: type[Event], handler: Callable[[Event], None]) -> None:
    """Have ``handler`` called with each ``event`` published; twice over is once."""
    if handler not in _handlers[event]:
        _handlers[event].append(handler)


def publish(event: object) -> None:
    """Call the handlers of ``event`` in the order in which they subscribed."""
    for handler in _handlers[type(event)]:
        handler(event)
