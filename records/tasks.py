"""Work of records in the background."""

from courses.models import CampaignVersion, Enrolment
from kernel.queue import progress
from records.services.record import reckon


def reckon_version(*, version_id: int) -> None:
    """Weigh anew, under a version just published, those who have begun and not completed."""
    version = CampaignVersion.objects.get(pk=version_id)
    begun = (
        Enrolment.objects.filter(run=version.run_id, progress__isnull=False)
        .exclude(
            person__records__campaign=version.campaign_id,
            person__records__completed_at__isnull=False,
        )
        .distinct()
        .order_by("pk")
    )
    total = begun.count()
    for done, enrolment in enumerate(begun.select_related("person").iterator(), 1):
        reckon(enrolment=enrolment)
        progress(done, total)
