"""Work of the root in the background."""

from django.utils import timezone
from django.utils.translation import gettext as _

from kernel.queue import enqueue
from lms.services.retention import forget_raw


def ask_for_forgetting() -> None:
    """Runs each hour and asks once a day for the deletion of what is ninety days old."""
    today = timezone.localdate()
    enqueue(
        "lms.tasks.forget",
        key=f"retention-{today.isoformat()}",
        title=_("Deletion of data kept for 90 days, %(day)s")
        % {"day": f"{today:%d/%m/%Y}"},
    )


def forget() -> None:
    forget_raw()
