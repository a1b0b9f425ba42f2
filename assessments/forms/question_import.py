"""A file of questions, as it comes from a browser."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assessments.kinds.workbook import MOST_BYTES


class ImportForm(forms.Form):
    """One file of any format that is read; which one is found out."""

    file = forms.FileField(
        label=_("File of questions"),
        help_text=_(
            "GIFT or Aiken (.gift, .txt), Moodle XML (.xml), QTI 2.1 to 3.0 (.zip, .xml), "
            "Excel (.xlsx) or Word (.docx), at most 5 MB."
        ),
        allow_empty_file=False,
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("The file is larger than 5 MB."))
        return file
