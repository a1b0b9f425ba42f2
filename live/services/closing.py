"""A hall is closed: a second person counts, and lists signed on paper are added."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel import audit
from kernel.errors import DomainError
from kernel.kinds.attachment import LONGEST_START, kind_of
from kernel.queue import enqueue
from live.kinds.roll import Mark
from live.models import (
    Hall,
    HallSeat,
    HallWitness,
    LiveSession,
    PaperList,
    PaperMark,
)
from live.services.following import open_what_follows
from live.services.hall import roll_of
from people.models import Person, User

CHUNK = 1 << 16


class NothingCounted(DomainError):
    message = gettext_lazy(
        "The clerk has not kept a head count of the closing round yet."
    )


class WitnessIsClerk(DomainError):
    message = gettext_lazy(
        "You have called this roll yourself; somebody else must count."
    )


class WitnessedAlready(DomainError):
    message = gettext_lazy("This hall has its second witness already.")


class CountsDiffer(DomainError):
    """``clerk_count``: what the clerk has counted."""

    message = gettext_lazy("The two counts differ. Count again, or say why.")

    def __init__(self, count: int, clerk_count: int) -> None:
        told = _(
            "You counted %(count)d, the clerk %(clerk)d. Count again, or write why they"
            " differ."
        )
        super().__init__(told % {"count": count, "clerk": clerk_count})
        self.clerk_count = clerk_count


class NotHeldYet(DomainError):
    message = gettext_lazy("The session has not begun: nobody can have signed yet.")


class NobodySigned(DomainError):
    message = gettext_lazy("Tick those who have signed the list.")


class NoSeatHere(DomainError):
    message = gettext_lazy("One of the people is not expected in this hall.")


class ScanUnreadable(DomainError):
    message = gettext_lazy("The file is neither a PDF nor a JPEG or PNG picture.")


class ScanKnown(DomainError):
    message = gettext_lazy("This scan has been added to this hall already.")


@transaction.atomic
def witness_hall(
    *,
    hall: Hall,
    count: int,
    reason: str,
    actor: User,
    now: datetime | None = None,
) -> bool:
    """Note what a second person has counted at the closing. Whether this call did it.

    Raises:
        NothingCounted: there is nothing to hold it against yet.
        WitnessIsClerk: ``actor`` has made marks on this roll.
        WitnessedAlready: somebody else has, or with another count.
        CountsDiffer: and no reason is given.
    """
    now = now or timezone.now()
    hall = Hall.objects.select_for_update().get(pk=hall.pk)
    known = HallWitness.objects.filter(hall=hall).first()
    if known is not None:
        if (known.witnessed_by_id, known.count) == (actor.pk, count):
            return False
        raise WitnessedAlready
    clerk_count = roll_of(hall).counts.get(Mark.CLOSING)
    if clerk_count is None:
        raise NothingCounted
    if hall.roll_events.filter(recorded_by=actor).exists():
        raise WitnessIsClerk
    reason = reason.strip()
    if count != clerk_count and not reason:
        raise CountsDiffer(count, clerk_count)
    HallWitness.objects.create(
        hall=hall,
        count=count,
        clerk_count=clerk_count,
        reason=reason if count != clerk_count else "",
        witnessed_by=actor,
        witnessed_at=now,
    )
    audit.record(
        actor=actor, verb="hall.witnessed", target=hall, now=now, count=count,
        clerk_count=clerk_count, reason=reason,
    )  # fmt: skip
    return True


@transaction.atomic
def add_paper_list(
    *,
    hall: Hall,
    file: "File[bytes]",
    people: Sequence[Person],
    actor: User,
    now: datetime | None = None,
) -> PaperList:
    """Keep a scan of a signed list, and mark those who signed it, with grade C.

    A session that is settled is reckoned again.

    Raises:
        NotHeldYet, NobodySigned, NoSeatHere, ScanUnreadable, ScanKnown: nothing is kept.
    """
    now = now or timezone.now()
    hall = Hall.objects.select_for_update().get(pk=hall.pk)
    session = LiveSession.objects.select_related("activity__section").get(
        pk=hall.session_id
    )
    if session.started_at is None:
        raise NotHeldYet
    _check_people(hall, people)
    extension, digest = _looked_into(file)
    if hall.paper_lists.filter(sha256=digest).exists():
        raise ScanKnown
    scan = PaperList(
        hall=hall, file_name=str(file.name or "")[-200:], sha256=digest,
        added_by=actor, added_at=now,
    )  # fmt: skip
    scan.file.save(f"{scan.uid}.{extension}", file, save=False)
    scan.save()
    PaperMark.objects.bulk_create(PaperMark(paper_list=scan, person=p) for p in people)
    audit.record(
        actor=actor, verb="hall.paper_added", target=hall, now=now, people=len(people),
        sha256=digest,
    )  # fmt: skip
    if session.state == LiveSession.State.ENDED:
        there = [one.pk for one in people]
        open_what_follows(session=session, actor=actor, now=now, people=there)
    if session.settled_at is not None:
        enqueue("live.tasks.settle_session", session_id=session.pk)
    return scan


def _check_people(hall: Hall, people: Sequence[Person]) -> None:
    if not people:
        raise NobodySigned
    seats = HallSeat.objects.filter(hall=hall, person__in=[one.pk for one in people])
    if seats.count() != len({one.pk for one in people}):
        raise NoSeatHere


def _looked_into(file: "File[bytes]") -> tuple[str, str]:
    """The extension by its first bytes, and the hash of all of them."""
    file.seek(0)
    kind = kind_of(file.read(LONGEST_START))
    if kind is None:
        raise ScanUnreadable
    file.seek(0)
    digest = hashlib.sha256()
    for piece in iter(lambda: file.read(CHUNK), b""):
        digest.update(piece)
    file.seek(0)
    return kind[0], digest.hexdigest()
