"""A form for looking at fields; nothing is kept."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """One field of each kind."""

    CHOICES: ClassVar = [
        ("a", _("Right after the conference, on the phone")),
        ("b", _("Within seven days, at the monthly meeting of the cell")),
        ("c", _("Not at all")),
    ]

    name = forms.CharField(label=_("Full name"), help_text=_("As in the register."))
    born_on = forms.DateField(
        label=_("Date of birth"), widget=forms.DateInput({"type": "date"})
    )
    position = forms.ChoiceField(label=_("Position"), choices=CHOICES, required=False)
    when = forms.ChoiceField(
        label=_("When is the test taken?"), choices=CHOICES, widget=forms.RadioSelect
    )
    points = forms.MultipleChoiceField(
        label=_("Which answers are right?"),
        choices=CHOICES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea({"rows": 3}))
    agreed = forms.BooleanField(
        label=_("I have compared the list with the paper"),
        help_text=_("A second person confirms it afterwards."),
        required=False,
    )


class SampleFileForm(forms.Form):
    """A file."""

    file = forms.FileField(label=_("Roster"), help_text=_("XLSX, at most 20 MB."))
