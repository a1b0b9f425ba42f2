"""What a second witness counts, and a scanned list with those who signed it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from live.forms.absence import ProofField
from people.kinds.text import plain

MOST_HEADS = 10_000
LONGEST = 500


class WitnessForm(forms.Form):
    """Heads, counted by oneself; why they differ if they do."""

    count = forms.IntegerField(
        label=_("People in the hall now, counted by you"),
        min_value=0,
        max_value=MOST_HEADS,
        error_messages={"required": _("Write how many people you have counted.")},
    )
    reason = forms.CharField(
        label=_("Why it differs from the clerk's count"),
        max_length=LONGEST,
        required=False,
        help_text=_("Only if the two differ."),
    )

    def clean_reason(self) -> str:
        return plain(self.cleaned_data["reason"], LONGEST)


class PaperListForm(forms.Form):
    """A scan, and the names on it."""

    file = ProofField(
        label=_("Scan of the signed list: PDF, JPEG or PNG"),
        help_text=_("At most 5 MB. No secret document."),
    )
    people = forms.MultipleChoiceField(
        label=_("Who has signed it"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick those who have signed the list."),
            "invalid_choice": _(
                "One of the people chosen is not on the list any more. Choose again."
            ),
        },
    )

    def __init__(
        self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = choices  # type: ignore[attr-defined]
