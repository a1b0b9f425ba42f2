"""The format of a bank that is taken away."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.services.question_export import FORMATS


class ExportForm(forms.Form):
    format = forms.ChoiceField(
        label=_("Format of the file"),
        choices=[(name, one.title) for name, one in FORMATS.items()],
    )
