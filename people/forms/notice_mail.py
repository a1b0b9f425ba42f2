"""Asking for mail about notices."""

from django import forms
from django.utils.translation import gettext_lazy as _

LENGTH = 6


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


class CodeForm(forms.Form):
    """Six digits, with or without blanks between them."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
        help_text=_("Six digits. It holds for 30 minutes."),
        error_messages={"required": _("Type the six digits from the mail.")},
    )

    def clean_code(self) -> str:
        bare = "".join(str(self.cleaned_data["code"]).split())
        if not (bare.isascii() and bare.isdigit() and len(bare) == LENGTH):
            raise forms.ValidationError(_("Type the six digits from the mail."))
        return bare
