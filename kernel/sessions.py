"""Sessions in the database, read by one written statement: each page begins with it.

A test that is begun keeps the right to write in its session: that is written out as well.
"""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS, UpdateError
from django.db import connection
from django.utils import timezone

from kernel.prepared import Written

SHORTEST = 8
LETTERS = frozenset(VALID_KEY_CHARS)
_SAVE = """
UPDATE django_session SET session_data = %s, expire_date = %s WHERE session_key = %s
"""
_LOAD = Written(
    "session_load",
    """
    SELECT session_data FROM django_session
    WHERE session_key = %(key)s AND expire_date > %(now)s
    """,
    key="text",
    now="timestamptz",
)


class SessionStore(db.SessionStore):
    """Django's; a third of the cost where a session is read, and no key but its own."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no key, where it is unknown or over."""
        with connection.cursor() as cursor:
            cursor.execute(*_LOAD.call(key=self.session_key, now=timezone.now()))
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        found: dict[str, Any] = self.decode(row[0])
        return found

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 -- Django's
        """Keep what the session holds now.

        Raises:
            UpdateError: somebody has ended the session meanwhile.
            CreateError: ``must_create``, and the key is there already.
        """
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        held = self.encode(self._session)  # type: ignore[attr-defined]  # Django sets it
        with connection.cursor() as cursor:
            cursor.execute(_SAVE, [held, self.get_expiry_date(), self.session_key])
            if not cursor.rowcount:
                raise UpdateError

    def _validate_session_key(self, key: str | None) -> bool:
        """Only what Django makes is looked for: a NUL would be a fault of the database."""
        return key is not None and len(key) >= SHORTEST and set(key) <= LETTERS
