"""One piece of evidence that somebody took part."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from records.kinds.evidence import Grade, Mode
from records.models.completion_record import CompletionRecord


class Participation(models.Model):
    """A participation: proposed -> confirmed or refused. It counts once confirmed.

    What the server verified (grade A) is confirmed as it is written; what a person
    entered (grade D) waits for a second person. ``occurred_on`` is the day of the deed,
    ``recorded_at`` when it was written down, ``decided_at`` when it began to count (or
    was refused): as of T exactly the rows confirmed with ``decided_at <= T`` count.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Awaiting confirmation")
        CONFIRMED = "confirmed", _("Confirmed")
        REFUSED = "refused", _("Refused")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    record = models.ForeignKey(
        CompletionRecord, models.PROTECT, related_name="participations"
    )
    mode = models.TextField(choices=Mode)
    grade = models.TextField(choices=Grade)
    state = models.TextField(choices=State, default=State.PROPOSED)
    occurred_on = models.DateField()
    recorded_at = models.DateTimeField()
    evidence = models.JSONField(default=dict)  # {"version": uid, "progress": [uid, …]}
    reason = models.TextField(blank=True)  # why it is entered by hand
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )  # null: the server
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)  # why it is refused
    supersedes = (
        models.OneToOneField(  # a correction: once it counts, the other does not
            "self", models.PROTECT, null=True, related_name="superseded_by"
        )
    )

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(
                fields=["record"],
                condition=Q(grade=Grade.A),
                name="one_online_participation_each",
            ),
            models.UniqueConstraint(
                fields=["record"],
                condition=Q(state="proposed"),
                name="one_open_proposal_each",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_at=None)
                | (~Q(state="proposed") & Q(decided_at__isnull=False)),
                name="decision_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(entered_by=None)
                | Q(decided_by=None)
                | ~Q(entered_by=F("decided_by")),
                name="second_person_is_another",
            ),
            models.CheckConstraint(
                condition=~Q(grade=Grade.D)
                | (~Q(reason="") & Q(entered_by__isnull=False)),
                name="manual_entry_has_its_reason",
            ),
            models.CheckConstraint(
                condition=~Q(grade=Grade.D)
                | Q(state="proposed")
                | Q(decided_by__isnull=False),
                name="manual_entry_has_two_persons",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(decision_reason=""),
                name="refusal_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.grade} {self.occurred_on}"
