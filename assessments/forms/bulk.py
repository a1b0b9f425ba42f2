"""One change to many questions of a bank."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from assessments.models import QuestionVersion
from assessments.services.question_bulk import Change
from courses.models import Point

MOST = 200


class BulkForm(forms.Form):
    """Which questions, and what is to be done with them."""

    version = forms.ModelMultipleChoiceField(
        label=_("Questions"),
        queryset=QuestionVersion.objects.none(),
        to_field_name="uid",
        widget=forms.MultipleHiddenInput,
        error_messages={"required": _("Tick at least one question.")},
    )
    do = forms.ChoiceField(
        label=_("With the ticked questions"),
        choices=[
            ("point", _("set the point")),
            ("difficulty", _("set the difficulty")),
            ("submit", _("send to review")),
            ("retire", _("retire")),
        ],
    )
    point = forms.ModelChoiceField(
        label=_("New point"), queryset=Point.objects.none(), required=False
    )
    difficulty = forms.TypedChoiceField(
        label=_("New difficulty"),
        choices=[("", "–"), *QuestionVersion.Difficulty.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        versions: QuerySet[QuestionVersion],
        points: QuerySet[Point],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("version", versions), ("point", points)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def clean_version(self) -> list[QuestionVersion]:
        chosen = list(self.cleaned_data["version"].order_by("pk")[: MOST + 1])
        if len(chosen) > MOST:
            raise ValidationError(
                _("Choose at most %(most)d questions at a time.") % {"most": MOST}
            )
        return chosen

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("do") == "point" and not told.get("point"):
            self.add_error("point", _("Choose the new point."))
        if told.get("do") == "difficulty" and not told.get("difficulty"):
            self.add_error("difficulty", _("Choose the new difficulty."))
        return told

    def change(self) -> Change:
        """What is asked for; call it when the form is valid."""
        told = self.cleaned_data
        return Change(told["do"], told.get("point"), told.get("difficulty"))

    @property
    def title(self) -> str:
        """What is to be done, in words."""
        field = self.fields["do"]
        assert isinstance(field, forms.ChoiceField)
        return str(dict(field.choices)[self.cleaned_data["do"]])  # type: ignore[arg-type]
