"""A head of the ledger that somebody had kept, handed in to be held against it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.services.ledger_check import read_checkpoint

LARGEST = 10_000  # bytes; a signed head has some 250
_UNSIGNED = _(
    "The key of this ledger has not signed this text. Hand in the whole text, as it was "
    "received. If it is whole, change nothing and tell the inspection committee."
)


class KeptHeadForm(forms.Form):
    """The head as text or as the file that came with the mail; one of them is enough."""

    note = forms.CharField(
        label=_("Signed head as text"),
        required=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=_(
            "From the mail to a witness, or from the square of a printed sheet."
        ),
    )
    file = forms.FileField(
        label=_("Or its file"),
        required=False,
        help_text=_("head-….txt, as it came with the mail."),
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
        error_messages={"empty": _("The file is empty. Choose another one.")},
    )

    def clean(self) -> dict[str, str]:
        """``note``: the signed head, whole.

        Raises:
            ValidationError: nothing is given, or the key has not signed it.
        """
        file, text = self.cleaned_data.get("file"), self.cleaned_data.get("note", "")
        if file:
            text = file.read(LARGEST).decode("utf-8", "replace")
        if not text.strip():
            if not self.errors:
                raise forms.ValidationError(_("Hand in a head: as text or as a file."))
            return {}
        note = text.replace("\r\n", "\n").strip() + "\n"
        try:
            read_checkpoint(note)
        except ValueError as error:
            raise forms.ValidationError(_UNSIGNED) from error
        return {"note": note}
