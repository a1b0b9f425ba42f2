"""The question put to the evaluation export."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from people.models import Unit

DAY: dict[str, Any] = {
    "widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    "input_formats": ["%Y-%m-%d", "%d/%m/%Y"],
    "error_messages": {"invalid": _("Write the day as 31/12/2026.")},
}


class CampaignField(forms.ModelChoiceField[Campaign]):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.published.title)


class EvaluationForm(forms.Form):
    """Unit, period and, if wished, one campaign and the moment of the figures."""

    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.none(), to_field_name="uid"
    )
    from_on = forms.DateField(label=_("From day"), **DAY)
    until_on = forms.DateField(label=_("Until day"), **DAY)
    campaign = CampaignField(
        label=_("Campaign"),
        queryset=Campaign.objects.none(),
        to_field_name="uid",
        required=False,
        empty_label=_("Every campaign of the period"),
    )
    as_of = forms.DateTimeField(
        label=_("Figures as of"),
        required=False,
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
        help_text=_("Empty: now."),
        error_messages={"invalid": _("Write the moment as 31/12/2026 17:00.")},
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"],
    )

    def __init__(
        self,
        *args: Any,
        units: QuerySet[Unit],
        campaigns: QuerySet[Campaign],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["campaign"].queryset = campaigns  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        start, end = values.get("from_on"), values.get("until_on")
        if start and end and end < start:
            self.add_error("until_on", _("The period ends before it begins."))
        as_of = values.get("as_of")
        if as_of and as_of > timezone.now():
            self.add_error("as_of", _("The moment of the figures lies ahead."))
        return dict(values)
