"""The form of a new API token."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.access import Scope

LENGTHS = [
    ("7", _("7 days")),
    ("30", _("30 days")),
    ("90", _("90 days")),
    ("365", _("One year")),
]


class TokenForm(forms.Form):
    """``scopes``: those that the person's roles allow."""

    uid = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("What it is for"),
        max_length=100,
        help_text=_("As the program's name, so that you know it again in this list."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"), widget=forms.CheckboxSelectMultiple
    )
    days = forms.ChoiceField(label=_("Good for"), choices=LENGTHS, initial="90")

    def __init__(self, *args: Any, scopes: Sequence[Scope], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.name, one.title) for one in scopes]
        self.fields["scopes"].choices = choices  # type: ignore[attr-defined]

    def good_for(self) -> timedelta:
        return timedelta(days=int(self.cleaned_data["days"]))
