"""Forms of the second factor."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.forms.sign_in import password_field

LONGEST = 20  # with blanks and dashes


class DigitsForm(forms.Form):
    """The digits of the app."""

    is_held = False  # too many were wrong: no try counts now

    digits = forms.CharField(
        label=_("Six digits of the app"),
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
    )


class RecoveryForm(forms.Form):
    """A recovery code in place of them."""

    is_held = False

    digits = forms.CharField(
        label=_("Recovery code"),
        max_length=LONGEST,
        help_text=_("One of those that you wrote down, as ABCD-EFGH."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


class OwnSetUpForm(DigitsForm):
    """Of somebody who is signed in: the password as well, a borrowed telephone has none."""

    present = password_field(_("Present password"), "current-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["digits", "present"])
