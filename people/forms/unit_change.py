"""Forms of decisions on one unit: founding, renaming, placing, ending."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from people.access import today
from people.forms.reform import ReformForm
from people.kinds.name import tidy
from people.kinds.reform import NewUnit
from people.models import Unit
from people.services.unit import (
    CodeTaken,
    LaterDecision,
    UnitBelowItself,
    UnitNotStanding,
)
from people.services.unit_change import (
    Change,
    Ending,
    Founding,
    NameBorne,
    PlaceHeld,
    Placing,
    Renaming,
    check_change,
    is_recorded,
)

OFFERED = 200
FIELDS: dict[type[DomainError], str] = {
    CodeTaken: "code",
    LaterDecision: "on",
    NameBorne: "name",
    PlaceHeld: "to",
    UnitBelowItself: "to",
    UnitNotStanding: "on",
}


class ChangeForm(ReformForm):
    """``asked`` once it is valid; ``is_recorded``: the same decision says so already."""

    def __init__(
        self, *args: Any, unit: Unit, units: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.units = unit, units
        self.asked: Change | None = None
        self.is_recorded = False

    def change(self, told: dict[str, Any]) -> Change:
        """What the fields ask for."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if self.errors:
            return told
        self.asked = self.change(told)
        self.is_recorded = is_recorded(self.asked, told["decision_number"])
        if not self.is_recorded:
            try:
                check_change(self.asked)
            except DomainError as error:
                self.add_error(FIELDS.get(type(error)), str(error))
        return told


class FoundForm(ChangeForm):
    kind = forms.ChoiceField(
        label=_("Kind of the new unit"), choices=Unit.Kind, initial=Unit.Kind.CELL
    )
    code = forms.CharField(label=_("Code of the new unit"), max_length=60)
    name = forms.CharField(label=_("Name of the new unit"), max_length=200)
    field_order = ("kind", "code", "name")

    def change(self, told: dict[str, Any]) -> Change:
        new = NewUnit(told["kind"], tidy(told["code"]), tidy(told["name"]))
        return Founding(self.unit, told["on"], new)


class RenameForm(ChangeForm):
    name = forms.CharField(label=_("Name from that day on"), max_length=200)
    field_order = ("name",)

    def change(self, told: dict[str, Any]) -> Change:
        return Renaming(self.unit, told["on"], tidy(told["name"]))


class PlaceForm(ChangeForm):
    to = forms.ModelChoiceField(
        Unit.objects.none(), to_field_name="uid", label=_("The new unit above")
    )
    field_order = ("to",)

    def __init__(
        self, *args: Any, unit: Unit, units: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, unit=unit, units=units, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["to"].queryset = units

    @property
    def offered(self) -> QuerySet[Unit]:
        """Whom a picker without scripts offers: two levels above, and those below that."""
        day = today()
        above = Unit.objects.filter(
            child_edges__unit=self.unit, child_edges__period__contains=day
        )
        higher = Unit.objects.filter(
            child_edges__unit__in=above, child_edges__period__contains=day
        )
        beside = Q(edges__parent__in=higher, edges__period__contains=day)
        near = self.units.filter(Q(pk__in=higher) | beside).exclude(pk__in=above)
        return near.exclude(pk=self.unit.pk).distinct().order_by("code", "pk")[:OFFERED]

    def change(self, told: dict[str, Any]) -> Change:
        return Placing(self.unit, told["on"], told["to"])


class EndForm(ChangeForm):
    def change(self, told: dict[str, Any]) -> Change:
        return Ending(self.unit, told["on"])
