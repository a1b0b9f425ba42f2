"""What the ledger says of a person, and which of it may be erased now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from assessments.models import Inquiry, ResultChange
from people.access import Actor, Permission
from people.models import Person, PrivacyRequest
from people.selectors.privacy_request import privacy_requests_for
from records.kinds.certificate import CertificateState
from records.kinds.erasure import Hold, Spoken, Told
from records.models import (
    Certificate,
    CompletionRecord,
    Contest,
    ErasureProposal,
    LedgerOpening,
    StatedResult,
)


@dataclass(frozen=True)
class _Subject:
    """A row of which entries speak, before the entries are looked at.

    ``ended_at``: when the matter was over, from which the time of proof runs.
    ``campaign_id``: of a record or a contest, which may be contested.
    """

    kind: Told
    uid: UUID
    title: str
    ended_at: datetime
    campaign_id: int | None = None
    valid_until: date | None = None  # of a certificate in force that rests on it


def erasure_requests_for(
    user: Actor, permission: Permission
) -> QuerySet[PrivacyRequest]:
    """The requests for a deletion of the people of the user's units, not the user's own."""
    mine = privacy_requests_for(user, permission)
    return mine.filter(kind=PrivacyRequest.Kind.ERASE)


def proposals_of(request: PrivacyRequest) -> QuerySet[ErasureProposal]:
    """Those of one request, the newest first."""
    found = ErasureProposal.objects.filter(request=request)
    return found.select_related("proposed_by", "decided_by").order_by("-pk")


def spoken_of(person: Person, now: datetime) -> list[Spoken]:
    """What the ledger says of ``person``, and what forbids to erase each part now.

    The number of statements does not grow with what there is.
    """
    subjects = list(_subjects(person))
    known = _openings([one.uid for one in subjects])
    about = _Holds(person, now)
    found = []
    for one in subjects:
        openings, unsealed = known.get(one.uid, (0, 0))
        if openings:
            spoken = Spoken(one.kind, one.uid, one.title, openings)
            hold, until = about.hold(one, has_unsealed=bool(unsealed))
            found.append(replace(spoken, hold=hold, until=until))
    return found


def is_as_proposed(proposal: ErasureProposal, spoken: list[Spoken]) -> bool:
    """Whether each subject of the proposal is free, with as many openings as then."""
    free = {str(one.uid): one.openings for one in spoken if one.hold is None}
    return all(free.get(one["uid"]) == one["openings"] for one in proposal.subjects)


def _subjects(person: Person) -> Iterator[_Subject]:
    certificates = list(
        Certificate.objects.filter(person=person)
        .select_related("record__version")
        .order_by("pk")
    )
    resting = {
        one.record_id: one.valid_until or date.max
        for one in certificates
        if one.state == CertificateState.ISSUED
    }
    records = CompletionRecord.objects.filter(person=person).order_by("pk")
    for record in records.select_related("version"):
        yield _Subject(
            Told.RECORD, record.uid, record.version.title, record.version.closes_at,
            record.campaign_id, resting.get(record.pk),
        )  # fmt: skip
    for one in certificates:
        ended = max(one.issued_at, one.record.version.closes_at)
        in_force = one.state == CertificateState.ISSUED
        until = (one.valid_until or date.max) if in_force else None
        yield _Subject(
            Told.CERTIFICATE, one.uid, one.full_number, ended, valid_until=until
        )
    contests = Contest.objects.filter(person=person).order_by("pk")
    for contest in contests.select_related("campaign__published"):
        version = contest.campaign.published
        assert version is not None
        ended = max(contest.settled_at or contest.opened_at, version.closes_at)
        yield _Subject(
            Told.CONTEST, contest.uid, version.title, ended, contest.campaign_id
        )
    changes = ResultChange.objects.filter(attempt__person=person).order_by("pk")
    for change in changes.select_related("attempt__quiz__activity"):
        title = change.attempt.quiz.activity.title
        yield _Subject(Told.RESULT, change.uid, title, change.changed_at)


def _openings(uids: list[UUID]) -> dict[UUID, tuple[int, int]]:
    """How many openings each subject has, and how many of their entries bear no number."""
    rows = LedgerOpening.objects.filter(subject_uid__in=uids).values("subject_uid")
    counted = rows.annotate(
        all=Count("pk"), unsealed=Count("pk", filter=Q(entry__leaf=None))
    ).order_by()
    return {one["subject_uid"]: (one["all"], one["unsealed"]) for one in counted}


class _Holds:
    """What forbids an erasure about one person now."""

    def __init__(self, person: Person, now: datetime) -> None:
        self.now, self.day = now, timezone.localdate(now)
        self.is_contested = Contest.objects.filter(
            person=person, settled_at=None
        ).exists()
        self.is_looked_at = Inquiry.objects.filter(
            attempt__person=person, settled_at=None
        ).exists()
        windows = StatedResult.objects.filter(person=person).values("campaign")
        self.contestable = dict(
            windows.annotate(until=Max("contest_until"))
            .order_by()
            .values_list("campaign", "until")
        )

    def hold(
        self, one: _Subject, *, has_unsealed: bool
    ) -> tuple[Hold | None, date | None]:
        if self.is_contested:
            return Hold.CONTESTED, None
        if self.is_looked_at:
            return Hold.LOOKED_AT, None
        window = self.contestable.get(one.campaign_id or 0)
        if window and window > self.now:
            return Hold.CONTESTABLE, timezone.localdate(window)
        if one.ended_at > self.now:
            return Hold.RUNNING, timezone.localdate(one.ended_at)
        if has_unsealed:
            return Hold.UNSEALED, None
        if one.valid_until and one.valid_until >= self.day:
            end = None if one.valid_until == date.max else one.valid_until
            return Hold.VALID, end
        until = proof_until(timezone.localdate(one.ended_at))
        return (Hold.PROOF, until) if until > self.day else (None, None)


def proof_until(ended_on: date) -> date:
    """The first day on which what ended on a day is not kept as proof any more."""
    year = ended_on.year + int(settings.RECORD_PROOF_YEARS)
    try:
        return ended_on.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 3, 1)
