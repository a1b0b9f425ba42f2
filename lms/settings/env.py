"""The one door to the environment. Every name read here stands in docs/settings.md."""

import os
import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PREFIX = "LMS_"


def text(name: str, default: str | None = None) -> str:
    """The value of ``LMS_<name>``.

    Raises:
        ImproperlyConfigured: it is not set and there is no default.
    """
    value = os.environ.get(PREFIX + name, default)
    if value is None:
        message = f"Set {PREFIX}{name} in the environment (docs/settings.md)."
        raise ImproperlyConfigured(message)
    return value


def words(name: str, default: str | None = None) -> list[str]:
    """The comma-separated words of ``LMS_<name>``."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def choice(name: str, usual: str, *others: str) -> str:
    """The one of ``usual`` and ``others`` that ``LMS_<name>`` says; ``usual`` if not set.

    Raises:
        ImproperlyConfigured: something else stands there.
    """
    said = text(name, usual)
    if said not in (usual, *others):
        allowed = ", ".join((usual, *others))
        message = f"{PREFIX}{name}: {said!r} is none of {allowed} (docs/settings.md)."
        raise ImproperlyConfigured(message)
    return said


def hosts(name: str) -> list[str]:
    """The host names of ``LMS_<name>``, with commas between; none if it is not set.

    Raises:
        ImproperlyConfigured: something else stands there, as an address.
    """
    found = words(name, "")
    for one in found:
        if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", one) is None:
            message = f"{PREFIX}{name}: {one!r} is no host name (docs/settings.md)."
            raise ImproperlyConfigured(message)
    return found


def days(name: str) -> frozenset[date]:
    """The days of ``LMS_<name>``: ``2027-04-16`` or ``2027-02-04..2027-02-10``, with commas.

    Raises:
        ImproperlyConfigured: something else stands there.
    """
    found: set[date] = set()
    for word in words(name, ""):
        first, _, last = word.partition("..")
        try:
            begin, end = (date.fromisoformat(one) for one in (first, last or first))
        except ValueError as error:
            message = f"{PREFIX}{name}: {word!r} is neither a day nor days (docs/settings.md)."
            raise ImproperlyConfigured(message) from error
        found |= {begin + timedelta(days=n) for n in range((end - begin).days + 1)}
    return frozenset(found)


def flag(name: str, *, default: bool) -> bool:
    """Whether ``LMS_<name>`` says yes (1, true, yes, on)."""
    said = text(name, "1" if default else "0").lower()
    return said in {"1", "true", "yes", "on"}


def folder(name: str, default: Path) -> Path:
    """The path in ``LMS_<name>``."""
    return Path(text(name, str(default)))


def database() -> dict[str, object]:
    """Django's settings of the database that ``DATABASE_URL`` names.

    ``postgresql://user:password@host:port/name``; ``?host=/folder`` for a unix socket,
    ``?disable_server_side_cursors=1`` behind a pooler by transaction.
    """
    url = os.environ.get("DATABASE_URL")
    if not url:
        message = "Set DATABASE_URL (docs/settings.md), or start with ./run demo."
        raise ImproperlyConfigured(message)
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    has_pooler = options.pop("disable_server_side_cursors", "0") == "1"
    host = options.pop("host", parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "DISABLE_SERVER_SIDE_CURSORS": has_pooler,
    }
