"""Waves of a campaign: laid in its first draft, opened one after another."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.kinds.wave import LEAST_WAVES, MOST_WAVES, Fault, WavePlan, faults_of
from courses.models import Campaign, Wave
from courses.services.draft import lock_draft
from courses.services.publishing import BUILD_ROSTER
from courses.services.roster import CampaignNotOpen
from kernel import audit
from kernel.errors import DomainError
from kernel.queue import enqueue
from people.models import User


class WavesStand(DomainError):
    message = gettext_lazy(
        "The waves stand once the campaign is published; only the day of one that is not "
        "open yet can still be chosen."
    )


class WavesWrong(DomainError):
    """``faults``: what is wrong, wave by wave."""

    message = gettext_lazy("The waves cannot be laid like this.")

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults[0].sentence if faults else None)
        self.faults = list(faults)


class WaveMustWait(DomainError):
    message = gettext_lazy("The review of the wave before it is not signed yet.")


class WaveDayOutside(DomainError):
    message = gettext_lazy(
        "Choose today or a later day, not after the last day of the campaign."
    )


@transaction.atomic
def lay_waves(
    *,
    campaign: Campaign,
    plans: Sequence[WavePlan],
    actor: User,
    now: datetime | None = None,
) -> list[Wave]:
    """Divide a campaign that was never published; no ``plans``: all begin together.

    Raises:
        NoDraft: there is none.
        WavesStand: it has been published.
        WavesWrong: a day or a unit cannot stand.
    """
    now = now or timezone.now()
    draft = lock_draft(campaign)
    campaign = draft.campaign
    if campaign.published_id is not None:
        raise WavesStand
    first, last = (timezone.localdate(one) for one in (draft.opens_at, draft.closes_at))
    faults = list(faults_of(plans, first, last))
    if faults or (plans and not LEAST_WAVES <= len(plans) <= MOST_WAVES):
        raise WavesWrong(faults)
    campaign.waves.all().delete()
    made = Wave.objects.bulk_create(
        Wave(
            campaign=campaign,
            number=number,
            units=[str(uid) for uid in one.units],
            opens_on=one.opens_on,
        )
        for number, one in enumerate(plans, start=1)
    )
    audit.record(
        actor=actor,
        verb="campaign.waves_laid",
        target=campaign,
        now=now,
        waves=[
            {"opens_on": one.opens_on.isoformat(), "units": one.units} for one in made
        ],
    )
    return made


@transaction.atomic
def note_review(*, wave: Wave, actor: User, now: datetime) -> bool:
    """Let the next wave be opened: the review of ``wave`` was signed by a second person.

    Whoever keeps the reviews calls it in the transaction of the signature.

    Returns:
        Whether this call did it.
    """
    fresh = Wave.objects.filter(pk=wave.pk, reviewed_at=None, released_at__isnull=False)
    if not fresh.update(reviewed_at=now):
        return False
    audit.record(
        actor=actor,
        verb="campaign.wave_reviewed",
        target=wave.campaign,
        now=now,
        wave=wave.number,
    )
    return True


@transaction.atomic
def release_wave(
    *, wave: Wave, opens_on: date, actor: User, now: datetime | None = None
) -> bool:
    """Have ``wave`` opened on its day: today in the background, later by the hourly round.

    Either way ``courses.services.roster.sync_roster`` turns those who wait into those
    who are asked and enrols them, as it did for the waves before.

    Returns:
        Whether this call did it.

    Raises:
        CampaignNotOpen: it is not published, or over.
        WaveMustWait: the wave before it is not open, or its review is not signed.
        WaveDayOutside: the day has passed, or lies after the campaign.
    """
    now = now or timezone.now()
    campaign = (
        Campaign.objects.select_for_update(of=("self",))
        .select_related("published")
        .get(pk=wave.campaign_id)
    )
    wave = campaign.waves.select_for_update().get(pk=wave.pk)
    if wave.released_at is not None:
        return False
    version, today = campaign.published, timezone.localdate(now)
    if version is None or campaign.state != Campaign.State.PUBLISHED:
        raise CampaignNotOpen
    _check_former(campaign, wave, today)
    if not today <= opens_on <= timezone.localdate(version.closes_at):
        raise WaveDayOutside
    wave.opens_on, wave.released_at, wave.released_by = opens_on, now, actor
    wave.save(update_fields=["opens_on", "released_at", "released_by"])
    audit.record(
        actor=actor,
        verb="campaign.wave_opened",
        target=campaign,
        now=now,
        wave=wave.number,
        opens_on=opens_on.isoformat(),
    )
    if wave.is_open(today):
        words = {"number": wave.number, "campaign": version.title}
        enqueue(
            BUILD_ROSTER,
            key=f"campaign_wave:{wave.uid}",
            title=_("Opening of wave %(number)d of “%(campaign)s”") % words,
            actor=actor,
            campaign_id=campaign.pk,
        )
    return True


def _check_former(campaign: Campaign, wave: Wave, today: date) -> None:
    if wave.number == 1:
        return
    former = campaign.waves.get(number=wave.number - 1)
    words = {"number": former.number}
    if not former.is_open(today):
        raise WaveMustWait(_("Wave %(number)d is not open yet.") % words)
    if former.reviewed_at is None:
        raise WaveMustWait(
            _("The review of wave %(number)d is not signed yet.") % words
        )
