"""What courses does when the register changes."""

from courses.models import Campaign, Progress
from courses.selectors.campaign import open_campaigns
from courses.services.roster import CampaignNotOpen, sync_roster, take_off
from kernel.events import subscribe
from kernel.models import Job
from kernel.queue import enqueue
from people.events import (
    PersonSettled,
    PersonTransferred,
    RegisterChanged,
    RosterUndone,
    StandingChanged,
    TreeChanged,
)
from people.services.roster_applying import SomethingDepends

SYNC_CAMPAIGN = "courses.tasks.sync_campaign"


def follow_person(event: PersonSettled | PersonTransferred | StandingChanged) -> None:
    """Move one person's duties at once; a day that lies ahead waits for the round."""
    for campaign in open_campaigns(event.now).order_by("pk"):
        try:
            sync_roster(
                campaign=campaign,
                actor=None,
                now=event.now,
                person_ids=[event.person.pk],
            )
        except CampaignNotOpen:  # it closed between the two looks
            continue


def follow_register(event: RegisterChanged | TreeChanged) -> None:
    """Ask for the whole comparison of each open campaign, unless it is asked for."""
    for campaign in open_campaigns(event.now).order_by("pk"):
        if not _is_asked_for(campaign):
            enqueue(SYNC_CAMPAIGN, campaign_id=campaign.pk)


def follow_undone_roster(event: RosterUndone) -> None:
    """Have the lists say of these people what they said before the roster.

    Raises:
        SomethingDepends: one of them has begun to study.
    """
    begun = Progress.objects.filter(enrolment__person__in=event.person_ids)
    if begun.filter(enrolment__person__homes=None).exists():
        raise SomethingDepends
    for campaign in open_campaigns(event.now).order_by("pk"):
        if not take_off(campaign=campaign, person_ids=event.person_ids, now=event.now):
            continue
        sync_roster(
            campaign=campaign,
            actor=None,
            now=event.now,
            person_ids=event.person_ids,
        )


def _is_asked_for(campaign: Campaign) -> bool:
    return Job.objects.filter(
        task=SYNC_CAMPAIGN,
        state=Job.State.QUEUED,
        arguments={"campaign_id": campaign.pk},
    ).exists()


def listen() -> None:
    """Subscribe to what people tells."""
    subscribe(PersonSettled, follow_person)
    subscribe(PersonTransferred, follow_person)
    subscribe(StandingChanged, follow_person)
    subscribe(RegisterChanged, follow_register)
    subscribe(TreeChanged, follow_register)
    subscribe(RosterUndone, follow_undone_roster)
