"""What is told of an absence, and what is decided on it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.models import Activity
from kernel.kinds.attachment import ACCEPT, LARGEST, LONGEST_START, kind_of
from people.kinds.text import plain

LONGEST = 1000


class ProofField(forms.FileField):
    """A picture or a PDF, looked into; what it is called proves nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=200,
            widget=forms.FileInput(attrs={"accept": ACCEPT}),
            error_messages={
                "required": _("Choose a file."),
                "empty": _("The file is empty. Choose another one."),
                "max_length": _("The file's name is too long. Give it a shorter one."),
            },
            **kwargs,
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
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


class ReasonForm(forms.Form):
    """Why, and a proof if there is one."""

    reason = forms.CharField(
        label=_("Reason for absence"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        help_text=_("As: on duty at the hospital from 7:00 to 17:00."),
        error_messages={"required": _("Write the reason.")},
    )
    file = ProofField(
        label=_("Proof: picture or PDF (not required)"),
        required=False,
        help_text=_("At most 5 MB. No secret document."),
    )

    def clean_reason(self) -> str:
        reason = plain(self.cleaned_data["reason"], LONGEST)
        if not reason:
            raise forms.ValidationError(_("Write the reason."))
        return reason


class DecisionForm(forms.Form):
    """Excused or not, and why."""

    outcome = forms.ChoiceField(choices=[("excused", ""), ("refused", "")])
    reason = forms.CharField(
        max_length=LONGEST,
        error_messages={
            "required": _("Write the reason for the decision; the person reads it.")
        },
    )

    @property
    def is_excused(self) -> bool:
        return bool(self.cleaned_data["outcome"] == "excused")


class MakeUpForm(forms.Form):
    """What an excused absence is made up with."""

    url = forms.URLField(
        label=_("Link to the recording"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_(
            "The person watches it and says so; somebody of their unit confirms it."
        ),
    )
    lesson = forms.ModelChoiceField(
        Activity.objects.none(),
        label=_("Lesson of this course"),
        to_field_name="uid",
        required=False,
        empty_label=_("None"),
        help_text=_("Whoever completes it after the session has made it up by that."),
    )

    def __init__(self, *args: Any, lessons: QuerySet[Activity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lesson"].queryset = lessons  # type: ignore[attr-defined]
