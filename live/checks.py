"""What is looked at before the site starts: whether video and sound can come as set up."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 -- Django's name

from live.media import BACKENDS
from live.media.jitsi import JITSI
from live.media.livekit import LIVEKIT

SECRET_CHARACTERS = 32  # RFC 7518 section 3.2: a key of at least 256 bits


@register
def live_media(**_kwargs: Any) -> list[CheckMessage]:
    """LMS_LIVE_MEDIA names backends that there are, and each has what it needs."""
    return list(_found())


def _found() -> Iterator[CheckMessage]:
    for name in settings.LIVE_MEDIA:
        backend = BACKENDS.get(name)
        if backend is None:
            words = f"LMS_LIVE_MEDIA names {name!r}, and there is no such backend."
            hint = f"There are: {', '.join(BACKENDS)}."
            yield Error(words, hint=hint, id="live.E001")
            continue
        for fault in backend.faults():
            words = f"Live classes cannot use {name!r}: {fault}"
            hint = (
                f"Mend it (docs/settings.md), or take {name!r} out of LMS_LIVE_MEDIA."
            )
            yield Error(words, hint=hint, id="live.E002")
    if JITSI.name in settings.LIVE_MEDIA and not settings.JITSI_SECRET:
        words = "Whoever is first in a room of the Jitsi server becomes its moderator."
        hint = (
            "Have the server ask for tokens, and set LMS_JITSI_APP_ID and"
            " LMS_JITSI_SECRET."
        )
        yield Warning(words, hint=hint, id="live.W001")
    secret = settings.LIVEKIT_SECRET
    if LIVEKIT.name in settings.LIVE_MEDIA and 0 < len(secret) < SECRET_CHARACTERS:
        words = "Whoever has a token of the LiveKit server may find out its secret."
        hint = f"Give it a secret of at least {SECRET_CHARACTERS} characters."
        yield Warning(words, hint=hint, id="live.W002")
