"""Which unit takes over from which, and which one owns afterwards what another did."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.models.unit import Unit


class UnitSuccession(models.Model):
    """``successor`` takes over from ``former``, in whole or in part, on the day ``on``.

    A merger has one row for each unit that ended, a split one for each new unit; whoever
    stays as itself has none. Only ``people.services.reform`` writes it.
    """

    class Kind(models.TextChoices):
        MERGED = "merged", _("Merged")
        SPLIT = "split", _("Split")

    former = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="origins")
    kind = models.TextField(choices=Kind)
    on = models.DateField()
    decision_number = models.TextField()
    decision_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("succession of units")
        verbose_name_plural = _("successions of units")
        constraints = [
            models.UniqueConstraint(
                fields=["former", "successor", "on"], name="one_succession_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(former=F("successor")), name="no_unit_succeeds_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.former_id} > {self.successor_id} {self.on}"


class HandOver(models.Model):
    """What ``former`` owned belongs to ``heir`` from the day ``on``, on which it ended.

    Only ``people.services.handing_over`` writes it, and reads it on that day.
    """

    former = models.OneToOneField(Unit, models.PROTECT, related_name="hand_over")
    heir = models.ForeignKey(Unit, models.PROTECT, related_name="inherits")
    on = models.DateField(db_index=True)
    decision_number = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("handing over")
        verbose_name_plural = _("handings over")
        constraints = [
            models.CheckConstraint(
                condition=~Q(former=F("heir")), name="no_unit_inherits_from_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.former_id} > {self.heir_id} {self.on}"
