"""A report that was asked for, what it says, and its files."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from kernel.stores import private_store
from people.models import Unit
from records.kinds.report import Heading, Shape


class Report(models.Model):
    """Figures as of a moment, below one unit, frozen once they are made.

    ``uid`` is the query id printed in the report, made from the question alone
    (records.kinds.report). ``content`` is a records.kinds.report_document.Document; the
    files are written from it once. Only records.services.report writes here.
    """

    uid = models.UUIDField(unique=True, editable=False)
    shape = models.TextField(choices=Shape)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, related_name="reports"
    )  # null: every campaign whose window touches the period
    from_on = models.DateField()
    until_on = models.DateField()  # last day, included
    as_of = models.DateTimeField()
    tree_on = models.DateField()  # in the tree of this day
    in_todays_tree = models.BooleanField()  # the same people, where they stand that day
    heading = models.JSONField(default=dict)  # records.kinds.report.Heading
    layout_version = models.PositiveIntegerField()
    content = models.JSONField(default=dict)  # empty until it is made
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )  # null: the schedule
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="report_has_a_period"
            ),
            models.CheckConstraint(
                condition=Q(as_of__lte=F("asked_at")), name="report_is_not_ahead"
            ),
            models.CheckConstraint(
                condition=Q(shape__in=["round", "class"], campaign__isnull=False)
                | (~Q(shape__in=["round", "class"]) & Q(campaign=None)),
                name="report_of_a_round_has_its_campaign",
            ),
            models.CheckConstraint(
                condition=Q(made_at=None, content={})
                | (Q(made_at__isnull=False) & ~Q(content={})),
                name="report_made_has_its_content",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-asked_at"], name="reports_of_a_unit")]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def words_around(self) -> Heading:
        return Heading(**self.heading)


class ReportFile(models.Model):
    """A made report in one format."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="files")
    extension = models.TextField()  # docx, xlsx or pdf
    file = models.FileField(storage=private_store, upload_to="reports/")
    sha256 = models.TextField()
    size = models.PositiveIntegerField()  # bytes

    class Meta:
        verbose_name = _("file of a report")
        verbose_name_plural = _("files of reports")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "extension"], name="one_file_a_format"
            ),
            models.CheckConstraint(
                condition=Q(extension__in=["docx", "xlsx", "pdf"]),
                name="report_has_a_known_format",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.extension}"
