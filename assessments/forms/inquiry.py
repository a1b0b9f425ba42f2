"""How inquiries are filtered, and what is typed at each of their steps."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.forms.adjustment import DayInput
from assessments.kinds.inquiry import Way
from assessments.models import Signal

ALL = [("", _("All"))]
MOST = 2000


class InquiryFilter(forms.Form):
    """The filters above the work-list; what is not understood is left out."""

    round = forms.ChoiceField(label=_("Round"), required=False)
    kind = forms.ChoiceField(
        label=_("Signal"), choices=[*ALL, *Signal.Kind.choices], required=False
    )

    def __init__(
        self, *args: Any, rounds: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].choices = [*ALL, *rounds]  # type: ignore[attr-defined]

    def said(self) -> dict[str, str]:
        self.is_valid()
        return {name: told for name, told in self.cleaned_data.items() if told}


class ClearForm(forms.Form):
    """Why there is nothing in it."""

    reason = forms.CharField(
        label=_("Why there is nothing in it"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AskForm(forms.Form):
    """What is asked of the member, why and until when."""

    way = forms.ChoiceField(
        label=_("Second look"), choices=Way.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Why, in words that the member will read"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due_on = forms.DateField(label=_("Until the end of"), widget=DayInput)

    def due_at(self) -> datetime:
        """The end of the day; call it when the form is valid."""
        last = datetime.combine(self.cleaned_data["due_on"], time(23, 59, 59))
        return timezone.make_aware(last)


class TalkForm(forms.Form):
    """Who talked when, and what was said."""

    on = forms.DateField(label=_("Day of the talk"), widget=DayInput)
    people = forms.CharField(label=_("Who was there"), max_length=500)
    said = forms.CharField(
        label=_("What was said"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class OutcomeForm(forms.Form):
    """What should come of it, and why."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[
            ("keep", _("The attempt stands")),
            ("disallow", _("The attempt is not recognised")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The member reads it with the outcome."),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReturnForm(forms.Form):
    """Why the second person does not agree."""

    reason = forms.CharField(
        label=_("Reason for sending it back"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
