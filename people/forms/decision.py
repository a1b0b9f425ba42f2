"""Forms that record a decision: transfers, states, grants."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from people.kinds.role import Role
from people.models import Standing, Unit

EARLIEST = date(1930, 2, 3)


def day_field(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    """A day, typed or picked."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class DecisionForm(forms.Form):
    on = day_field(_("From the day"))
    decision_number = forms.CharField(
        label=_("Number of the decision"), max_length=60, help_text=_("As 12-QĐ/ĐU.")
    )
    decision_on = day_field(_("Date of the decision"))

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        for name in ("on", "decision_on"):
            if told.get(name) and told[name] < EARLIEST:
                self.add_error(name, _("Please give a day after 3 February 1930."))
        return told


class TransferForm(DecisionForm):
    to = forms.ModelChoiceField(
        Unit.objects.none(), to_field_name="uid", label=_("Receiving unit")
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = units  # type: ignore[attr-defined]


class StandingForm(DecisionForm):
    state = forms.ChoiceField(label=_("State"), choices=Standing.State.choices)
    until = day_field(
        _("Up to the day"), required=False, hint=_("Empty if it has no end yet.")
    )
    field_order = ("state", "on", "until")

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("on") and told.get("until") and told["until"] <= told["on"]:
            self.add_error("until", _("The end must lie after the first day."))
        return told


class GrantForm(forms.Form):
    account = forms.CharField(
        label=_("Member code or sign-in name"),
        max_length=150,
        help_text=_("Of somebody below your unit who has an account."),
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), to_field_name="uid", label=_("On the unit")
    )
    since = day_field(_("From the day"))
    until = day_field(_("Up to the day"), hint=_("Within 366 days."))
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
