"""The tree of units (tổ chức đảng) with its dates.

A unit's identity is its row; its name, its place in the tree and its end are dated
facts, each by a decision. ``UnitPath`` is an index made from the edges and may be made
again at any time (docs/adr/0001-dated-tree.md).
"""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.models.ltree import LtreeField


class Unit(models.Model):
    """A unit of the organisation, from its founding on.

    ``name`` and ``name_key`` repeat the newest ``UnitName`` for lists; reports of a
    past day read ``UnitName``.
    """

    class Kind(models.TextChoices):
        PROVINCE = "province", _("Provincial committee")
        PARTY_COMMITTEE = "party_committee", _("Party committee")
        GRASSROOTS = "grassroots", _("Grassroots party organisation")
        SECTION = "section", _("Sectional party organisation")
        CELL = "cell", _("Party cell")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.TextField(choices=Kind)
    code = models.TextField(unique=True)  # the office's own code, as 79.03.112
    name = models.TextField()
    name_key = models.TextField()  # people.kinds.name.search_key(name)
    founded_on = models.DateField()
    dissolved_on = models.DateField(null=True)  # first day on which it is no more

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.CheckConstraint(
                condition=Q(dissolved_on=None) | Q(dissolved_on__gt=F("founded_on")),
                name="unit_ends_after_it_begins",
            )
        ]
        indexes = [
            GistIndex(
                fields=["name_key"],
                opclasses=["gist_trgm_ops"],
                name="unit_by_part_of_name",
            )
        ]

    def __str__(self) -> str:
        return self.name


class UnitDated(models.Model):
    """What is true of a unit during ``period`` (days, ``[from, until)``)."""

    period = DateRangeField()
    decision_number = models.TextField()  # as 339-QĐ/TU
    decision_on = models.DateField()

    class Meta:
        abstract = True


class UnitName(UnitDated):
    """A name that a unit bears for a time."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="names")
    name = models.TextField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_name_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return self.name


class UnitEdge(UnitDated):
    """A unit's place below another for a time; a root has a null parent."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="edges")
    parent = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="child_edges"
    )

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_parent_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("unit")),
                name="no_unit_is_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id} {self.period}"


class UnitPath(models.Model):
    """The index of the tree: a unit's path of ids ``u1.u7.u31`` for a time."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="paths")
    path = LtreeField()
    depth = models.PositiveSmallIntegerField()  # 1 at the root
    period = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_path_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            )
        ]
        indexes = [GistIndex(fields=["path"], name="unit_path_tree")]

    def __str__(self) -> str:
        return str(self.path)
