"""What the two persons say who have the ledger forget a person."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 2000


class ProposeErasureForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason for the erasure"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        help_text=_("The second person and the inspection committee read this."),
        error_messages={"required": _("Write the reason.")},
    )


class ConfirmErasureForm(forms.Form):
    words = forms.CharField(
        label=_("The answer to the person"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        help_text=_("What was done, or why it is not done; the person reads this."),
        error_messages={"required": _("Write the answer.")},
    )


class DeclineErasureForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason for declining"),
        max_length=LONGEST,
        error_messages={"required": _("Write the reason.")},
    )
