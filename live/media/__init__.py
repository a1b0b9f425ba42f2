"""Where video and sound of a session come from: one file a backend, and this table.

A backend is a name in the plan of a session and the parts of pages that serve it
(docs/adr/0018-live-media.md). The setting LIVE_MEDIA says which may be chosen; the first is
what a new plan begins with.
"""

from django.conf import settings

from live.media.backend import Backend
from live.media.bbb import BBB
from live.media.embedded import EMBEDDED
from live.media.external import EXTERNAL
from live.media.janus import JANUS
from live.media.jitsi import JITSI
from live.media.livekit import LIVEKIT
from live.media.none import NONE

_ALL = (EMBEDDED, JANUS, JITSI, LIVEKIT, BBB, EXTERNAL, NONE)
BACKENDS = {one.name: one for one in _ALL}

__all__ = ["BACKENDS", "Backend", "backend_of", "offered"]


def backend_of(name: str) -> Backend:
    """The backend of that name; a plan made with one that is gone has slides only.

    One whose server is no longer named in the settings is gone, too.
    """
    found = BACKENDS.get(name, NONE)
    return found if found.is_set_up else NONE


def offered() -> list[Backend]:
    """Those that may be chosen here, the usual one first; slides alone always may."""
    names = [one for one in settings.LIVE_MEDIA if one in BACKENDS]
    found = [BACKENDS[one] for one in dict.fromkeys([*names, NONE.name])]
    return [one for one in found if one.is_set_up]
