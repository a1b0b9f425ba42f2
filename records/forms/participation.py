"""What a secretary types to enter participations by hand, and an officer to decide."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.kinds.evidence import Mode

MAX_AT_ONCE = 200


class ParticipationForm(forms.Form):
    """One day, one way and one reason for one or several people of ``choices``."""

    people = forms.MultipleChoiceField(
        label=_("Who took part"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one person."),
            "invalid_choice": _(
                "One of the people chosen is not on the list any more. Choose again."
            ),
        },
    )
    mode = forms.ChoiceField(
        label=_("How"), choices=Mode, widget=forms.RadioSelect, initial=Mode.HALL
    )
    occurred_on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("Write the day as 31/12/2026.")},
    )
    reason = forms.CharField(
        label=_("Reason for the entry by hand"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text=_("For example: no telephone; signed the paper list in the hall."),
    )

    def __init__(
        self, *args: object, choices: list[tuple[str, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["people"].choices = choices  # type: ignore[attr-defined]

    def clean_people(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["people"]
        if len(chosen) > MAX_AT_ONCE:
            raise forms.ValidationError(_("Enter at most 200 people at once."))
        return chosen


class RefusalForm(forms.Form):
    """Why an entry is refused."""

    reason = forms.CharField(
        label=_("Reason for refusing"),
        max_length=1000,
        error_messages={"required": _("Write the reason.")},
    )
