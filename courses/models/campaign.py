"""A campaign (đợt học tập): one resolution, a window, a target, required steps."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models.course import Activity, Course, CourseRun, Section
from courses.models.resolution import Resolution
from people.models import Person, Unit


class Campaign(models.Model):
    """The identity of a campaign; all that may be edited is in its versions.

    draft -> publishing -> published -> closed. ``published`` is the version in force.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHING = "publishing", _("Being published")
        PUBLISHED = "published", _("Published")
        CLOSED = "closed", _("Closed")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="campaigns")
    state = models.TextField(choices=State, default=State.DRAFT)
    published = models.ForeignKey(
        "CampaignVersion", models.PROTECT, null=True, related_name="+"
    )
    roster_closed_at = models.DateTimeField(null=True)  # chốt danh sách
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["published", "closed"])
                | Q(published__isnull=False),
                name="published_campaign_has_a_version",
            )
        ]

    def __str__(self) -> str:
        return f"{_('Campaign')} {self.pk}"


class CampaignVersion(models.Model):
    """What a campaign asks for. Frozen once ``published_at`` stands.

    ``audience``: {"units": [unit uid, …], "kinds": [Person.Kind, …]}; units stand for
    themselves and all below. ``denominator``: {"exclude": [Standing.State, …]}, the
    standings that take a member out of the 98 %.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()  # from 1
    title = models.TextField()
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, related_name="campaign_versions"
    )
    document_sign = models.TextField(blank=True)  # of the plan that opens it: 64-KH/TU
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    target = models.DecimalField(max_digits=5, decimal_places=2, default=98)  # percent
    audience = models.JSONField(default=dict)
    denominator = models.JSONField(default=dict)
    course = models.ForeignKey(
        Course, models.PROTECT, null=True, related_name="campaign_versions"
    )
    run = models.ForeignKey(  # of ``course``; made at publication if none is chosen
        CourseRun, models.PROTECT, null=True, related_name="campaign_versions"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("campaign version")
        verbose_name_plural = _("campaign versions")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number"], name="one_version_a_number"
            ),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=Q(published_at=None),
                name="one_draft_a_campaign",
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="campaign_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(target__gt=0, target__lte=100), name="target_is_a_percent"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CampaignStep(models.Model):
    """A required step: a section of the course to study, or one activity.

    Study steps together make participation; all steps make completion; the test's
    result is understanding.
    """

    class Kind(models.TextChoices):
        STUDY = "study", _("Study")
        TEST = "test", _("Test")

    version = models.ForeignKey(CampaignVersion, models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField()
    kind = models.TextField(choices=Kind)
    title = models.TextField()
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, related_name="campaign_steps"
    )
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, related_name="campaign_steps"
    )

    class Meta:
        verbose_name = _("campaign step")
        verbose_name_plural = _("campaign steps")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "position"], name="one_step_a_position"
            ),
            models.CheckConstraint(
                condition=Q(section=None, activity__isnull=False)
                | Q(section__isnull=False, activity=None),
                name="step_is_a_section_or_an_activity",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ResponsibleHead(models.Model):
    """Who answers for a unit in a campaign (người đứng đầu chịu trách nhiệm)."""

    version = models.ForeignKey(CampaignVersion, models.CASCADE, related_name="heads")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("responsible head")
        verbose_name_plural = _("responsible heads")
        constraints = [
            models.UniqueConstraint(fields=["version", "unit"], name="one_head_a_unit")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.person_id}"


class RosterEntry(models.Model):
    """A person on the list of a campaign, in the unit that answers for them.

    Rows are ended and added, never edited: the list as it stood at T is
    ``recorded_at <= T and (ended_at is null or ended_at > T)``. In every unit
    registered = counted + the sum over ``exclusion``. A person who has moved keeps a
    current row ``moved_out`` in the old unit and has the duty in the new one. Whoever
    waits for their wave stands as ``not_open``, without a place in the course.
    """

    class Exclusion(models.TextChoices):
        EXEMPT = "exempt", _("Exempt")
        SUSPENDED = "suspended", _("Suspended")
        PROBATIONARY = "probationary", _("Probationary")
        MOVED_OUT = "moved_out", _("Moved out")
        NOT_OPEN = "not_open", _("Wave not open yet")

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="roster")
    version = models.ForeignKey(CampaignVersion, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="roster_entries")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="roster_entries")
    is_member = models.BooleanField()  # others are counted apart, never in the 98 %
    exclusion = models.TextField(choices=Exclusion, blank=True)  # "": counted
    since_on = models.DateField()  # from which day the unit answers
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("roster entry")
        verbose_name_plural = _("roster entries")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person"],
                condition=Q(ended_at=None) & ~Q(exclusion="moved_out"),
                name="one_duty_each",
            ),
            models.UniqueConstraint(
                fields=["campaign", "person", "unit"],
                condition=Q(ended_at=None),
                name="once_on_a_units_list",
            ),
        ]
        indexes = [
            models.Index(
                fields=["campaign", "unit"],
                condition=Q(ended_at=None),
                name="roster_of_a_unit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.person_id} {self.unit_id}"
