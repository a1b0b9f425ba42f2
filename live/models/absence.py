"""Why somebody was not there, who decided on it, and how it was made up."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.stores import private_store
from live.kinds.absence import AbsenceState, MakeUp
from live.models.session import LiveSession
from people.models import Person, Unit


class Absence(models.Model):
    """An absence, foreseen or found; only live.services.absence and makeup change it.

    ``unit`` answers for the person. ``told_by`` gave the reason: the person, or somebody
    for them. ``studied_at``: the person says they have watched the recording.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="absences")
    person = models.ForeignKey(Person, models.PROTECT, related_name="absences")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.TextField(choices=AbsenceState, default=AbsenceState.UNEXCUSED)
    reason = models.TextField(blank=True)
    file = models.FileField(storage=private_store, upload_to="absences/", blank=True)
    file_name = models.TextField(blank=True)  # as its giver called it
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    told_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    studied_at = models.DateTimeField(null=True)
    make_up = models.TextField(choices=MakeUp, blank=True)
    made_up_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(  # of the make-up by the recording
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], name="one_absence_each"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["pending", "excused", "made_up"])
                | (~Q(reason="") & Q(told_at__isnull=False)),
                name="reason_is_told_before_it_is_weighed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["excused", "made_up"])
                | Q(decided_by__isnull=False),
                name="excuse_has_its_judge",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | (Q(decided_at__isnull=False) & ~Q(decision_reason="")),
                name="decision_on_absence_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(told_by=None)
                | Q(decided_by=None)
                | ~Q(told_by=F("decided_by")),
                name="absence_is_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state="made_up", made_up_at__isnull=False)
                | (~Q(state="made_up") & Q(made_up_at=None)),
                name="make_up_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.person_id} {self.state}"
