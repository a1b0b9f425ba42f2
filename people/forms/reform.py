"""Forms of mergers and splits."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from people.access import today
from people.forms.decision import DecisionForm
from people.kinds.name import tidy
from people.kinds.reform import NewUnit
from people.models import Person, Unit
from people.services.merging import Merger, check_merger
from people.services.splitting import ITSELF, Split, check_split
from people.services.unit import CodeTaken

FARTHEST = timedelta(days=366)
PARTS = 4  # new units of one split
CODES = 200  # further units of one merger


class UnitChoices(forms.ModelMultipleChoiceField[Unit]):
    def label_from_instance(self, obj: Unit) -> str:
        return f"{obj.name} ({obj.code})"


class ReformForm(DecisionForm):
    """What mergers and splits share: a day that is not too far ahead."""

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > today() + FARTHEST:
            raise forms.ValidationError(_("Please give a day within a year from now."))
        return day

    def clean_decision_on(self) -> Any:
        day = self.cleaned_data["decision_on"]
        if day > today():
            raise forms.ValidationError(
                _("Please give the day on which it was decided, today at the latest.")
            )
        return day

    def refuse_code(self, name: str) -> None:
        """Say at the field ``name`` that its code is taken, if it is."""
        code = tidy(self.cleaned_data.get(name) or "")
        if code and Unit.objects.filter(code=code).exists():
            self.add_error(name, str(CodeTaken.message))


class MergeForm(ReformForm):
    HOW = (
        ("into", _("One of them, or the unit above, takes over the others")),
        ("new", _("A new unit takes the place of all")),
    )
    others = UnitChoices(
        Unit.objects.none(),
        to_field_name="uid",
        label=_("Becomes one with"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    codes = forms.CharField(
        label=_("Codes of units elsewhere"),
        help_text=_("One on each line, if units from below another committee join in."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    how = forms.ChoiceField(
        label=_("What there is afterwards"), choices=HOW, widget=forms.RadioSelect
    )
    into = forms.ModelChoiceField(
        Unit.objects.none(),
        to_field_name="uid",
        required=False,
        label=_("The unit that takes over"),
    )
    parent = forms.ModelChoiceField(
        Unit.objects.none(),
        to_field_name="uid",
        required=False,
        label=_("The new unit stands below"),
    )
    kind = forms.ChoiceField(
        label=_("Kind of the new unit"), choices=Unit.Kind, required=False
    )
    code = forms.CharField(
        label=_("Code of the new unit"), max_length=60, required=False
    )
    name = forms.CharField(
        label=_("Name from that day on"),
        help_text=_("Of the new unit; or of the unit that takes over, if it changes."),
        max_length=200,
        required=False,
    )
    field_order = ("others", "codes", "how", "into", "parent", "kind", "code", "name")

    def __init__(
        self, *args: Any, unit: Unit, units: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.units = unit, units
        self.asked: Merger | None = None
        self.siblings = units.filter(
            edges__parent__child_edges__unit=unit,
            edges__parent__child_edges__period__contains=today(),
            edges__period__contains=today(),
        ).exclude(pk=unit.pk)
        fields: dict[str, Any] = self.fields
        fields["others"].queryset = self.siblings.order_by("code", "pk")
        fields["into"].queryset = units
        fields["parent"].queryset = units

    @property
    def offered(self) -> QuerySet[Unit]:
        """Whom a picker without scripts offers: the unit, its siblings, the one above."""
        above = Q(child_edges__unit=self.unit, child_edges__period__contains=today())
        near = Q(pk__in=self.siblings.values("pk")) | Q(pk=self.unit.pk) | above
        return self.units.filter(near).distinct().order_by("code", "pk")

    def clean_codes(self) -> list[Unit]:
        codes = {tidy(one) for one in re.split(r"[\n,;]", self.cleaned_data["codes"])}
        codes.discard("")
        if len(codes) > CODES:
            raise forms.ValidationError(_("Please give at most 200 codes at once."))
        found = list(self.units.filter(code__in=codes))
        lost = codes - {one.code for one in found}
        if lost:
            raise forms.ValidationError(
                _(
                    "No unit of yours bears the code %(codes)s. Please look it up again."
                ),
                params={"codes": ", ".join(sorted(lost))},
            )
        return found

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        is_new = told.get("how") == "new"
        self._ask_for(("parent", "kind", "code", "name") if is_new else ("into",))
        if is_new:
            self.refuse_code("code")
        if not self.errors:
            self.asked = self._merger(told, is_new=is_new)
            try:
                check_merger(self.asked)
            except DomainError as error:
                self.add_error("others", str(error))
        return told

    def _ask_for(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, _("Please fill this in."))

    def _merger(self, told: dict[str, Any], *, is_new: bool) -> Merger:
        into = None if is_new else told["into"]
        meant = {one.pk: one for one in [self.unit, *told["others"], *told["codes"]]}
        if into:
            meant.pop(into.pk, None)
        units = tuple(meant[pk] for pk in sorted(meant))
        name = tidy(told["name"])
        if is_new:
            new = NewUnit(told["kind"], tidy(told["code"]), name)
            return Merger(units, told["on"], new=new, parent=told["parent"])
        return Merger(units, told["on"], into=into, name=name)


class SplitForm(ReformForm):
    """``child-<uid>`` and ``person-<uid>`` choose a result by its number; "" is the rest."""

    stays = forms.BooleanField(
        label=_("The former unit goes on as one of them"), required=False, initial=True
    )
    heir = forms.TypedChoiceField(
        label=_("If it does not go on, what it owns goes to"),
        coerce=int,
        choices=(),
        required=False,
        empty_value=None,
    )
    rest = forms.TypedChoiceField(
        label=_("Whoever is not assigned goes to"), coerce=int, choices=()
    )

    def __init__(
        self,
        *args: Any,
        unit: Unit,
        children: Iterable[Unit],
        people: Iterable[Person],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.asked: Split | None = None
        self.numbers = [
            (str(ITSELF), unit.name),
            *(
                (str(n), _("New unit %(number)s") % {"number": n})
                for n in range(1, PARTS + 1)
            ),
        ]
        fields: dict[str, Any] = self.fields
        fields["rest"].choices = self.numbers
        fields["heir"].choices = [("", _("The unit above")), *self.numbers[1:]]
        for n in range(1, PARTS + 1):
            self._add_part(n)
        self.children = {f"child-{one.uid}": one for one in children}
        self.people = {f"person-{one.uid}": one for one in people}
        for field, one in {**self.children, **self.people}.items():
            self.fields[field] = forms.TypedChoiceField(
                label=str(one),
                coerce=int,
                required=False,
                empty_value=None,
                choices=[("", _("As the rest")), *self.numbers],
            )

    def _add_part(self, n: int) -> None:
        named = {"number": n}
        self.fields[f"code-{n}"] = forms.CharField(
            label=_("Code of new unit %(number)s") % named,
            max_length=60,
            required=False,
        )
        self.fields[f"name-{n}"] = forms.CharField(
            label=_("Name of new unit %(number)s") % named,
            max_length=200,
            required=False,
        )

    @property
    def parts(self) -> list[tuple[Any, Any]]:
        """The fields of code and name of each new unit."""
        return [(self[f"code-{n}"], self[f"name-{n}"]) for n in range(1, PARTS + 1)]

    @property
    def child_fields(self) -> list[Any]:
        return [self[name] for name in self.children]

    @property
    def person_fields(self) -> list[Any]:
        return [self[name] for name in self.people]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        parts = self._parts(told)
        if not self.errors:
            self.asked = Split(
                unit=self.unit,
                parts=parts,
                stays=told["stays"],
                on=told["on"],
                rest=told["rest"],
                heir=None if told["stays"] else told["heir"],
                children=self._chosen(self.children, told),
                people=self._chosen(self.people, told),
            )
            try:
                check_split(self.asked)
            except DomainError as error:
                self.add_error(None, str(error))
        return told

    def _parts(self, told: dict[str, Any]) -> tuple[NewUnit, ...]:
        """The new units, which are filled in from the first on."""
        parts: list[NewUnit] = []
        for n in range(1, PARTS + 1):
            code, name = (
                tidy(told.get(f"code-{n}", "")),
                tidy(told.get(f"name-{n}", "")),
            )
            if not code and not name:
                continue
            if not code or not name or len(parts) < n - 1:
                at = f"code-{n}" if not code else f"name-{n}"
                self.add_error(
                    at,
                    _("Please give code and name, from new unit 1 on, without a gap."),
                )
            if code in {one.code for one in parts}:
                self.add_error(f"code-{n}", str(CodeTaken.message))
            self.refuse_code(f"code-{n}")
            parts.append(NewUnit(self.unit.kind, code, name))
        return tuple(parts)

    @staticmethod
    def _chosen(fields: dict[str, Any], told: dict[str, Any]) -> dict[int, int]:
        chosen = {one.pk: told.get(name) for name, one in fields.items()}
        return {pk: number for pk, number in chosen.items() if number is not None}
