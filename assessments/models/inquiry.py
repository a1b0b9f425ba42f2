"""The look that people take at an attempt in which a signal was found."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.kinds.inquiry import InquiryState, Way
from assessments.models.attempt import Attempt
from assessments.models.question import QuestionVersion
from people.models import Unit


class Inquiry(models.Model):
    """An inquiry (xem lại lượt thi); its states are ``assessments.kinds.inquiry.MOVES``.

    It is opened for each passed attempt that a signal names. While it is not settled
    the person's row of the campaign is in no evaluation: as of T that is
    ``opened_at <= T and (settled_at is null or settled_at > T)``. So the row stays when
    the signals are deleted; ``grounds`` (kind and figures of each) stay with it only if
    the attempt was not recognised.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="inquiries")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # of the signal
    grounds = models.JSONField(default=list)
    state = models.TextField(choices=InquiryState, default=InquiryState.WAITING)
    opened_at = models.DateTimeField()
    way = models.TextField(choices=Way, blank=True)
    words = models.TextField(blank=True)  # why, as the member is told
    due_at = models.DateTimeField(null=True)  # until when the member may answer
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)  # the member saw the questions
    answered_at = models.DateTimeField(null=True)
    talked_on = models.DateField(null=True)
    talked_with = models.TextField(blank=True)  # who was there
    said = models.TextField(blank=True)
    is_disallowed = models.BooleanField(null=True)  # proposed, then confirmed
    reason = models.TextField(blank=True)  # of the outcome, or why it was cleared
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True)
    sent_back_because = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)  # the member read the outcome

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        constraints = [
            models.UniqueConstraint(
                fields=["attempt"],
                condition=Q(settled_at=None),
                name="one_open_inquiry_an_attempt",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "asked", "proposed"], settled_at=None)
                | (
                    Q(
                        state__in=["cleared", "kept", "disallowed"],
                        settled_at__isnull=False,
                        decided_by__isnull=False,
                    )
                    & ~Q(reason="")
                ),
                name="settled_inquiry_says_by_whom_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["kept", "disallowed"])
                | (Q(proposed_by__isnull=False) & ~Q(proposed_by=F("decided_by"))),
                name="inquiry_is_decided_by_two",
            ),
            models.CheckConstraint(
                condition=Q(asked_at=None, way="")
                | (
                    Q(
                        asked_at__isnull=False,
                        asked_by__isnull=False,
                        due_at__isnull=False,
                    )
                    & ~Q(way="")
                    & ~Q(words="")
                ),
                name="second_look_says_why_and_until_when",
            ),
            models.CheckConstraint(
                condition=Q(talked_on=None, talked_with="", said="")
                | (Q(talked_on__isnull=False) & ~Q(talked_with="") & ~Q(said="")),
                name="talk_says_who_when_and_what",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="inquiries_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.state}"

    @property
    def is_settled(self) -> bool:
        return self.settled_at is not None

    @property
    def takes_answers(self) -> bool:
        """Whether the member may answer the questions, be it late."""
        return (
            self.state == InquiryState.ASKED
            and self.way == Way.QUESTIONS
            and self.answered_at is None
        )

    @property
    def seconds_taken(self) -> int | None:
        if self.begun_at is None or self.answered_at is None:
            return None
        return round((self.answered_at - self.begun_at).total_seconds())


class LookItem(models.Model):
    """A question of a second look, as it was shown and answered; no grade rests on it.

    ``tokens`` and ``options`` are as those of ``AttemptItem``; ``picked`` and ``texts``
    are what was answered, by tokens.
    """

    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()  # from 1
    version = models.ForeignKey(
        QuestionVersion, models.PROTECT, related_name="look_items"
    )
    tokens = ArrayField(models.TextField())
    options = ArrayField(models.TextField())
    picked = ArrayField(models.TextField(), default=list)
    texts = models.JSONField(default=dict)
    points = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    max_points = models.DecimalField(max_digits=5, decimal_places=2, null=True)

    class Meta:
        verbose_name = _("question of a second look")
        verbose_name_plural = _("questions of a second look")
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry", "position"], name="one_look_item_a_position"
            ),
            models.CheckConstraint(
                condition=Q(tokens__len=F("options__len")),
                name="each_look_option_has_its_token",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id}.{self.position}"

    @property
    def places(self) -> dict[str, str]:
        """The id of each place by its token."""
        return dict(zip(self.tokens, self.options, strict=True))
