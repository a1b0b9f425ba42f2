"""Everybody who was not present gets a row that says what is known of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from live.kinds.absence import AbsenceState
from live.kinds.roll import Mark
from live.kinds.rule import Outcome
from live.models import Absence, Attendance, LiveSession, RollEvent

BATCH = 1000


def note_absences(*, session: LiveSession, rows: Sequence[Attendance]) -> int:
    """Make a row for each of ``rows`` that is no presence; how many wait for a decision.

    A reason on a hall's roll waits for a decision, told by whoever marked it. What was
    told or decided before stands.
    """
    missing = [one for one in rows if one.outcome != Outcome.PRESENT]
    Absence.objects.bulk_create(
        [
            Absence(session=session, person_id=one.person_id, unit_id=one.unit_id)
            for one in missing
        ],
        ignore_conflicts=True,
        batch_size=BATCH,
    )
    reasons = _reasons(session)
    silent = Absence.objects.filter(
        session=session,
        state=AbsenceState.UNEXCUSED,
        decided_at=None,
        person__in=[one.person_id for one in missing],
        person__uid__in=reasons,
    ).select_related("person")
    changed = []
    for one in silent:
        one.reason, one.told_by_id, one.told_at = reasons[str(one.person.uid)]
        one.state = AbsenceState.PENDING
        changed.append(one)
    Absence.objects.bulk_update(
        changed, ["reason", "told_by", "told_at", "state"], batch_size=BATCH
    )
    return len(changed)


def _reasons(session: LiveSession) -> Mapping[str, tuple[str, int | None, datetime]]:
    """The newest reason on the halls' rolls by the person's uid, with who marked it."""
    marks = RollEvent.objects.filter(hall__session=session, kind=Mark.REASON).order_by(
        "counter", "device", "sequence", "uid"
    )
    newest = {
        about: (str(value).strip(), recorder, at)
        for about, value, recorder, at in marks.values_list(
            "about", "value", "recorded_by", "recorded_at"
        )
    }
    return {about: told for about, told in newest.items() if told[0]}
