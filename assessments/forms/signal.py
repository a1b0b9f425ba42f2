"""How signals are filtered, and what is decided about one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Signal

ALL = [("", _("All"))]


class SignalFilter(forms.Form):
    """The filters above the work-list; what is not understood is left out."""

    kind = forms.ChoiceField(
        label=_("Signal"), choices=[*ALL, *Signal.Kind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("Decision"), choices=[*ALL, *Signal.State.choices], required=False
    )

    def said(self) -> dict[str, str]:
        self.is_valid()
        return {name: told for name, told in self.cleaned_data.items() if told}


class SetAsideForm(forms.Form):
    """The honest reason of a signal."""

    note = forms.CharField(
        label=_("Why there is nothing in it"),
        help_text=_("The member sees the decision, not this note."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
