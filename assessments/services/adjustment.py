"""The granting and revoking of adjustments, each with its reason and its grantor."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import Adjustment, Quiz
from kernel import audit
from kernel.errors import DomainError
from people.models import Person, User


class OwnAdjustment(DomainError):
    message = _("Nobody grants an adjustment to themselves; ask somebody else.")


class ReasonNeeded(DomainError):
    message = _("Say why the adjustment is granted.")


class NothingGranted(DomainError):
    message = _("Grant more time, an attempt, a later end or another form.")


class EndNeedsTest(DomainError):
    message = _("A later end is for one test: choose it.")


class WrongDays(DomainError):
    message = _("The last day must not lie before the first, nor before today.")


@dataclass(frozen=True)
class Grant:
    """What is granted: days are whole, ``ends_on`` is the last one."""

    begins_on: date
    ends_on: date
    quiz: Quiz | None = None
    time_factor: Decimal = Decimal(1)
    extra_attempts: int = 0
    closes_at: datetime | None = None
    form: str = ""


@transaction.atomic
def grant_adjustment(
    *,
    person: Person,
    grant: Grant,
    reason: str,
    actor: User,
    now: datetime | None = None,
) -> Adjustment:
    """Allow ``person`` what ``grant`` says; the same one again is the one that stands.

    Attempts under way keep their deadline: the factor counts for those begun later.

    Raises:
        OwnAdjustment: ``actor`` is the person.
        ReasonNeeded, NothingGranted, EndNeedsTest, WrongDays: as they say.
    """
    now = now or timezone.now()
    reason = " ".join(reason.split())
    _check(person, grant, reason, actor, now)
    Person.objects.select_for_update(no_key=True, of=("self",)).get(pk=person.pk)
    fields = {**vars(grant), "person": person, "reason": reason}
    known = Adjustment.objects.filter(**fields, revoked_at=None).first()
    if known is not None:
        return known
    adjustment = Adjustment.objects.create(**fields, granted_by=actor, granted_at=now)
    if grant.quiz and grant.closes_at:
        later = Q(last_closes_at=None) | Q(last_closes_at__lt=grant.closes_at)
        Quiz.objects.filter(later, pk=grant.quiz.pk).update(
            last_closes_at=grant.closes_at
        )
    audit.record(
        actor=actor,
        verb="adjustment.granted",
        target=adjustment,
        now=now,
        person=str(person.uid),
        test=str(grant.quiz.activity.uid) if grant.quiz else None,
        time_factor=str(grant.time_factor),
        extra_attempts=grant.extra_attempts,
        closes_at=grant.closes_at.isoformat() if grant.closes_at else None,
        form=grant.form,
        begins_on=grant.begins_on.isoformat(),
        ends_on=grant.ends_on.isoformat(),
        reason=reason,
    )
    return adjustment


@transaction.atomic
def revoke_adjustment(
    *, adjustment: Adjustment, actor: User, now: datetime | None = None
) -> bool:
    """Have it no longer stand; whether this call did so. Attempts begun keep theirs."""
    now = now or timezone.now()
    standing = Adjustment.objects.filter(pk=adjustment.pk, revoked_at=None)
    if not standing.update(revoked_at=now, revoked_by=actor):
        return False
    audit.record(
        actor=actor,
        verb="adjustment.revoked",
        target=adjustment,
        now=now,
        person=str(adjustment.person.uid),
    )
    return True


def _check(
    person: Person, grant: Grant, reason: str, actor: User, now: datetime
) -> None:
    if person.user_id == actor.pk:
        raise OwnAdjustment
    if not reason:
        raise ReasonNeeded
    has_more = grant.time_factor > 1 or grant.extra_attempts > 0
    if not (has_more or grant.closes_at or grant.form):
        raise NothingGranted
    if grant.closes_at and not grant.quiz:
        raise EndNeedsTest
    if grant.ends_on < max(grant.begins_on, timezone.localdate(now)):
        raise WrongDays
