"""What an officer types of a wave: its review, why it goes back, the day it opens."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_WORDS = 10_000


class ReviewForm(forms.Form):
    """What was learnt."""

    text = forms.CharField(
        label=_("What was learnt, and what is done otherwise in the next wave"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=MOST_WORDS,
        help_text=_(
            "The figures of the wave as they stand now are kept with these words."
        ),
        error_messages={"required": _("Write what was learnt.")},
    )


class SignForm(forms.Form):
    """Which words are signed: when they were written."""

    read_at = forms.DateTimeField()


class ReturnForm(forms.Form):
    """Why a review is to be written anew."""

    reason = forms.CharField(
        label=_("Reason for sending it back"),
        max_length=2000,
        error_messages={"required": _("Write the reason.")},
    )


class OpenForm(forms.Form):
    """The first day of a wave."""

    opens_on = forms.DateField(
        label=_("First day of the wave"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={
            "invalid": _("Write the day as 31/12/2026."),
            "required": _("Choose the day on which the wave opens."),
        },
    )
