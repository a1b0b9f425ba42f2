"""People in the register: members, and learners who are not members."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models.unit import Unit


class Person(models.Model):
    """Somebody who studies. The account comes when the sign-in code is used."""

    class Kind(models.TextChoices):
        MEMBER = "member", _("Party member")
        PRESS = "press", _("Press")
        ARTIST = "artist", _("Artist")
        CANDIDATE = "candidate", _("Candidate for membership")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="person"
    )
    kind = models.TextField(choices=Kind, default=Kind.MEMBER)
    code = models.TextField(unique=True)  # member code, also the sign-in name
    full_name = models.TextField()
    name_key = models.TextField()  # people.kinds.name.search_key
    sort_key = models.TextField()  # people.kinds.name.sort_key
    born_on = models.DateField(null=True)
    card_number = models.TextField(null=True, unique=True)
    joined_on = models.DateField(null=True)  # ngày vào Đảng
    official_on = models.DateField(null=True)  # ngày chính thức
    position = models.TextField(blank=True)  # chức vụ
    phone = models.TextField(blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = [
            GinIndex(
                fields=["name_key"],
                opclasses=["gin_trgm_ops"],
                name="person_by_part_of_name",
            ),
            models.Index(fields=["sort_key", "id"], name="person_by_given_name"),
            models.Index(fields=["name_key", "born_on"], name="person_by_name_and_day"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def is_member(self) -> bool:
        return self.kind == self.Kind.MEMBER


class HomeUnit(models.Model):
    """Where a person belongs for a time (nơi sinh hoạt): one place at any time."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="homes")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="homes")
    period = DateRangeField()  # days, [from, until)
    decision_number = models.TextField(blank=True)
    decision_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("home unit")
        verbose_name_plural = _("home units")
        constraints = [
            ExclusionConstraint(
                name="one_home_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            )
        ]
        indexes = [
            models.Index(
                fields=["unit", "person"],
                condition=Q(period__upper_inf=True),
                name="home_today",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.unit_id} {self.period}"


class Standing(models.Model):
    """A member's state for a time; no row means official."""

    class State(models.TextChoices):
        OFFICIAL = "official", _("Official")
        PROBATIONARY = "probationary", _("Probationary")
        EXEMPT = "exempt", _("Exempt")
        SUSPENDED = "suspended", _("Suspended")

    person = models.ForeignKey(Person, models.CASCADE, related_name="standings")
    state = models.TextField(choices=State)
    period = DateRangeField()
    decision_number = models.TextField(blank=True)
    decision_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        constraints = [
            ExclusionConstraint(
                name="one_standing_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.state} {self.period}"
