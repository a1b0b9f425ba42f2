"""What a backend says of itself."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Backend:
    """``console``, ``room``, ``screen``: templates for the lecturer, a phone, a hall.

    ``needs_link``: a plan names an address. ``keeps``: it can keep a recording here.
    """

    name: str
    title: str | Promise
    console: str = ""
    room: str = ""
    screen: str = ""
    needs_link: bool = False
    keeps: bool = False
