"""What a unit has attested of a campaign, and who did what with it.

The triggers of migration 0031 refuse to change figures, to remove anything, to take a
step that ``records.kinds.attestation.MOVES`` lacks, and everything after the lock.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign, CampaignVersion
from people.models import Person, Unit
from records.kinds.attestation import Absence, Act, AttestationState
from records.kinds.missing import Reason
from records.kinds.rate import Share


class Attestation(models.Model):
    """The figures of a unit with all below it, as of ``as_of``, frozen for ever.

    confirmed -> accepted | returned, accepted -> returned; the campaign's own unit
    (the province) is locked at once. What is returned stays; the unit makes another.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="attestations")
    version = models.ForeignKey(CampaignVersion, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.TextField(choices=AttestationState)
    as_of = models.DateTimeField()
    target = models.DecimalField(max_digits=5, decimal_places=2)
    registered = models.PositiveIntegerField()
    counted = models.PositiveIntegerField()
    participated = models.PositiveIntegerField()
    completed = models.PositiveIntegerField()
    passed = models.PositiveIntegerField()
    by_hand = models.PositiveIntegerField()  # of participated, with grade D
    list_sha256 = models.TextField()  # of the unit's own list with what each reached
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit"],
                condition=~Q(state="returned"),
                name="one_live_attestation_each",
            ),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=Q(state="locked"),
                name="one_lock_a_campaign",
            ),
            models.CheckConstraint(
                condition=Q(
                    counted__gt=0,
                    registered__gte=F("counted"),
                    participated__lte=F("counted"),
                    completed__lte=F("participated"),
                    passed__lte=F("counted"),
                    by_hand__lte=F("participated"),
                ),
                name="attested_figures_fit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.unit_id} {self.state}"

    @property
    def share(self) -> Share:
        return Share(self.participated, self.counted, self.target)

    @property
    def figures(self) -> tuple[int, int, int, int]:
        """Counted, participated, completed, passed."""
        return self.counted, self.participated, self.completed, self.passed


class AttestationStep(models.Model):
    """Who did what, when, and why; appended only."""

    attestation = models.ForeignKey(Attestation, models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()  # from 1
    act = models.TextField(choices=Act)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("step of an attestation")
        verbose_name_plural = _("steps of attestations")
        constraints = [
            models.UniqueConstraint(
                fields=["attestation", "number"], name="one_step_a_number_each"
            ),
            models.CheckConstraint(
                condition=~Q(act="return") | ~Q(reason=""),
                name="return_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(act__in=["confirm", "lock"], number=1)
                | (~Q(act__in=["confirm", "lock"]) & Q(number__gt=1)),
                name="attestation_begins_with_its_figures",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attestation_id} {self.number} {self.act}"


class AttestationGap(models.Model):
    """A unit right below that had no accepted attestation, and why it was not waited for."""

    attestation = models.ForeignKey(Attestation, models.PROTECT, related_name="gaps")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        verbose_name = _("unit without attestation")
        verbose_name_plural = _("units without attestation")
        constraints = [
            models.UniqueConstraint(
                fields=["attestation", "unit"], name="one_gap_each"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="gap_has_its_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.attestation_id} {self.unit_id}"


class AttestedAbsence(models.Model):
    """Somebody of the unit's own list who had not taken part, and why."""

    attestation = models.ForeignKey(
        Attestation, models.PROTECT, related_name="absences"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.TextField(choices=Reason)  # what the system saw
    why = models.TextField(choices=Absence)  # what the unit says
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("attested absence")
        verbose_name_plural = _("attested absences")
        constraints = [
            models.UniqueConstraint(
                fields=["attestation", "person"], name="one_attested_absence_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.attestation_id} {self.person_id} {self.why}"
