"""Sessions in the database, read by one written statement: each page begins with it."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.db import connection
from django.utils import timezone

SHORTEST = 8
LETTERS = frozenset(VALID_KEY_CHARS)
_LOAD = """
SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s
"""


class SessionStore(db.SessionStore):
    """Django's; a third of the cost where a session is read, and no key but its own."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no key, where it is unknown or over."""
        with connection.cursor() as cursor:
            cursor.execute(_LOAD, [self.session_key, timezone.now()])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        found: dict[str, Any] = self.decode(row[0])
        return found

    def _validate_session_key(self, key: str | None) -> bool:
        """Only what Django makes is looked for: a NUL would be a fault of the database."""
        return key is not None and len(key) >= SHORTEST and set(key) <= LETTERS
