"""A file of questions, as it comes from a browser."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assessments.kinds.workbook import MOST_BYTES


class ImportForm(forms.Form):
    """One file: GIFT text or the table."""

    file = forms.FileField(
        label=_("File of questions"),
        help_text=_("GIFT text (.gift, .txt) or an Excel table (.xlsx), at most 5 MB."),
        allow_empty_file=False,
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("The file is larger than 5 MB."))
        return file
