"""Choosing who answers for a unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.selectors.head import people_below
from people.models import Person, Unit


class HeadForm(forms.Form):
    """``person`` by uid; empty leaves it to the register."""

    person = forms.ModelChoiceField[Person](
        Person.objects.none(),
        label=_("Responsible head"),
        to_field_name="uid",
        required=False,
        error_messages={
            "invalid_choice": _("Choose somebody at home in this unit or below it.")
        },
    )

    def __init__(self, data: Any, *, unit: Unit) -> None:
        super().__init__(data)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people_below(unit)


class HeadQuery(forms.Form):
    """The query of both pages; what it does not understand is as if unsaid."""

    q = forms.CharField(max_length=200, required=False)
    page = forms.IntegerField(min_value=1, max_value=10_000, required=False)

    def said(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")
