"""What a campaign's roster and records come to in one unit."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from people.models import Unit


class Tally(models.Model):
    """The counts of one unit's own list, without the units below it.

    Only ``records.services.tally.recount`` writes it, always from the raw rows, so it
    may be thrown away and made again (docs/adr/0005-rollup.md). Members alone are in
    the first four groups; ``other*`` are learners who are not members. ``*not_open`` wait
    for their wave and are in no other counter but ``registered``.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="tallies")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    registered = models.PositiveIntegerField(default=0)
    exempt = models.PositiveIntegerField(default=0)
    suspended = models.PositiveIntegerField(default=0)
    probationary = models.PositiveIntegerField(default=0)
    moved_out = models.PositiveIntegerField(default=0)
    counted = models.PositiveIntegerField(default=0)
    participated = models.PositiveIntegerField(default=0)
    completed = models.PositiveIntegerField(default=0)
    passed = models.PositiveIntegerField(default=0)
    grade_a = models.PositiveIntegerField(default=0)
    grade_b = models.PositiveIntegerField(default=0)
    grade_c = models.PositiveIntegerField(default=0)
    grade_d = models.PositiveIntegerField(default=0)
    others = models.PositiveIntegerField(default=0)
    others_participated = models.PositiveIntegerField(default=0)
    others_completed = models.PositiveIntegerField(default=0)
    others_passed = models.PositiveIntegerField(default=0)
    not_open = models.PositiveIntegerField(default=0, db_default=0)
    others_not_open = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "unit"], name="one_tally_each"),
            models.CheckConstraint(
                condition=Q(
                    registered=F("counted")
                    + F("exempt")
                    + F("suspended")
                    + F("probationary")
                    + F("moved_out")
                    + F("not_open")
                ),
                name="tally_registered_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(
                    participated=F("grade_a")
                    + F("grade_b")
                    + F("grade_c")
                    + F("grade_d"),
                    participated__lte=F("counted"),
                    completed__lte=F("participated"),
                ),
                name="tally_participated_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.unit_id}"
