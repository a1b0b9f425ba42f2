"""Inquiries: opened by what the signals name, cleared by a person with words."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.kinds.inquiry import SETTLED, InquiryState, Step, after
from assessments.models import Attempt, Inquiry, LookItem, Signal
from kernel import audit
from kernel.errors import DomainError
from people.models import User


class OwnInquiry(DomainError):
    message = _("This is about your own test; another person must look at it.")


class ReasonNeeded(DomainError):
    message = _("Write down why: the member will read it.")


class NotThisStep(DomainError):
    message = _("This is not possible any more: somebody has gone on meanwhile.")


def open_inquiries(
    *, signal: Signal, units: Mapping[int, int], now: datetime
) -> list[Inquiry]:
    """Have people look at the passed attempts that ``signal`` names newly.

    Nothing changes but that they are in no evaluation until a person has decided.

    Args:
        units: the cell by the id of the attempt.
    """
    passed = Attempt.objects.filter(
        pk__in=units, passed=True, disallowed_at=None, quiz__is_practice=False
    )
    ground = {"kind": signal.kind, "facts": signal.facts}
    found = []
    for attempt in passed.order_by("pk"):
        inquiry, is_new = Inquiry.objects.select_for_update(of=("self",)).get_or_create(
            attempt=attempt,
            settled_at=None,
            defaults={
                "unit_id": units[attempt.pk],
                "grounds": [ground],
                "opened_at": now,
            },
        )
        if is_new:
            audit.record(actor=None, verb="inquiry.opened", target=inquiry, now=now)
        else:
            inquiry.grounds = [*inquiry.grounds, ground]
            inquiry.save(update_fields=["grounds"])
        found.append(inquiry)
    return found


@transaction.atomic
def clear_inquiry(
    *, inquiry: Inquiry, reason: str, actor: User, now: datetime | None = None
) -> Inquiry:
    """There is nothing in it: the signal has an honest reason.

    Raises:
        ReasonNeeded: nothing was said.
        OwnInquiry: it is about ``actor``.
        NotThisStep: a second look is asked for already, or it is settled.
    """
    now = now or timezone.now()
    inquiry = claim(inquiry, actor)
    _clear(inquiry, worded(reason), actor, now)
    _set_signals_aside([inquiry.attempt_id], worded(reason), actor, now)
    return inquiry


def clear_named(
    *, signal: Signal, reason: str, actor: User, now: datetime
) -> list[Inquiry]:
    """Clear what waits for a look because of ``signal`` alone; it was set aside.

    The caller holds the signal's row.
    """
    others = Signal.objects.filter(
        attempts=OuterRef("attempt"), state=Signal.State.OPEN
    ).exclude(pk=signal.pk)
    waiting = Inquiry.objects.select_for_update(of=("self",)).filter(
        ~Exists(others),
        attempt__signals=signal,
        state=InquiryState.WAITING,
    )
    found = list(waiting.order_by("pk"))
    for inquiry in found:
        _clear(inquiry, reason, actor, now)
    return found


def _clear(inquiry: Inquiry, reason: str, actor: User, now: datetime) -> None:
    move(inquiry, Step.CLEAR)
    inquiry.reason, inquiry.decided_by, inquiry.settled_at = reason, actor, now
    inquiry.save()
    audit.record(
        actor=actor, verb="inquiry.cleared", target=inquiry, now=now, reason=reason
    )


def _set_signals_aside(
    attempt_ids: Iterable[int], note: str, actor: User, now: datetime
) -> None:
    """A signal of which nobody is left to look at waits for nobody."""
    unsettled = Inquiry.objects.filter(attempt__signals=OuterRef("pk"), settled_at=None)
    Signal.objects.filter(
        ~Exists(unsettled), attempts__in=list(attempt_ids), state=Signal.State.OPEN
    ).update(state=Signal.State.DISMISSED, note=note, decided_by=actor, decided_at=now)


def claim(inquiry: Inquiry, actor: User) -> Inquiry:
    """The inquiry's row, locked and fresh, for a step of ``actor``.

    Raises:
        OwnInquiry: it is about them.
    """
    locked = (
        Inquiry.objects.select_for_update(of=("self",))
        .select_related("attempt__person", "attempt__quiz__activity")
        .get(pk=inquiry.pk)
    )
    if locked.attempt.person.user_id == actor.pk:
        raise OwnInquiry
    return locked


def move(inquiry: Inquiry, step: Step) -> None:
    """Take ``step``, if the machine has it.

    Raises:
        NotThisStep: it has not.
    """
    state = after(InquiryState(inquiry.state), step)
    if state is None:
        raise NotThisStep
    inquiry.state = state


def worded(reason: str) -> str:
    """``reason`` without needless space.

    Raises:
        ReasonNeeded: there is nothing else in it.
    """
    reason = reason.strip()
    if not reason:
        raise ReasonNeeded
    return reason


def forget_grounds(*, before: datetime) -> int:
    """Forget what was seen of attempts that stand; that and when people looked remains."""
    over = Inquiry.objects.filter(
        state__in=SETTLED - {InquiryState.DISALLOWED}, opened_at__lt=before
    )
    LookItem.objects.filter(inquiry__in=over).delete()
    return over.exclude(grounds=[]).update(grounds=[])
