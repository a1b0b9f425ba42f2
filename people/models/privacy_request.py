"""What somebody asks about the data that are held about them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models.person import Person


class PrivacyRequest(models.Model):
    """One request with its clock and its answer; asked and answered once, then it stands."""

    class Kind(models.TextChoices):
        RECTIFY = "rectify", _("Correct what is wrong")
        ERASE = "erase", _("Delete raw data about me")
        OBJECT = "object", _("I object to a use of my data")
        ACCESS = "access", _("Tell me more than the page does")

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for an answer")
        GRANTED = "granted", _("Done as asked")
        REFUSED = "refused", _("Not done, with a reason")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="privacy_requests")
    kind = models.TextField(choices=Kind)
    words = models.TextField()
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    state = models.TextField(choices=State, default=State.OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("request about personal data")
        verbose_name_plural = _("requests about personal data")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(state="open"),
                name="one_open_privacy_request_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(state="open", answered_at=None, answered_by=None)
                | Q(
                    ~Q(state="open"),
                    ~Q(answer=""),
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
                name="privacy_answer_is_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["answer_by"],
                condition=Q(state="open"),
                name="privacy_requests_that_wait",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}"
