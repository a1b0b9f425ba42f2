"""Forms of signing in and of passwords."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 128


def password_field(label: object, auto: str) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": auto}),
    )


class SignInForm(forms.Form):
    username = forms.CharField(
        label=_("Member code or sign-in name"),
        max_length=150,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )
    password = password_field(_("Password"), "current-password")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("One-time code"),
        max_length=40,
        help_text=_("Eight letters and digits on the slip, as ABCD-EFGH."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


class NewPasswordForm(forms.Form):
    new = password_field(_("New password"), "new-password")
    again = password_field(_("The same password again"), "new-password")

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise forms.ValidationError(_("The two passwords are not the same."))
        return again


class ChangePasswordForm(NewPasswordForm):
    present = password_field(_("Present password"), "current-password")
    field_order = ("present", "new", "again")
