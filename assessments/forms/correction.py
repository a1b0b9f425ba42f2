"""The proposal of another key, or of none."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.kinds.question_type import type_of
from assessments.models import KeyCorrection, QuestionVersion
from assessments.selectors.correction import choice_under, in_force


class CorrectionForm(forms.Form):
    """Void the question or name the options that are right."""

    kind = forms.ChoiceField(
        label=_("What is wrong"), choices=KeyCorrection.Kind, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The members whose result changes will read it."),
    )

    def __init__(self, *args: Any, version: QuestionVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        content = choice_under(version, in_force([version.pk]).get(version.pk))
        choices = [
            (one.id, f"{one.text} ✓" if one.correct else one.text)
            for one in (content.options if content else ())
        ]
        label = _("The right answer (✓: the key that holds now)")
        if not choices:
            self.fields["kind"].choices = [  # type: ignore[attr-defined]
                (KeyCorrection.Kind.VOID, KeyCorrection.Kind.VOID.label)
            ]
        elif type_of(version.kind).takes_many:
            self.fields["chosen"] = forms.MultipleChoiceField(
                label=label,
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        else:
            self.fields["chosen"] = forms.ChoiceField(
                label=label, choices=choices, required=False, widget=forms.RadioSelect
            )
        self.order_fields(["kind", "chosen", "reason"])

    def keys(self) -> list[str]:
        """The ids of the options that are to be right."""
        chosen = self.cleaned_data.get("chosen") or []
        return [chosen] if isinstance(chosen, str) else list(chosen)
