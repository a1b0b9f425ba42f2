"""Telling whoever has to act next, or has waited, of a step of the chains of two persons.

Of many confirmed units their superior is told once a day, with the list behind it.
"""

from datetime import datetime

from django.utils import timezone

from courses.models import Campaign
from courses.permissions import RUN_CAMPAIGN
from people.access import Permission, today
from people.kinds.notice import News
from people.models import Unit, User
from people.services.notice import end_topic, tell
from records.kinds.step_notice import (
    ATTESTATION_ACCEPTED,
    ATTESTATION_LOCKED,
    ATTESTATION_RETURNED,
    ATTESTATION_WAITING,
    CONTEST_OPENED,
    CONTEST_PROPOSED,
    CONTEST_SENT_BACK,
    CONTEST_SETTLED,
    ERASURE_PROPOSED,
    WAVE_REVIEW_RETURNED,
    WAVE_REVIEW_SIGNED,
    WAVE_REVIEW_WAITING,
)
from records.models import Attestation, Contest, ErasureProposal, WaveReview
from records.permissions import (
    ACCEPT_ATTESTATION,
    ANSWER_CONTEST,
    DECIDE_CONTEST,
    ERASE_FROM_LEDGER,
)
from records.selectors.attestation import live, parent_of
from records.selectors.holder import nearest_holders


def tell_superior(*, attestation: Attestation, actor: User, now: datetime) -> None:
    """Figures wait for the level above: once a day, however many units confirm."""
    superior = parent_of(attestation.unit)
    if superior is None:
        return
    news = News(
        kind=ATTESTATION_WAITING,
        topic=f"attestation-waiting:{attestation.campaign.uid}:{superior.uid}",
        occasion=timezone.localdate(now).isoformat(),
        facts=_of(attestation.campaign, superior),
    )
    holders = nearest_holders(superior, ACCEPT_ATTESTATION, besides=[actor.pk])
    tell(news=news, users=holders, unit=superior, now=now)


def tell_accepted(*, attestation: Attestation, now: datetime) -> None:
    _tell_confirmer(attestation, ATTESTATION_ACCEPTED, now)


def tell_returned(*, attestation: Attestation, now: datetime) -> None:
    _tell_confirmer(attestation, ATTESTATION_RETURNED, now)


def tell_locked(*, lock: Attestation, actor: User, now: datetime) -> None:
    """Everybody who has confirmed figures of the campaign."""
    confirmers = User.objects.filter(
        pk__in=live(lock.campaign).values("confirmed_by")
    ).exclude(pk=actor.pk)
    news = News(
        kind=ATTESTATION_LOCKED,
        topic=f"attestation-locked:{lock.uid}",
        facts=_of(lock.campaign, lock.unit),
    )
    tell(news=news, users=confirmers, unit=lock.unit, now=now)


def tell_opened(*, contest: Contest, now: datetime) -> None:
    """Whoever is nearest and may answer."""
    _tell_officers(contest, CONTEST_OPENED, ANSWER_CONTEST, now)


def tell_proposed(*, contest: Contest, now: datetime) -> None:
    _tell_officers(contest, CONTEST_PROPOSED, DECIDE_CONTEST, now)


def tell_sent_back(*, contest: Contest, now: datetime) -> None:
    assert contest.proposed_by is not None
    news = _news(contest, CONTEST_SENT_BACK, now)
    tell(news=news, users=[contest.proposed_by], unit=contest.unit, now=now)


def tell_settled(*, contest: Contest, now: datetime) -> None:
    """The member who asked."""
    news = _news(contest, CONTEST_SETTLED, now)
    tell(news=news, people=[contest.person], unit=contest.unit, now=now)


def _tell_confirmer(attestation: Attestation, kind: str, now: datetime) -> None:
    news = News(
        kind=kind,
        topic=f"{kind}:{attestation.uid}",
        facts=_of(attestation.campaign, attestation.unit),
    )
    tell(news=news, users=[attestation.confirmed_by], unit=attestation.unit, now=now)


def _tell_officers(
    contest: Contest, kind: str, permission: Permission, now: datetime
) -> None:
    besides = [contest.person.user_id]
    if kind == CONTEST_PROPOSED:
        besides.append(contest.proposed_by_id)
    holders = nearest_holders(contest.unit, permission, besides=besides)
    tell(news=_news(contest, kind, now), users=holders, unit=contest.unit, now=now)


def _news(contest: Contest, kind: str, now: datetime) -> News:
    version = contest.campaign.published
    return News(
        kind=kind,
        topic=f"{kind}:{contest.uid}",
        occasion=now.isoformat(),  # an answer may be sent back more than once
        facts={
            "campaign": version.title if version else "",
            "contest_uid": str(contest.uid),
            "result_uid": str(contest.result.uid),
        },
    )


def _of(campaign: Campaign, unit: Unit) -> dict[str, str]:
    version = campaign.published
    return {
        "campaign": version.title if version else "",
        "campaign_uid": str(campaign.uid),
        "unit": unit.name,
        "unit_uid": str(unit.uid),
    }


def tell_erasure_proposed(*, proposal: ErasureProposal, now: datetime) -> None:
    """Whoever may confirm it: not the one who proposed it, nor the person themself."""
    request = proposal.request
    homes = request.person.homes.select_related("unit").order_by("-period")
    now_at = homes.filter(period__contains=today())
    home = now_at.first() or homes.first()  # who has left had one
    if home is None:
        return
    unit = home.unit
    news = News(
        kind=ERASURE_PROPOSED,
        topic=f"erasure:{proposal.uid}",
        occasion="proposed",
        facts={"request_uid": str(request.uid), "unit": unit.name},
    )
    besides = [proposal.proposed_by_id, request.person.user_id]
    holders = nearest_holders(unit, ERASE_FROM_LEDGER, besides=besides)
    tell(news=news, users=holders, unit=unit, now=now)


def tell_review_waits(*, review: WaveReview, now: datetime) -> None:
    """Whoever is nearest and may sign it: not the one who wrote it."""
    owner = review.wave.campaign.owner
    holders = nearest_holders(owner, RUN_CAMPAIGN, besides=[review.written_by_id])
    news = _of_review(review, WAVE_REVIEW_WAITING, now)
    tell(news=news, users=holders, unit=owner, now=now)


def tell_review_signed(*, review: WaveReview, now: datetime) -> None:
    _tell_reviewer(review, WAVE_REVIEW_SIGNED, now)


def tell_review_returned(*, review: WaveReview, now: datetime) -> None:
    _tell_reviewer(review, WAVE_REVIEW_RETURNED, now)


def _tell_reviewer(review: WaveReview, kind: str, now: datetime) -> None:
    """The one who wrote it; to the others it waits no more."""
    end_topic(topic=_of_review(review, WAVE_REVIEW_WAITING, now).topic, now=now)
    owner = review.wave.campaign.owner
    news = _of_review(review, kind, now)
    tell(news=news, users=[review.written_by], unit=owner, now=now)


def _of_review(review: WaveReview, kind: str, now: datetime) -> News:
    wave, version = review.wave, review.wave.campaign.published
    return News(
        kind=kind,
        topic=f"{kind}:{review.uid}",
        occasion=now.isoformat(),  # it may be sent back more than once
        facts={
            "campaign": version.title if version else "",
            "campaign_uid": str(wave.campaign.uid),
            "wave": wave.number,
        },
    )
