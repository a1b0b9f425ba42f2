"""Campaigns in two waves."""

from datetime import date, timedelta

from courses.kinds.wave import WavePlan
from courses.models import CampaignVersion, Wave
from people.models import Unit
from tests.factories import NOON, WaveFactory

TODAY = NOON.date()
LATER = TODAY + timedelta(days=5)


def plans(*pilots: Unit, first: date = TODAY, second: date = LATER) -> list[WavePlan]:
    """The pilots first, all the rest in a second wave."""
    return [WavePlan(first, tuple(one.uid for one in pilots)), WavePlan(second)]


def divided(version: CampaignVersion, *pilots: Unit) -> list[Wave]:
    """Two waves of a campaign in force: the first open for a week, the second waits."""
    opened = NOON - timedelta(days=7)
    return [
        WaveFactory(
            campaign=version.campaign,
            units=[str(one.uid) for one in pilots],
            opens_on=opened.date(),
            released_at=opened,
        ),
        WaveFactory(campaign=version.campaign, number=2, opens_on=LATER),
    ]
