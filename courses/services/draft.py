"""The draft of a campaign, held by whoever changes it."""

from django.utils.translation import gettext_lazy as _

from courses.models import Campaign, CampaignVersion
from kernel.errors import DomainError


class NoDraft(DomainError):
    message = _("This campaign has no draft. Begin a new version first.")


def lock_draft(campaign: Campaign) -> CampaignVersion:
    """The draft of ``campaign``, both rows locked, the campaign's first.

    Raises:
        NoDraft: there is none.
    """
    locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
    draft = (
        CampaignVersion.objects.select_for_update(of=("self",))
        .select_related("course", "resolution", "run")
        .filter(campaign=locked, published_at=None)
        .first()
    )
    if draft is None:
        raise NoDraft
    draft.campaign = locked
    return draft
