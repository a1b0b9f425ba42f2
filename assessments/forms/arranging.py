"""Questions in which things are put together or into order."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms.question import FormRow, QuestionForm
from assessments.kinds import matching, ordering
from assessments.kinds.content import OPTION_MOST, Entry
from assessments.kinds.matching import Matching, Prompt
from assessments.kinds.ordering import Ordering
from people.kinds.name import tidy

ROWS = 6
LINES_MOST = 8000


class MatchingForm(QuestionForm):
    """Pairs, and options that belong to none."""

    kind = "matching"

    def add_fields(self) -> None:
        for n in self._numbers:
            for name, label in (("prompt", _("Left")), ("match", _("Belongs to it"))):
                self.fields[f"{name}_{n}"] = forms.CharField(
                    label=label, max_length=OPTION_MOST, required=False
                )
        self.fields["others"] = forms.CharField(
            label=_("Other options that belong to none, one a line"),
            max_length=LINES_MOST,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.fields["scoring"] = forms.ChoiceField(
            label=_("Scoring"),
            choices=list(matching.SCORING_TITLES.items()),
            initial=matching.Scoring.PARTIAL,
            widget=forms.RadioSelect,
        )

    @property
    def _numbers(self) -> range:
        return range(1, self.row_count(ROWS, "prompt") + 1)

    @property
    def rows(self) -> list[FormRow]:
        return [
            FormRow(
                _("Pair %(n)d") % {"n": n}, [self[f"prompt_{n}"], self[f"match_{n}"]]
            )
            for n in self._numbers
        ]

    @property
    def foot(self) -> list[forms.BoundField]:
        return [self["others"], self["scoring"]]

    def content(self) -> Matching:
        """Pairs with the same option share it."""
        told = self.cleaned_data
        pairs = [(told[f"prompt_{n}"], told[f"match_{n}"]) for n in self._numbers]
        pairs = [(left, right) for left, right in pairs if left or right]
        texts = {tidy(right).casefold(): right for _left, right in pairs if right}
        entries = {
            key: Entry(f"o{n}", text) for n, (key, text) in enumerate(texts.items(), 1)
        }
        others = [one.strip() for one in told["others"].splitlines() if one.strip()]
        rest = [Entry(f"x{n}", text) for n, text in enumerate(others, 1)]
        return Matching(
            prompts=tuple(
                Prompt(
                    f"p{n}", left, entries[tidy(right).casefold()].id if right else ""
                )
                for n, (left, right) in enumerate(pairs, 1)
            ),
            options=(*entries.values(), *rest),
            scoring=told["scoring"],
            feedback=self.general_feedback,
        )

    @classmethod
    def initial_of(cls, content: Matching) -> dict[str, Any]:
        texts = {one.id: one.text for one in content.options}
        used = {one.match for one in content.prompts}
        others = [one.text for one in content.options if one.id not in used]
        shown: dict[str, Any] = {
            "scoring": content.scoring,
            "others": "\n".join(others),
        }
        for n, prompt in enumerate(content.prompts, start=1):
            shown[f"prompt_{n}"] = prompt.text
            shown[f"match_{n}"] = texts.get(prompt.match, "")
        return shown


class OrderingForm(QuestionForm):
    """Lines in their right order."""

    kind = "ordering"

    def add_fields(self) -> None:
        self.fields["lines"] = forms.CharField(
            label=_("The lines in their right order, one a line"),
            help_text=_("Those who take the test always see them mixed."),
            max_length=LINES_MOST,
            widget=forms.Textarea(attrs={"rows": 6}),
        )
        self.fields["scoring"] = forms.ChoiceField(
            label=_("Scoring"),
            choices=list(ordering.SCORING_TITLES.items()),
            initial=ordering.Scoring.ALL_OR_NOTHING,
            widget=forms.RadioSelect,
        )

    @property
    def foot(self) -> list[forms.BoundField]:
        return [self["lines"], self["scoring"]]

    def content(self) -> Ordering:
        told = self.cleaned_data
        lines = [one.strip() for one in told["lines"].splitlines() if one.strip()]
        return Ordering(
            options=tuple(Entry(f"o{n}", one) for n, one in enumerate(lines, 1)),
            scoring=told["scoring"],
            feedback=self.general_feedback,
        )

    @classmethod
    def initial_of(cls, content: Ordering) -> dict[str, Any]:
        lines = [" ".join(one.text.split()) for one in content.options]
        return {"lines": "\n".join(lines), "scoring": content.scoring}
