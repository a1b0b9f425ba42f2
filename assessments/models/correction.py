"""The correction of a question that stands, and what it changed in the results."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.models.attempt import Attempt
from assessments.models.question import QuestionVersion


class KeyCorrection(models.Model):
    """What is to hold instead of the key of an approved version, which never changes.

    proposed -> approved (by another person), proposed -> refused. Marking reads the
    newest approved one of a version; ``content`` is the version's with another key.
    """

    class Kind(models.TextChoices):
        VOID = "void", _("Void: everybody has the whole point")
        REKEY = "rekey", _("Another key")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waits for a second person")
        APPROVED = "approved", _("In force")
        REFUSED = "refused", _("Refused")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(
        QuestionVersion, models.PROTECT, related_name="corrections"
    )
    kind = models.TextField(choices=Kind)
    content = models.JSONField(null=True)  # of a new key; as QuestionVersion.content
    state = models.TextField(choices=State, default=State.PROPOSED)
    reason = models.TextField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    applied_at = models.DateTimeField(null=True)  # every closed attempt is re-marked

    class Meta:
        verbose_name = _("correction of a key")
        verbose_name_plural = _("corrections of keys")
        constraints = [
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(state="proposed"),
                name="one_proposed_correction_a_version",
            ),
            models.CheckConstraint(
                condition=Q(kind="void", content=None)
                | Q(kind="rekey", content__isnull=False),
                name="new_key_stands_with_its_correction",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="correction_takes_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by=None, decided_at=None)
                | (
                    ~Q(state="proposed")
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
                name="decided_correction_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="correction_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.version_id}"


class ResultChange(models.Model):
    """The old and the new result of one attempt under one correction.

    The database refuses any change but of ``reported_at`` and ``seen_at`` (migration
    ``changes_of_results_stand``): the old score stays readable.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    correction = models.ForeignKey(
        KeyCorrection, models.PROTECT, related_name="changes"
    )
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="changes")
    max_points = models.DecimalField(max_digits=7, decimal_places=2)
    old_points = models.DecimalField(max_digits=7, decimal_places=2)
    new_points = models.DecimalField(max_digits=7, decimal_places=2)
    old_scaled = models.DecimalField(max_digits=5, decimal_places=4)
    new_scaled = models.DecimalField(max_digits=5, decimal_places=4)
    old_passed = models.BooleanField()
    new_passed = models.BooleanField()
    changed_at = models.DateTimeField()
    reported_at = models.DateTimeField(null=True)  # to the course, so records follow
    seen_at = models.DateTimeField(null=True)  # when the member put the notice away

    class Meta:
        verbose_name = _("change of a result")
        verbose_name_plural = _("changes of results")
        constraints = [
            models.UniqueConstraint(
                fields=["correction", "attempt"], name="one_change_a_correction"
            )
        ]
        indexes = [
            models.Index(
                fields=["correction"],
                condition=Q(reported_at=None),
                name="change_to_be_reported",
            )
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.old_points} -> {self.new_points}"

    @property
    def is_rise(self) -> bool:
        return self.new_scaled > self.old_scaled
