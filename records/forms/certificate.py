"""What is written to open a register, to issue, to issue anew and to revoke."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Unit
from records.forms.query import ListQuery
from records.kinds.certificate import Cause, CertificateKind, CertificateState
from records.services.certificate import MOST_MONTHS

MOST_AT_ONCE = 500
_SIGN = RegexValidator(
    r"^[A-Za-zÀ-ỹĐđ0-9.\-]+(/[A-Za-zÀ-ỹĐđ0-9.\-]+)*\Z",
    _("Write letters, digits and hyphens without spaces, as GCN-ĐVM."),
)


def _day(**kwargs: Any) -> forms.DateField:
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("Write the day as 31/12/2026.")},
        **kwargs,
    )


class RegisterWordsForm(forms.Form):
    """What may be changed of a register; certificates that were issued stay as they are."""

    title = forms.CharField(
        label=_("What is certified"),
        max_length=300,
        help_text=_(
            "Printed below the heading, for example the name of the programme."
        ),
    )
    months = forms.IntegerField(
        label=_("Valid for how many months"),
        required=False,
        min_value=1,
        max_value=MOST_MONTHS,
        help_text=_("Empty: without an end."),
    )
    place = forms.CharField(
        label=_("Place before the date"), max_length=100, required=False
    )
    signer_post = forms.CharField(label=_("Post of the signer"), max_length=200)
    signer_name = forms.CharField(label=_("Name of the signer"), max_length=200)


class RegisterForm(RegisterWordsForm):
    """A new register of one of the caller's units."""

    field_order = ("owner", "kind", "title", "sign")
    owner = forms.ModelChoiceField(
        label=_("Unit that issues"), queryset=Unit.objects.none(), to_field_name="uid"
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=CertificateKind, widget=forms.RadioSelect,
        initial=CertificateKind.CERTIFICATE,
    )  # fmt: skip
    sign = forms.CharField(
        label=_("Sign"),
        max_length=40,
        validators=[_SIGN],
        help_text=_("Stands after number and year: 12/2026/GCN-ĐVM."),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = units  # type: ignore[attr-defined]


class IssueForm(forms.Form):
    """For whom and on which day; ``scope`` all is everybody whom the filter finds."""

    scope = forms.ChoiceField(choices=[("chosen", ""), ("all", "")])
    chosen = forms.TypedMultipleChoiceField(coerce=str, required=False)
    q = forms.CharField(required=False, max_length=200)
    issued_on = _day(label=_("Day of issue"), initial=timezone.localdate)

    def __init__(self, *args: Any, waiting: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["chosen"]
        field.choices = [(one, "") for one in waiting]
        field.error_messages["invalid_choice"] = _(
            "One of those chosen has a certificate by now or may not have one. Choose "
            "again."
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        is_empty = values.get("scope") == "chosen" and not values.get("chosen")
        if is_empty and "chosen" not in self.errors:
            self.add_error("chosen", _("Tick at least one person."))
        return dict(values)


class ReissueForm(forms.Form):
    """Why it is issued anew."""

    cause = forms.ChoiceField(
        label=_("Reason"), choices=Cause, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What happened"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text=_("Kept with both certificates."),
    )


class RevokeForm(forms.Form):
    """Why it is revoked."""

    reason = forms.CharField(
        label=_("Why it is revoked"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


class CheckForm(forms.Form):
    """The code as it is printed."""

    code = forms.CharField(
        label=_("Code on the certificate"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class CertificateQuery(ListQuery):
    """Which certificates of a register are shown."""

    year = forms.IntegerField(
        label=_("Year"), required=False, min_value=1, max_value=9999,
        widget=forms.Select,
    )  # fmt: skip
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All states")), *CertificateState.choices],
        required=False,
    )

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget: Any = self.fields["year"].widget
        widget.choices = [("", _("All years")), *((one, one) for one in years)]
