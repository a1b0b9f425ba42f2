"""What is pasted to hold the ledger against it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from records.kinds.ledger.kept import MOST, kept_notes


class KeptHeadForm(forms.Form):
    """One or several signed heads."""

    heads = forms.CharField(
        label=_("Signed heads that were kept"),
        widget=forms.Textarea(
            attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}
        ),
        max_length=20_000,
        help_text=_(
            "The whole text of the file head-….txt from the mail to a witness, or of the "
            "square on a printed attestation. Several may be pasted one below the other."
        ),
    )

    def clean_heads(self) -> list[str]:
        notes = kept_notes(self.cleaned_data["heads"])
        if not notes:
            raise forms.ValidationError(
                _(
                    "No signed head was found in this text. Paste the whole file: the line "
                    "of the ledger's name, the number, the code, the line “sealed” and the "
                    "signature that begins with “—”."
                )
            )
        if len(notes) > MOST:
            words: dict[str, Any] = {"most": MOST}
            raise forms.ValidationError(
                _("Paste at most %(most)s heads at once."), params=words
            )
        return notes
