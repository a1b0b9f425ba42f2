"""The ladder of a campaign: laying the usual one, adding and taking off rungs."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from kernel import audit
from kernel.errors import DomainError
from people.models import User
from records.kinds.reminder import LADDER, MOST_DAYS, MOST_RUNGS, Audience, Step
from records.models import ReminderRung


class TooLateForMembers(DomainError):
    message = _(
        "Nobody can study after the last day: remind learners before it or on it."
    )


class TooFarAway(DomainError):
    message = _("Choose a day at most thirty days before or after the last one.")


class DayHasPassed(DomainError):
    message = _("That day has passed; nobody would be told. Choose a later day.")


class TooManyRungs(DomainError):
    message = _("Twelve reminders are enough for a campaign. Take one off first.")


@transaction.atomic
def lay_ladder(*, campaign: Campaign) -> bool:
    """Write the usual ladder for a campaign that has none; whether this call did."""
    if campaign.rungs.exists():
        return False
    ReminderRung.objects.bulk_create(
        [
            ReminderRung(campaign=campaign, days=one.days, audience=one.audience)
            for one in LADDER
        ],
        ignore_conflicts=True,
    )
    return True


@transaction.atomic
def add_rung(
    *, campaign: Campaign, step: Step, actor: User, now: datetime | None = None
) -> bool:
    """Put ``step`` on the ladder; whether it was not there before.

    Raises:
        TooLateForMembers, TooFarAway, DayHasPassed, TooManyRungs.
    """
    now = now or timezone.now()
    campaign = _claim(campaign)
    version = campaign.published
    assert version is not None
    if abs(step.days) > MOST_DAYS:
        raise TooFarAway
    if step.audience == Audience.MEMBER and step.days > 0:
        raise TooLateForMembers
    if step.due_on(version.closes_at) < timezone.localdate(now):
        raise DayHasPassed
    on = campaign.rungs.filter(is_on=True)
    if on.filter(days=step.days, audience=step.audience).exists():
        return False
    if on.count() >= MOST_RUNGS:
        raise TooManyRungs
    rung, _is_new = ReminderRung.objects.update_or_create(
        campaign=campaign,
        days=step.days,
        audience=step.audience,
        defaults={"is_on": True},
    )
    _audit("reminder.rung_added", rung, actor, now)
    return True


@transaction.atomic
def take_rung_off(
    *, campaign: Campaign, step: Step, actor: User, now: datetime | None = None
) -> bool:
    """Take ``step`` off; what it has told stays told. Whether this call did it."""
    now = now or timezone.now()
    campaign = _claim(campaign)
    on = campaign.rungs.filter(days=step.days, audience=step.audience, is_on=True)
    rung = on.first()
    if rung is None or not on.update(is_on=False):
        return False
    _audit("reminder.rung_taken_off", rung, actor, now)
    return True


def _claim(campaign: Campaign) -> Campaign:
    """The campaign's row, locked, with a ladder."""
    rows = Campaign.objects.select_for_update(of=("self",), no_key=True)
    campaign = rows.select_related("published").get(pk=campaign.pk)
    lay_ladder(campaign=campaign)
    return campaign


def _audit(verb: str, rung: ReminderRung, actor: User, now: datetime) -> None:
    audit.record(
        actor=actor, verb=verb, target=rung, now=now, campaign=str(rung.campaign.uid),
        days=rung.days, audience=str(rung.audience),
    )  # fmt: skip
