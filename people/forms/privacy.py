"""What somebody asks about their data, and what an officer answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import PrivacyRequest

LONGEST = 2000


class AskForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What do you ask for?"),
        choices=PrivacyRequest.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you ask for.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        help_text=_("Which data, and what should be done with them."),
        error_messages={
            "required": _("Write what it is about, so that it can be answered.")
        },
    )


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[
            ("granted", PrivacyRequest.State.GRANTED.label),
            ("refused", PrivacyRequest.State.REFUSED.label),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the outcome.")},
    )
    words = forms.CharField(
        label=_("The answer to the person"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        help_text=_("What was done, or why it is not done; the person reads this."),
        error_messages={"required": _("Write the answer.")},
    )
