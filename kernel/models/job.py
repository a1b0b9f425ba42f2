"""Work that was asked for and is done in the background."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """One piece of background work, from the asking to its end.

    queued -> running -> done, failed (a rule of the field refused it) or queued again
    (a fault; after the last attempt dead). failed, dead -> queued by hand.
    Only kernel.queue and kernel.tasks change it.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Refused")
        DEAD = "dead", _("Given up")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    task = models.TextField()  # dotted path of the function
    arguments = models.JSONField(default=dict)  # ids and short words, never content
    key = models.TextField(null=True, unique=True)  # the same key is the same work
    title = models.TextField(blank=True)  # for people; without it no list shows the job
    state = models.TextField(choices=State, default=State.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)  # 0 while it is not known
    note = models.TextField(blank=True)  # what is being done now, for people
    error = models.TextField(blank=True)  # why it ended badly, for people
    fault = models.TextField(blank=True)  # the last exception, for those who mend
    result = models.JSONField(default=dict)  # what the task left for its page
    asked_by_uid = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()  # not before this moment
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)  # by the worker, while it lives
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["done", "failed", "dead"], finished_at__isnull=False
                )
                | Q(state__in=["queued", "running"], finished_at__isnull=True),
                name="job_ended_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(heartbeat_at__isnull=False),
                name="job_running_has_a_heartbeat",
            ),
            models.CheckConstraint(
                condition=Q(total_count=0) | Q(done_count__lte=F("total_count")),
                name="job_done_within_total",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "due_at"],
                name="job_open",
                condition=Q(state__in=["queued", "running"]),
            ),
            models.Index(fields=["asked_by_uid", "-created_at"], name="job_of_asker"),
        ]

    def __str__(self) -> str:
        return self.title or self.task

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return self.state not in {self.State.QUEUED, self.State.RUNNING}

    @property
    def can_restart(self) -> bool:
        """Whether a person may ask for it again."""
        return self.state in {self.State.FAILED, self.State.DEAD}
