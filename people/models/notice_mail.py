"""E-mail that says: there is something new. It never says what."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class MailWish(models.Model):
    """That somebody wants such mail, and where to.

    Without a row, or before ``confirmed_at``, nothing but a code is sent.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="mail_wish",
    )
    address = models.EmailField()
    agreed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)  # by the code that was sent there

    class Meta:
        verbose_name = _("wish for e-mail")
        verbose_name_plural = _("wishes for e-mail")

    def __str__(self) -> str:
        return f"{self.user_id}"


class MailCode(models.Model):
    """A code of six digits sent to an address, to see that it is its owner's.

    Neither code nor address stand here; the code is drawn when it is sent. The newest of
    an account holds. Rows of the last day keep anybody from being flooded.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_codes"
    )
    address_hash = models.TextField()
    code_hash = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    fault = models.TextField(blank=True)  # what the mail server said

    class Meta:
        verbose_name = _("code for an e-mail address")
        verbose_name_plural = _("codes for e-mail addresses")
        indexes = [
            models.Index(fields=["user", "-asked_at"], name="mail_codes_of_one"),
            models.Index(fields=["address_hash", "asked_at"], name="mail_codes_to_one"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.asked_at:%Y-%m-%d %H:%M}"


class NoticeMail(models.Model):
    """One mail to one person, of all that was new to them.

    waiting -> sending -> sent, or back to waiting with a later ``due_at``, or failed.
    What was broken off while it was being sent is failed: it may have gone out.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Gone out")
        FAILED = "failed", _("Could not be sent")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_mails"
    )
    state = models.TextField(choices=State, default=State.WAITING)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    settled_at = models.DateTimeField(null=True)
    fault = models.TextField(blank=True)  # what the mail server said, the last time

    class Meta:
        verbose_name = _("mail about notices")
        verbose_name_plural = _("mails about notices")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(state__in=["waiting", "sending"]),
                name="one_mail_on_its_way",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending"], settled_at=None)
                | Q(state__in=["sent", "failed"], settled_at__isnull=False),
                name="settled_mail_has_its_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["waiting", "sending"]),
                name="mail_on_its_way",
            ),
            models.Index(fields=["user", "-created_at"], name="mails_of_one"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.state}"
