"""That what the ledger says of a person is to be erased: two persons, one request."""

import uuid
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.models import PrivacyRequest
from records.kinds.erasure import ErasureState, Spoken, Told


class ErasureProposal(models.Model):
    """proposed -> confirmed | declined; ``subjects`` is what both persons saw.

    Only records.services.erasure changes ``state``. The erasures themselves are rows of
    ``LedgerErasure``, one a subject.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(
        PrivacyRequest, models.PROTECT, related_name="erasure_proposals"
    )
    subjects = models.JSONField()  # list of records.kinds.erasure.Spoken.facts
    reason = models.TextField()
    state = models.TextField(choices=ErasureState, default=ErasureState.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)  # of one that was declined

    class Meta:
        verbose_name = _("proposal to erase from the ledger")
        verbose_name_plural = _("proposals to erase from the ledger")
        constraints = [
            models.UniqueConstraint(
                fields=["request"],
                condition=~Q(state="declined"),
                name="one_erasure_in_force_a_request",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(subjects=[]),
                name="erasure_says_what_and_why",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by=None, decided_at=None)
                | Q(
                    ~Q(state="proposed"),
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
                name="erasure_decision_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="erasure_takes_two_persons",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(decision_reason=""),
                name="declined_erasure_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.state}"

    @property
    def facts(self) -> list[Spoken]:
        """What was to go, as both persons saw it."""
        return [
            Spoken(Told(one["kind"]), UUID(one["uid"]), one["title"], one["openings"])
            for one in self.subjects
        ]

    @property
    def openings(self) -> int:
        """How many openings were to go when it was proposed."""
        return sum(one["openings"] for one in self.subjects)
