"""What a member writes to ask for a review, and what an officer answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kernel.kinds.attachment import ACCEPT, LARGEST, LONGEST_START, kind_of
from records.kinds.contest import Subject
from records.kinds.evidence import Mode

LONGEST = 2000


class ContestForm(forms.Form):
    """What is wrong, in one's own words, and a picture or PDF if there is one."""

    subject = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Subject,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        help_text=_("When, where and with whom; what should stand in the record."),
        error_messages={"required": _("Write what is wrong.")},
    )
    file = forms.FileField(
        label=_("Picture or PDF (not required)"),
        required=False,
        max_length=200,
        help_text=_("At most 5 MB. No secret document."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={
            "empty": _("The file is empty. Choose another one."),
            "max_length": _("The file's name is too long. Give it a shorter one."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not file:
            return None
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 5 MB. Choose a smaller one.")
            )
        if kind_of(file.read(LONGEST_START)) is None:
            raise forms.ValidationError(
                _("The file is neither a PDF nor a JPEG or PNG picture.")
            )
        return file


class AnswerForm(forms.Form):
    """An outcome with its reason; the correction where a participation is contested."""

    OUTCOMES = (
        ("upheld", _("The member is right: correct the record")),
        ("rejected", _("The record is right: it stays")),
    )
    outcome = forms.ChoiceField(
        label=_("What should come of it"),
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an outcome.")},
    )
    reply = forms.CharField(
        label=_("Reply to the member, with the reason"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        error_messages={"required": _("Write the reply.")},
    )
    mode = forms.ChoiceField(
        label=_("How the person took part"),
        choices=[("", _("Choose")), *Mode.choices],
        required=False,
    )
    occurred_on = forms.DateField(
        label=_("On which day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("Write the day as 31/12/2026.")},
    )

    def __init__(self, *args: Any, has_correction: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_correction:
            del self.fields["mode"], self.fields["occurred_on"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("outcome") == "upheld":
            for name in ("mode", "occurred_on"):
                if name in self.fields and name not in self.errors:
                    self._require(name, values)
        return dict(values)

    def _require(self, name: str, values: dict[str, Any]) -> None:
        if not values.get(name):
            self.add_error(name, _("The correction needs this."))


class ReturnForm(forms.Form):
    """Why the second person does not agree."""

    reason = forms.CharField(
        label=_("Reason for sending it back"),
        max_length=LONGEST,
        error_messages={"required": _("Write the reason.")},
    )
