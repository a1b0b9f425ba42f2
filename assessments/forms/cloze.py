"""A text with gaps: the text names them, a row says what each accepts."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.question import FormRow, QuestionForm
from assessments.kinds.cloze import INNER, WEIGHT_MOST, Cloze, Gap
from assessments.kinds.content import TEXT_MOST, AnyContent
from assessments.kinds.gap_lines import LineFault, read_lines, write_lines
from assessments.kinds.short_answer import ShortAnswer

ROWS = 6
KINDS = [
    ("short", gettext_lazy("Words that are typed")),
    ("choice", gettext_lazy("One of a list")),
    ("numeric", gettext_lazy("A number")),
]
HINT = gettext_lazy(
    "One a line. In a list, write = before the right one. Words and numbers may be"
    " followed by | and their share of the point; a number by ± and how much it may"
    " differ."
)


class ClozeForm(QuestionForm):
    """The rows are the gaps ``[[g1]]``, ``[[g2]]`` … of the text."""

    kind = "cloze"

    def add_fields(self) -> None:
        self.fields["stem"].initial = gettext_lazy("Fill in the gaps.")
        self.fields["text"] = forms.CharField(
            label=gettext_lazy("Text with gaps"),
            help_text=gettext_lazy(
                "Write [[g1]] where gap 1 is, [[g2]] where gap 2 is, and so on."
            ),
            max_length=TEXT_MOST,
            widget=forms.Textarea(attrs={"rows": 6}),
        )
        self.numbers = range(1, self.row_count(ROWS, "answers") + 1)
        for n in self.numbers:
            self._add_gap(n)

    def _add_gap(self, n: int) -> None:
        self.fields[f"type_{n}"] = forms.ChoiceField(
            label=gettext_lazy("Filled by"), choices=KINDS, required=False
        )
        self.fields[f"answers_{n}"] = forms.CharField(
            label=gettext_lazy("Answers"),
            help_text=HINT if n == 1 else "",
            max_length=TEXT_MOST,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.fields[f"weight_{n}"] = forms.IntegerField(
            label=gettext_lazy("Weight among the gaps"),
            min_value=1,
            max_value=WEIGHT_MOST,
            initial=1,
            required=False,
        )
        self.fields[f"case_{n}"] = forms.BooleanField(
            label=gettext_lazy("Capital and small letters are the same"),
            required=False,
            initial=True,
        )
        self.fields[f"accents_{n}"] = forms.BooleanField(
            label=gettext_lazy("Letters with and without diacritics are the same"),
            required=False,
        )

    @property
    def head(self) -> list[forms.BoundField]:
        return [*super().head, self["text"]]

    @property
    def rows(self) -> list[FormRow]:
        return [
            FormRow(
                gettext_lazy("Gap %(n)d") % {"n": n},
                [self[f"type_{n}"], self[f"answers_{n}"]],
                [self[f"weight_{n}"], self[f"case_{n}"], self[f"accents_{n}"]],
            )
            for n in self.numbers
        ]

    def clean(self) -> dict[str, Any]:
        """Read the answers of each gap; what is wrong is said beside them."""
        told = super().clean() or self.cleaned_data
        self.contents: dict[int, AnyContent] = {}
        for n in self.numbers:
            if not told.get(f"answers_{n}"):
                continue
            kind = told.get(f"type_{n}") or "short"
            try:
                content = read_lines(
                    kind,
                    told[f"answers_{n}"],
                    fold_case=told[f"case_{n}"],
                    fold_accents=told[f"accents_{n}"],
                )
            except LineFault as fault:
                self.add_error(f"answers_{n}", str(fault))
                continue
            for problem in INNER[kind].problems(content):
                self.add_error(f"answers_{n}", str(problem))
            if f"[[g{n}]]" not in told.get("text", ""):
                words = _("The text does not say where this gap is: write [[g%(n)d]].")
                self.add_error(f"answers_{n}", words % {"n": n})
            self.contents[n] = content
        return told

    def content(self) -> Cloze:
        told = self.cleaned_data
        return Cloze(
            text=told["text"].strip(),
            gaps=tuple(
                Gap(
                    f"g{n}",
                    told[f"type_{n}"] or "short",
                    content,
                    told[f"weight_{n}"] or 1,
                )
                for n, content in self.contents.items()
            ),
            feedback=self.general_feedback,
        )

    @classmethod
    def initial_of(cls, content: Cloze) -> dict[str, Any]:
        """Gaps are numbered anew: an imported text may call them otherwise."""
        shown: dict[str, Any] = {}
        text = content.text
        for n, gap in enumerate(content.gaps, start=1):
            text = text.replace(f"[[{gap.id}]]", f"[[\x00{n}]]")
            shown[f"type_{n}"] = gap.kind
            shown[f"answers_{n}"] = write_lines(gap.content)
            shown[f"weight_{n}"] = gap.weight
            if isinstance(gap.content, ShortAnswer):
                shown[f"case_{n}"] = gap.content.fold_case
                shown[f"accents_{n}"] = gap.content.fold_accents
        return {**shown, "text": text.replace("[[\x00", "[[g")}
