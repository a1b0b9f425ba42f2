"""The form with which a roster is uploaded."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from people.access import today
from people.forms.decision import EARLIEST, day_field
from people.kinds.package import LARGEST, TooLarge
from people.models import Unit


class RosterForm(forms.Form):
    file = forms.FileField(
        label=_("XLSX file"),
        help_text=_("Columns as in the template; other columns are passed over."),
        widget=forms.ClearableFileInput(
            attrs={
                "accept": ".xlsx,application/vnd.openxmlformats-officedocument"
                ".spreadsheetml.sheet"
            }
        ),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        to_field_name="uid",
        label=_("Unit"),
        help_text=_("People are placed in its cells only."),
    )
    effective_on = day_field(
        _("From the day"), hint=_("From when new homes and transfers hold.")
    )
    decision_number = forms.CharField(
        label=_("Number of the decision"),
        max_length=60,
        required=False,
        help_text=_("Of the transfers in the file, as 12-QĐ/ĐU."),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["effective_on"].initial = today()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(TooLarge.message)
        return file

    def clean_effective_on(self) -> Any:
        day = self.cleaned_data["effective_on"]
        if not EARLIEST <= day <= today():
            raise forms.ValidationError(_("Please give a day up to today."))
        return day
