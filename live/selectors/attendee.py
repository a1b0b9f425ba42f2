"""Who took part in a session at all, without reckoning for how long."""

from live.models import CheckIn, LiveSession, PaperMark, PresenceLease, RollCall


def attendee_ids(session: LiveSession) -> set[int]:
    """Persons who were connected while it was held, on a roll or a list, or met a checkpoint."""
    leases = PresenceLease.objects.filter(
        session=session, person__isnull=False, last_seen_at__gte=session.started_at
    )
    rolls = RollCall.objects.filter(session=session)
    signed = PaperMark.objects.filter(paper_list__hall__session=session)
    met = CheckIn.objects.filter(checkpoint__session=session).exclude(
        flag=CheckIn.Flag.WRONG_ANSWER
    )
    return {
        *leases.values_list("person", flat=True),
        *rolls.values_list("person", flat=True),
        *signed.values_list("person", flat=True),
        *met.values_list("person", flat=True),
    }
