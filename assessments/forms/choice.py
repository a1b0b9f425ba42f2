"""Questions with options and a key."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms.question import FormRow, QuestionForm
from assessments.kinds import true_false
from assessments.kinds.content import OPTION_MOST, Content, Option
from assessments.kinds.multiple import SCORING_TITLES, Scoring

ROWS = 6


class SingleForm(QuestionForm):
    """One right answer out of several."""

    kind = "single"

    def add_fields(self) -> None:
        for n in self._numbers:
            self.fields[f"text_{n}"] = forms.CharField(
                label=_("Text of the option"),
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
    def _numbers(self) -> range:
        return range(1, self.row_count(ROWS, "text") + 1)

    @property
    def rows(self) -> list[FormRow]:
        return [
            FormRow(
                _("Option %(n)d") % {"n": n},
                [self[f"text_{n}"], self[f"correct_{n}"]],
                [self[f"feedback_{n}"]],
            )
            for n in self._numbers
        ]

    def content(self) -> Content:
        told = self.cleaned_data
        return Content(
            options=tuple(
                Option(
                    id=f"o{n}",
                    text=told[f"text_{n}"],
                    correct=told[f"correct_{n}"],
                    feedback=told[f"feedback_{n}"],
                )
                for n in self._numbers
                if told[f"text_{n}"] or told[f"correct_{n}"]
            ),
            scoring=told.get("scoring", ""),
            feedback=self.general_feedback,
        )

    @classmethod
    def initial_of(cls, content: Content) -> dict[str, Any]:
        shown: dict[str, Any] = {"scoring": content.scoring}
        for n, option in enumerate(content.options, start=1):
            shown[f"text_{n}"] = option.text
            shown[f"correct_{n}"] = option.correct
            shown[f"feedback_{n}"] = option.feedback
        return shown


class MultipleForm(SingleForm):
    """Several right answers, scored by a rule."""

    kind = "multiple"

    def add_fields(self) -> None:
        super().add_fields()
        self.fields["scoring"] = forms.ChoiceField(
            label=_("Scoring"),
            choices=list(SCORING_TITLES.items()),
            initial=Scoring.ALL_OR_NOTHING,
            widget=forms.RadioSelect,
        )


class TrueFalseForm(QuestionForm):
    """A statement."""

    kind = "true_false"

    def add_fields(self) -> None:
        self.fields["is_true"] = forms.ChoiceField(
            label=_("The statement is"),
            choices=[("yes", _("True")), ("no", _("False"))],
            widget=forms.RadioSelect,
        )
        for word, label in (("true", _("Said to those who chose True")),
                            ("false", _("Said to those who chose False"))):  # fmt: skip
            self.fields[f"feedback_{word}"] = forms.CharField(
                label=label, max_length=OPTION_MOST, required=False
            )

    @property
    def foot(self) -> list[forms.BoundField]:
        return [self["is_true"], self["feedback_true"], self["feedback_false"]]

    def content(self) -> Content:
        told = self.cleaned_data
        return true_false.content_of(
            is_true=told["is_true"] == "yes",
            feedback=self.general_feedback,
            said={
                true_false.TRUE: told["feedback_true"],
                true_false.FALSE: told["feedback_false"],
            },
        )

    @classmethod
    def initial_of(cls, content: Content) -> dict[str, Any]:
        said = {one.id: one.feedback for one in content.options}
        return {
            "is_true": "yes" if true_false.TRUE in content.keys else "no",
            "feedback_true": said.get(true_false.TRUE, ""),
            "feedback_false": said.get(true_false.FALSE, ""),
        }
