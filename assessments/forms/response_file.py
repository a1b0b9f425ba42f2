"""A file that is handed in as an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ResponseFileForm(forms.Form):
    """One file; what it is, is found out from its bytes."""

    file = forms.FileField(
        label=_("Your file"),
        help_text=_("PDF, Word (.docx) or a picture (JPEG, PNG), at most 10 MB."),
        widget=forms.ClearableFileInput(
            attrs={"accept": ".pdf,.docx,.jpg,.jpeg,.png,image/jpeg,image/png"}
        ),
    )
