"""Giving leave from the order of lessons."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.models import Activity
from people.kinds.name import tidy


class WaiverForm(forms.Form):
    """Which closed lesson, and why; both stand in the record."""

    activity = forms.ChoiceField(
        label=_("Lesson that may be opened"), widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("The learner and the inspectors see it with your name."),
    )

    def __init__(self, data: Any, *, closed: Sequence[Activity]) -> None:
        super().__init__(data)
        self._closed = {str(one.uid): one for one in closed}
        field = self.fields["activity"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(uid, one.title) for uid, one in self._closed.items()]

    def clean_reason(self) -> str:
        return tidy(self.cleaned_data["reason"])

    def chosen(self) -> Activity:
        return self._closed[self.cleaned_data["activity"]]
