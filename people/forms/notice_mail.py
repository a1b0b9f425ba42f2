"""Asking for mail about notices."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MailForm(forms.Form):
    """Nothing is ticked beforehand."""

    address = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    agrees = forms.BooleanField(
        label=_("I want a mail when there is something new for me"),
        error_messages={"required": _("Tick it, or leave this page as it was.")},
    )
