"""The question put to the evaluation export, and the board's table of points."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from people.models import Unit
from records.kinds.rating import MOST_POINTS, Weights
from records.models import RatingTable

DAY: dict[str, Any] = {
    "widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    "input_formats": ["%Y-%m-%d", "%d/%m/%Y"],
    "error_messages": {"invalid": _("Write the day as 31/12/2026.")},
}


def _offer(field: forms.Field, rows: QuerySet[Any]) -> None:
    """Let ``field`` choose among ``rows``."""
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


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
        _offer(self.fields["unit"], units)
        _offer(self.fields["campaign"], campaigns)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        start, end = values.get("from_on"), values.get("until_on")
        if start and end and end < start:
            self.add_error("until_on", _("The period ends before it begins."))
        as_of = values.get("as_of")
        if as_of and as_of > timezone.now():
            self.add_error("as_of", _("The moment of the figures lies ahead."))
        return dict(values)


class _Points(forms.DecimalField):
    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            min_value=0,
            max_value=MOST_POINTS,
            max_digits=5,
            decimal_places=2,
            localize=True,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        )


class RatingTableForm(forms.Form):
    """The next version of a unit's table of points."""

    owner = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.none(), to_field_name="uid"
    )
    basis = forms.CharField(
        label=_("Document that decides it"),
        max_length=200,
        help_text=_("Its sign and date, for example HD 08-HD/BTCTU of 12/01/2026."),
    )
    valid_from = forms.DateField(label=_("Valid from"), **DAY)
    participated = _Points(_("Points for taking part in all that was required"))
    completed = _Points(_("Points for completing all of it"))
    passed = _Points(_("Points for passing all tests"))
    makeup_percent = forms.IntegerField(
        label=_("A participation made up counts, in %"),
        min_value=0,
        max_value=100,
        initial=100,
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["owner"], units)

    @property
    def weights(self) -> Weights:
        told = self.cleaned_data
        names = ("participated", "completed", "passed", "makeup_percent")
        return Weights(*(told[name] for name in names))


class _TableField(forms.ModelChoiceField[RatingTable]):
    def label_from_instance(self, obj: Any) -> str:
        number = _("Table %(number)s") % {"number": obj.number}
        return f"{number}, {obj.basis}"


class RatedForm(forms.Form):
    """By which table the members of a question are to be rated."""

    table = _TableField(
        label=_("Table of points"),
        queryset=RatingTable.objects.none(),
        to_field_name="uid",
        empty_label=None,
    )

    def __init__(
        self, *args: Any, tables: QuerySet[RatingTable], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["table"], tables)
