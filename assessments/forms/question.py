"""What a lecturer types about a question."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from assessments.kinds import true_false
from assessments.kinds.content import OPTION_MOST, Content, Option, read_content
from assessments.kinds.draft import STEM_MOST, Draft
from assessments.kinds.multiple import SCORING_TITLES, Scoring
from assessments.models import QuestionVersion
from courses.models import Point

ROWS = 6
Kind = QuestionVersion.Kind


@dataclass(frozen=True)
class OptionRow:
    """The fields of one option, as the template lays them out."""

    number: int
    text: forms.BoundField
    correct: forms.BoundField
    feedback: forms.BoundField


class QuestionForm(forms.Form):
    """The fields of a question of one kind."""

    stem = forms.CharField(
        label=_("Question"),
        max_length=STEM_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    point = forms.ModelChoiceField(
        label=_("Point of the document"),
        help_text=_("Needed before the question goes to review."),
        queryset=Point.objects.none(),
        required=False,
    )
    difficulty = forms.TypedChoiceField(
        label=_("Difficulty"),
        choices=QuestionVersion.Difficulty.choices,
        coerce=int,
        initial=QuestionVersion.Difficulty.MEDIUM,
    )

    def __init__(
        self, *args: Any, kind: str, points: QuerySet[Point], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        point = self.fields["point"]
        assert isinstance(point, forms.ModelChoiceField)
        point.queryset = points
        if kind == Kind.TRUE_FALSE:
            self._add_statement()
        else:
            self._add_options()

    def _add_statement(self) -> None:
        self.fields["is_true"] = forms.ChoiceField(
            label=_("The statement is"),
            choices=[("yes", _("True")), ("no", _("False"))],
            widget=forms.RadioSelect,
        )

    def _add_options(self) -> None:
        if self.kind == Kind.MULTIPLE:
            self.fields["scoring"] = forms.ChoiceField(
                label=_("Scoring"),
                choices=list(SCORING_TITLES.items()),
                initial=Scoring.ALL_OR_NOTHING,
                widget=forms.RadioSelect,
            )
        for n in range(1, ROWS + 1):
            self.fields[f"text_{n}"] = forms.CharField(
                label=_("Option %(n)d") % {"n": n},
                max_length=OPTION_MOST,
                required=False,
            )
            self.fields[f"correct_{n}"] = forms.BooleanField(
                label=_("This is a right answer"), required=False
            )
            self.fields[f"feedback_{n}"] = forms.CharField(
                label=_("Shown to those who chose it, once keys are shown"),
                max_length=OPTION_MOST,
                required=False,
            )

    @property
    def option_rows(self) -> list[OptionRow]:
        if self.kind == Kind.TRUE_FALSE:
            return []
        return [
            OptionRow(n, self[f"text_{n}"], self[f"correct_{n}"], self[f"feedback_{n}"])
            for n in range(1, ROWS + 1)
        ]

    @property
    def head_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("stem", "point", "difficulty")]

    def draft(self) -> Draft:
        """The question as typed; call it when the form is valid."""
        told = self.cleaned_data
        return Draft(
            kind=self.kind,
            stem=told["stem"].strip(),
            content=self._content(told),
            difficulty=told["difficulty"],
        )

    def _content(self, told: dict[str, Any]) -> Content:
        if self.kind == Kind.TRUE_FALSE:
            return true_false.content_of(is_true=told["is_true"] == "yes")
        return Content(
            options=tuple(
                Option(
                    id=f"o{n}",
                    text=told[f"text_{n}"],
                    correct=told[f"correct_{n}"],
                    feedback=told[f"feedback_{n}"],
                )
                for n in range(1, ROWS + 1)
                if told[f"text_{n}"] or told[f"correct_{n}"]
            ),
            scoring=told.get("scoring", ""),
        )


def initial_of(version: QuestionVersion) -> dict[str, Any]:
    """What the form shows of a draft."""
    content = read_content(version.content)
    shown: dict[str, Any] = {
        "stem": version.stem,
        "point": version.point_id,
        "difficulty": version.difficulty,
        "scoring": content.scoring,
        "is_true": "yes" if true_false.TRUE in content.keys else "no",
    }
    for n, option in enumerate(content.options, start=1):
        shown[f"text_{n}"] = option.text
        shown[f"correct_{n}"] = option.correct
        shown[f"feedback_{n}"] = option.feedback
    return shown
