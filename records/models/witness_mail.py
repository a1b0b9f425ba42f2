"""That a signed head was mailed to a witness."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class WitnessMail(models.Model):
    """One head to one address. A newer head takes the place of one that waits.

    waiting -> sending -> sent, or waiting again, or failed; waiting -> replaced. A head that
    was broken off while it was being sent waits again: two of the same do no harm.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be sent")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Gone out")
        FAILED = "failed", _("Could not be sent")
        REPLACED = "replaced", _("A newer head took its place")

    address = models.EmailField()
    size = models.BigIntegerField()  # of the ledger under that head
    state = models.TextField(choices=State, default=State.WAITING)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    settled_at = models.DateTimeField(null=True)
    fault = models.TextField(blank=True)  # what the mail server said, the last time

    class Meta:
        verbose_name = _("head for a witness")
        verbose_name_plural = _("heads for witnesses")
        constraints = [
            models.UniqueConstraint(
                fields=["address", "size"], name="head_goes_once_to_a_witness"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending"], settled_at=None)
                | (~Q(state__in=["waiting", "sending"]) & Q(settled_at__isnull=False)),
                name="settled_head_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.size} {self.state}"
