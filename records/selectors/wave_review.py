"""Reviews of waves, and what the opening of a wave still lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from courses.kinds.wave import WaveState
from courses.models import Campaign
from courses.permissions import RUN_CAMPAIGN
from courses.selectors.campaign import campaigns_for
from courses.selectors.wave import WaveRow, wave_rows
from people.models import User
from records.kinds.wave import WaveFigures
from records.models import WaveReview


@dataclass(frozen=True)
class Reviewed:
    """A wave with its review, and what keeps it from being opened.

    ``lacking``: sentences; with none of them a wave that is not open yet may be opened.
    """

    row: WaveRow
    review: WaveReview | None
    lacking: tuple[str, ...]

    @property
    def may_open(self) -> bool:
        return self.row.state == WaveState.NOT_OPEN and not self.lacking

    @property
    def figures(self) -> WaveFigures | None:
        """Those that the review has frozen."""
        return WaveFigures.parse(self.review.figures) if self.review else None


def waiting_to_sign(user: User) -> QuerySet[WaveReview]:
    """Reviews of the campaigns that ``user`` runs, written by others and not signed."""
    campaigns = campaigns_for(user, RUN_CAMPAIGN)
    waiting = WaveReview.objects.filter(signed_at=None, returned_because="")
    return waiting.filter(wave__campaign__in=campaigns).exclude(written_by=user)


def reviewed_waves(campaign: Campaign, on: date) -> list[Reviewed]:
    """The waves of a published campaign as they stand on the day ``on``; three queries."""
    rows = wave_rows(campaign, on)
    reviews = {
        one.wave_id: one
        for one in WaveReview.objects.filter(wave__campaign=campaign).select_related(
            "written_by", "signed_by"
        )
    }
    found: list[Reviewed] = []
    for row in rows:
        former = found[-1] if found else None
        is_waiting = row.state == WaveState.NOT_OPEN
        lacking = tuple(_lacking(campaign, former)) if is_waiting else ()
        found.append(Reviewed(row, reviews.get(row.wave.pk), lacking))
    return found


def _lacking(campaign: Campaign, former: Reviewed | None) -> Iterator[str]:
    if campaign.state != Campaign.State.PUBLISHED:
        yield _("The campaign is not published, or it is closed.")
    if former is None:
        return
    words = {"number": former.row.wave.number}
    if former.row.state != WaveState.OPEN:
        yield _("Wave %(number)d is not open yet.") % words
    if former.review is None:
        yield _("The review of wave %(number)d is not written yet.") % words
    elif former.review.returned_because:
        sentence = _(
            "The review of wave %(number)d was sent back and is to be written anew."
        )
        yield sentence % words
    elif former.review.signed_at is None:
        sentence = _(
            "The review of wave %(number)d waits for the signature of a second person."
        )
        yield sentence % words
