"""A member's request to have a stated result looked at again."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from kernel.stores import private_store
from people.models import Person, Unit
from records.kinds.contest import ContestState, Subject
from records.kinds.evidence import Mode
from records.models.participation import Participation
from records.models.statement import StatedResult


class Contest(models.Model):
    """A contest (đề nghị xem lại); its states are ``records.kinds.contest.MOVES``.

    While it is not settled the person's row of the campaign is in no export:
    as of T that is ``opened_at <= T and (settled_at is null or settled_at > T)``.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    result = models.ForeignKey(StatedResult, models.PROTECT, related_name="contests")
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="contests")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    subject = models.TextField(choices=Subject)
    words = models.TextField()  # the member's own
    file = models.FileField(storage=private_store, upload_to="contests/", blank=True)
    file_name = models.TextField(blank=True)  # as the member called it
    state = models.TextField(choices=ContestState, default=ContestState.OPEN)
    opened_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    reply = models.TextField(blank=True)
    is_upheld = models.BooleanField(null=True)  # the outcome proposed, then confirmed
    mode = models.TextField(choices=Mode, blank=True)  # of the correction
    occurred_on = models.DateField(null=True)  # of the correction
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True)
    sent_back_because = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    correction = models.OneToOneField(
        Participation, models.PROTECT, null=True, related_name="contest"
    )

    class Meta:
        verbose_name = _("contest")
        verbose_name_plural = _("contests")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person"],
                condition=Q(settled_at=None),
                name="one_open_contest_each",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "proposed"], settled_at=None)
                | (~Q(state__in=["open", "proposed"]) & Q(settled_at__isnull=False)),
                name="settled_contest_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["upheld", "rejected"])
                | (
                    Q(proposed_by__isnull=False, decided_by__isnull=False)
                    & ~Q(proposed_by=F("decided_by"))
                    & ~Q(reply="")
                ),
                name="contest_is_decided_by_two",
            ),
            models.CheckConstraint(
                condition=~Q(state="proposed")
                | Q(proposed_by__isnull=False, is_upheld__isnull=False),
                name="proposal_has_its_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.person_id} {self.state}"
