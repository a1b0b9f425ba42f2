"""The unit's own list as it is confirmed: who, how they count, what they have reached."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from courses.models import RosterEntry
from records.kinds.ledger.canonical import canonical
from records.selectors.scene import Scene


@dataclass(frozen=True)
class Listed:
    """A person on the unit's own list."""

    person_uid: UUID
    is_member: bool
    exclusion: str
    has_participated: bool
    has_completed: bool
    has_passed: bool
    name: str
    code: str
    grade: str

    @property
    def standing(self) -> str:
        """Why the person is not counted; empty if they are."""
        if self.exclusion:
            return str(RosterEntry.Exclusion(self.exclusion).label)
        return ""


def own_list(scene: Scene) -> list[Listed]:
    """The people for whom the unit itself answers, by name."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_LIST} ORDER BY person.sort_key, person.id", _asked(scene))
        return [Listed(*row) for row in cursor]


def list_hash(scene: Scene) -> str:
    """SHA-256 of the list, without names; the same facts have the same hash."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_LIST} ORDER BY person.uid", _asked(scene))
        rows = [[str(uid), *facts[:5]] for uid, *facts in cursor]
    return hashlib.sha256(canonical(rows)).hexdigest()


def _asked(scene: Scene) -> dict[str, Any]:
    return {"campaign": scene.campaign.pk, "unit": scene.unit.pk}


_LIST = """
    SELECT person.uid, entry.is_member, entry.exclusion,
        record.participated_at IS NOT NULL, record.completed_at IS NOT NULL,
        record.passed_at IS NOT NULL, person.full_name, person.code,
        coalesce(record.grade, '')
    FROM courses_rosterentry AS entry
    JOIN people_person AS person ON person.id = entry.person_id
    LEFT JOIN records_completionrecord AS record
        ON record.campaign_id = entry.campaign_id
        AND record.person_id = entry.person_id
    WHERE entry.campaign_id = %(campaign)s AND entry.unit_id = %(unit)s
        AND entry.ended_at IS NULL
"""
