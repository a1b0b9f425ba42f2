"""What stands beside a hall's roll: a second witness, and lists on paper."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.stores import private_store
from live.models.hall import Hall
from people.models import Person


class HallWitness(models.Model):
    """A second person has counted the heads at the closing; it is never changed.

    ``clerk_count`` is what the clerk had counted by then.
    """

    hall = models.OneToOneField(
        Hall, models.CASCADE, primary_key=True, related_name="witness"
    )
    count = models.PositiveIntegerField()
    clerk_count = models.PositiveIntegerField()
    reason = models.TextField(blank=True)  # why the two differ
    witnessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    witnessed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("witness of a hall")
        verbose_name_plural = _("witnesses of halls")
        constraints = [
            models.CheckConstraint(
                condition=Q(count=F("clerk_count")) | ~Q(reason=""),
                name="differing_counts_have_their_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.hall_id} {self.count}/{self.clerk_count}"

    @property
    def differs(self) -> bool:
        return self.count != self.clerk_count


class PaperList(models.Model):
    """A list signed on paper in a hall, scanned; what it shows is graded C."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    hall = models.ForeignKey(Hall, models.CASCADE, related_name="paper_lists")
    file = models.FileField(storage=private_store, upload_to="hall-lists/")
    file_name = models.TextField()  # as its giver called it
    sha256 = models.TextField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("list on paper")
        verbose_name_plural = _("lists on paper")
        constraints = [
            models.UniqueConstraint(
                fields=["hall", "sha256"], name="one_paper_list_a_scan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.hall_id} {self.file_name}"


class PaperMark(models.Model):
    """Somebody has signed the list."""

    paper_list = models.ForeignKey(PaperList, models.CASCADE, related_name="marks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paper_list", "person"], name="signed_once_a_list"
            )
        ]

    def __str__(self) -> str:
        return f"{self.paper_list_id} {self.person_id}"
