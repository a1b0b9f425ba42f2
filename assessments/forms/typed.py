"""Questions whose answer is typed: words, numbers, a text of one's own."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.question import FormRow, NumberField, QuestionForm
from assessments.kinds.content import NOTHING, ONE, OPTION_MOST
from assessments.kinds.essay import WORDS_MOST, Criterion, Essay, Level
from assessments.kinds.number import read_number, written
from assessments.kinds.numeric import AcceptedNumber, Numeric
from assessments.kinds.short_answer import AcceptedText, ShortAnswer

ROWS = 4
SHARE = gettext_lazy("Share of the point, 0 to 1; empty: the whole point")
FEEDBACK = gettext_lazy("Shown to those who answered so, once keys are shown")


class _AcceptedForm(QuestionForm):
    """Rows of accepted answers."""

    def _add_rows(self, name: str) -> None:
        self.numbers = range(1, self.row_count(ROWS, name) + 1)
        for n in self.numbers:
            self.add_answer(n)
            self.fields[f"share_{n}"] = NumberField(label=SHARE, required=False)
            self.fields[f"feedback_{n}"] = forms.CharField(
                label=FEEDBACK, max_length=OPTION_MOST, required=False
            )

    def add_answer(self, n: int) -> None:
        raise NotImplementedError

    def _share(self, n: int) -> Decimal:
        share: Decimal | None = self.cleaned_data[f"share_{n}"]
        return ONE if share is None else share

    def _row(self, n: int, *names: str) -> FormRow:
        title = gettext_lazy("Accepted answer %(n)d") % {"n": n}
        shown = [self[f"{name}_{n}"] for name in names]
        return FormRow(title, shown, [self[f"share_{n}"], self[f"feedback_{n}"]])


class ShortAnswerForm(_AcceptedForm):
    """A few words."""

    kind = "short_answer"

    def add_fields(self) -> None:
        self._add_rows("text")
        self.fields["fold_case"] = forms.BooleanField(
            label=gettext_lazy("Capital and small letters are the same"),
            required=False,
            initial=True,
        )
        self.fields["fold_accents"] = forms.BooleanField(
            label=gettext_lazy("Letters with and without diacritics are the same"),
            required=False,
        )

    def add_answer(self, n: int) -> None:
        self.fields[f"text_{n}"] = forms.CharField(
            label=gettext_lazy("Words; * stands for any letters"),
            max_length=OPTION_MOST,
            required=False,
        )

    @property
    def rows(self) -> list[FormRow]:
        return [self._row(n, "text") for n in self.numbers]

    @property
    def foot(self) -> list[forms.BoundField]:
        return [self["fold_case"], self["fold_accents"]]

    def content(self) -> ShortAnswer:
        told = self.cleaned_data
        return ShortAnswer(
            accepted=tuple(
                AcceptedText(told[f"text_{n}"], self._share(n), told[f"feedback_{n}"])
                for n in self.numbers
                if told[f"text_{n}"]
            ),
            fold_case=told["fold_case"],
            fold_accents=told["fold_accents"],
            feedback=self.general_feedback,
        )

    @classmethod
    def initial_of(cls, content: ShortAnswer) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "fold_case": content.fold_case,
            "fold_accents": content.fold_accents,
        }
        for n, one in enumerate(content.accepted, start=1):
            shown[f"text_{n}"] = one.text
            shown[f"share_{n}"] = "" if one.share == ONE else written(one.share)
            shown[f"feedback_{n}"] = one.feedback
        return shown


class NumericForm(_AcceptedForm):
    """A number."""

    kind = "numeric"

    def add_fields(self) -> None:
        self._add_rows("value")

    def add_answer(self, n: int) -> None:
        self.fields[f"value_{n}"] = NumberField(
            label=gettext_lazy("A number"), required=False
        )
        self.fields[f"tolerance_{n}"] = NumberField(
            label=gettext_lazy("May differ by; empty: not at all"), required=False
        )

    @property
    def rows(self) -> list[FormRow]:
        return [self._row(n, "value", "tolerance") for n in self.numbers]

    def content(self) -> Numeric:
        told = self.cleaned_data
        return Numeric(
            accepted=tuple(
                AcceptedNumber(
                    told[f"value_{n}"],
                    told[f"tolerance_{n}"] or NOTHING,
                    self._share(n),
                    told[f"feedback_{n}"],
                )
                for n in self.numbers
                if told[f"value_{n}"] is not None
            ),
            feedback=self.general_feedback,
        )

    @classmethod
    def initial_of(cls, content: Numeric) -> dict[str, Any]:
        shown: dict[str, Any] = {}
        for n, one in enumerate(content.accepted, start=1):
            shown[f"value_{n}"] = written(one.value)
            shown[f"tolerance_{n}"] = written(one.tolerance) if one.tolerance else ""
            shown[f"share_{n}"] = "" if one.share == ONE else written(one.share)
            shown[f"feedback_{n}"] = one.feedback
        return shown


class LevelsField(forms.CharField):
    """The levels of a criterion, one a line: ``points: what it looks like``."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> tuple[Level, ...]:
        levels = []
        for line in super().clean(value).splitlines():
            if not line.strip():
                continue
            told, sign, text = line.partition(":")
            points = read_number(told)
            if points is None or not sign or not text.strip():
                words = _("“%(line)s” is no level; write it as 3: half of the ideas.")
                raise ValidationError(words % {"line": line.strip()[:60]})
            levels.append(Level(points, text.strip()))
        return tuple(levels)


class EssayForm(QuestionForm):
    """A text of one's own, with the rubric by which a person marks it."""

    kind = "essay"

    def add_fields(self) -> None:
        self.numbers = range(1, self.row_count(ROWS, "title") + 1)
        for n in self.numbers:
            self.fields[f"title_{n}"] = forms.CharField(
                label=gettext_lazy("What is looked for"),
                max_length=OPTION_MOST,
                required=False,
            )
            self.fields[f"points_{n}"] = NumberField(
                label=gettext_lazy("Points"), required=False
            )
            self.fields[f"levels_{n}"] = LevelsField(
                label=gettext_lazy("Levels, one a line, as 3: half of the ideas"),
                max_length=6000,
                required=False,
            )
        self.fields["answered_by"] = forms.ChoiceField(
            label=gettext_lazy("Answered by"),
            choices=[
                ("text", gettext_lazy("A text")),
                ("both", gettext_lazy("A text, a file or both")),
                ("file", gettext_lazy("A file")),
            ],
            initial="text",
        )
        for name, label in (
            ("least_words", gettext_lazy("At least so many words; 0: no limit")),
            ("most_words", gettext_lazy("At most so many words; 0: no limit")),
        ):
            self.fields[name] = forms.IntegerField(
                label=label, min_value=0, max_value=WORDS_MOST, initial=0
            )

    @property
    def rows(self) -> list[FormRow]:
        return [
            FormRow(
                gettext_lazy("Criterion %(n)d") % {"n": n},
                [self[f"title_{n}"], self[f"points_{n}"], self[f"levels_{n}"]],
            )
            for n in self.numbers
        ]

    @property
    def foot(self) -> list[forms.BoundField]:
        return [self["answered_by"], self["least_words"], self["most_words"]]

    def content(self) -> Essay:
        told = self.cleaned_data
        return Essay(
            rubric=tuple(
                Criterion(
                    f"r{n}",
                    told[f"title_{n}"],
                    told[f"points_{n}"] or NOTHING,
                    told[f"levels_{n}"],
                )
                for n in self.numbers
                if told[f"title_{n}"] or told[f"points_{n}"] is not None
            ),
            least_words=told["least_words"],
            most_words=told["most_words"],
            takes_text=told["answered_by"] != "file",
            takes_file=told["answered_by"] != "text",
            feedback=self.general_feedback,
        )

    @classmethod
    def initial_of(cls, content: Essay) -> dict[str, Any]:
        by_file = "both" if content.takes_text else "file"
        shown: dict[str, Any] = {
            "answered_by": by_file if content.takes_file else "text",
            "least_words": content.least_words,
            "most_words": content.most_words,
        }
        for n, one in enumerate(content.rubric, start=1):
            levels = [f"{written(level.points)}: {level.text}" for level in one.levels]
            shown[f"title_{n}"] = one.title
            shown[f"points_{n}"] = written(one.points)
            shown[f"levels_{n}"] = "\n".join(levels)
        return shown
