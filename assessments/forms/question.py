"""What a lecturer types about a question, whatever its type.

Each type has its own form (assessments.forms.registry); this is what they share.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.utils import ErrorDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.kinds.content import OPTION_MOST, AnyContent
from assessments.kinds.draft import STEM_MOST, Draft
from assessments.kinds.number import read_number
from assessments.models import QuestionVersion
from courses.models import Point


@dataclass(frozen=True)
class FormRow:
    """Fields that belong together, as the template lays them out."""

    title: str | Promise
    fields: Sequence[forms.BoundField]
    folded: Sequence[forms.BoundField] = field(default_factory=list)


class QuestionForm(forms.Form):
    """The fields of every question. As a part of a case it has the question alone."""

    kind: ClassVar[str]
    is_rebuilt = False  # the person asked for another field, not to keep the draft

    stem = forms.CharField(
        label=gettext_lazy("Question"),
        max_length=STEM_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    point = forms.ModelChoiceField(
        label=gettext_lazy("Point of the document"),
        help_text=gettext_lazy("Needed before the question goes to review."),
        queryset=Point.objects.none(),
        required=False,
    )
    difficulty = forms.TypedChoiceField(
        label=gettext_lazy("Difficulty"),
        choices=QuestionVersion.Difficulty.choices,
        coerce=int,
        initial=QuestionVersion.Difficulty.MEDIUM,
    )
    feedback = forms.CharField(
        label=gettext_lazy("Said to everybody, once keys are shown"),
        max_length=OPTION_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, points: QuerySet[Point] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if points is None:
            for name in ("point", "difficulty", "feedback"):
                del self.fields[name]
        else:
            point = self.fields["point"]
            assert isinstance(point, forms.ModelChoiceField)
            point.queryset = points
        self.add_fields()

    def add_fields(self) -> None:
        """Add what only this type asks."""

    @property
    def errors(self) -> ErrorDict:
        """None while the person is still laying out the form."""
        return ErrorDict() if self.is_rebuilt else super().errors

    @property
    def head(self) -> list[forms.BoundField]:
        """The fields above the rows."""
        return [
            self[one] for one in ("stem", "point", "difficulty") if one in self.fields
        ]

    @property
    def rows(self) -> list[FormRow]:
        return []

    @property
    def foot(self) -> list[forms.BoundField]:
        """The fields below the rows."""
        return [self[one] for one in ("scoring",) if one in self.fields]

    def content(self) -> AnyContent:
        """The content as typed; call it when the form is valid."""
        raise NotImplementedError

    @classmethod
    def initial_of(cls, content: Any) -> dict[str, Any]:
        """What the form shows of a content of its type."""
        raise NotImplementedError

    @property
    def general_feedback(self) -> str:
        return str(self.cleaned_data.get("feedback", ""))

    def draft(self) -> Draft:
        """The question as typed; call it when the form is valid."""
        return Draft(
            kind=self.kind,
            stem=self.cleaned_data["stem"].strip(),
            content=self.content(),
            difficulty=self.cleaned_data["difficulty"],
        )

    def row_count(self, least: int, name: str) -> int:
        """How many rows the form has: those of its draft, and ``least`` at least.

        Args:
            name: of the first field of a row, as ``text`` of ``text_1``.
        """
        count = sum(one.startswith(f"{name}_") for one in self.initial)
        return max(least, count)


class NumberField(forms.CharField):
    """A number as people type it: 98 or 3,5."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(max_length=40, widget=widget, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        told = super().clean(value)
        if not told:
            return None
        number = read_number(told)
        if number is None:
            raise ValidationError(_("Write a number, as 98 or 3,5."))
        return number
