"""Small groups of a class: who sits in which, its case, its reporter, its answer."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from live.kinds.group import LONGEST_ANSWER, LONGEST_CASE, WorkState
from live.models.session import LiveSession
from people.models import Person


class GroupWork(models.Model):
    """One round of work in small groups: prepared -> open -> closed.

    Its row is locked by each change of its groups, and by nothing else.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="group_works")
    state = models.TextField(choices=WorkState, default=WorkState.PREPARED)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("work in small groups")
        verbose_name_plural = _("works in small groups")
        constraints = [
            models.UniqueConstraint(
                fields=["session"],
                condition=~Q(state=WorkState.CLOSED),
                name="one_group_work_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=WorkState.PREPARED, opened_at=None, closed_at=None)
                | Q(state=WorkState.OPEN, opened_at__isnull=False, closed_at=None)
                | Q(
                    state=WorkState.CLOSED,
                    opened_at__isnull=False,
                    closed_at__gte=F("opened_at"),
                ),
                name="group_work_has_its_times",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.made_at}"

    @property
    def is_prepared(self) -> bool:
        return self.state == WorkState.PREPARED

    @property
    def is_open(self) -> bool:
        return self.state == WorkState.OPEN


class SmallGroup(models.Model):
    """One group of a work; the reporter alone writes its answer.

    ``name`` is that of a unit, or empty. ``change`` numbers all that members are told in
    the session's groups; 0: nothing yet.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    work = models.ForeignKey(GroupWork, models.CASCADE, related_name="groups")
    position = models.PositiveSmallIntegerField()  # from 1
    name = models.TextField(blank=True)
    case = models.TextField(blank=True)
    reporter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    is_shown = models.BooleanField(default=False)  # its answer, to everybody
    change = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("small group")
        verbose_name_plural = _("small groups")
        constraints = [
            models.UniqueConstraint(
                fields=["work", "position"], name="one_small_group_a_position"
            ),
            models.UniqueConstraint(
                fields=["work"],
                condition=Q(is_shown=True),
                name="one_small_group_is_shown",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("case"), LONGEST_CASE)
                & LessThanOrEqual(Length("answer"), LONGEST_ANSWER),
                name="small_group_writes_within_bounds",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="group_answer_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work_id} {self.position}"

    @property
    def title(self) -> str:
        return self.name or str(_("Group %(number)d") % {"number": self.position})


class GroupMember(models.Model):
    """Somebody sits in a group: in one of each work."""

    work = models.ForeignKey(GroupWork, models.CASCADE, related_name="members")
    group = models.ForeignKey(SmallGroup, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["work", "person"], name="one_small_group_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.person_id}"
