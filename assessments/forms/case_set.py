"""A case with several questions, each with the form of its own type."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.arranging import MatchingForm, OrderingForm
from assessments.forms.choice import MultipleForm, SingleForm, TrueFalseForm
from assessments.forms.cloze import ClozeForm
from assessments.forms.question import QuestionForm
from assessments.forms.typed import NumericForm, ShortAnswerForm
from assessments.kinds.case_set import MOST, CaseQuestion, CaseSet
from assessments.kinds.content import TEXT_MOST
from assessments.models import QuestionVersion

PARTS: dict[str, type[QuestionForm]] = {
    one.kind: one
    for one in (
        SingleForm,
        MultipleForm,
        TrueFalseForm,
        MatchingForm,
        OrderingForm,
        ShortAnswerForm,
        NumericForm,
        ClozeForm,
    )
}


class CaseSetForm(QuestionForm):
    """``kinds`` remembers which parts the page shows; a button adds one or drops one."""

    kind = "case_set"

    kinds = forms.CharField(required=False, widget=forms.HiddenInput)
    new_kind = forms.ChoiceField(
        label=gettext_lazy("Type of the next question"),
        choices=[(kind, QuestionVersion.Kind(kind).label) for kind in PARTS],
        required=False,
    )

    def add_fields(self) -> None:
        self.fields["text"] = forms.CharField(
            label=gettext_lazy("The case"),
            max_length=TEXT_MOST,
            widget=forms.Textarea(attrs={"rows": 8}),
        )
        told = self.data.get("kinds", "") if self.is_bound else self._initial_kinds()
        kinds = [one for one in told.split(",") if one in PARTS][:MOST]
        self.parts = [self._part(n, kind) for n, kind in enumerate(kinds, start=1)]
        if self.is_bound and "add" in self.data:
            self._add()
        if self.is_bound and "drop" in self.data:
            self._drop(self.data.get("drop", ""))
        for part in self.parts:
            part.is_rebuilt = self.is_rebuilt
        self.shown_kinds = ",".join(part.kind for part in self.parts)

    def _initial_kinds(self) -> str:
        return str(self.initial.get("kinds", ""))

    def _part(self, number: int, kind: str) -> QuestionForm:
        return PARTS[kind](
            self.data if self.is_bound else None,
            prefix=f"part{number}",
            initial=self.initial.get(f"part{number}", {}),
        )

    def _add(self) -> None:
        self.is_rebuilt = True
        kind = self.data.get("new_kind", "")
        if kind in PARTS and len(self.parts) < MOST:
            number = len(self.parts) + 1
            self.parts.append(PARTS[kind](prefix=f"part{number}"))

    def _drop(self, told: str) -> None:
        """Leave a part out; those after it move up, with what was typed in them."""
        self.is_rebuilt = True
        if told not in {str(n) for n in range(1, len(self.parts) + 1)}:
            return
        assert isinstance(self.data, QueryDict)
        data = self.data.copy()
        for key in self.data:
            name, _sign, rest = key.partition("-")
            place = name.removeprefix("part")
            if not (name.startswith("part") and place.isdigit()):
                continue
            if int(place) >= int(told):
                del data[key]
            if int(place) > int(told):
                data.setlist(f"part{int(place) - 1}-{rest}", self.data.getlist(key))
        kinds = [one.kind for one in self.parts]
        del kinds[int(told) - 1]
        self.data = data
        self.parts = [self._part(n, kind) for n, kind in enumerate(kinds, start=1)]

    @property
    def head(self) -> list[forms.BoundField]:
        return [*super().head, self["text"]]

    @property
    def may_add(self) -> bool:
        return len(self.parts) < MOST

    def is_valid(self) -> bool:
        parts_are = [part.is_valid() for part in self.parts]
        return super().is_valid() and all(parts_are)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.parts:
            self.add_error(None, _("Add at least one question about the case."))
        return told

    def content(self) -> CaseSet:
        return CaseSet(
            text=self.cleaned_data["text"].strip(),
            parts=tuple(
                CaseQuestion(
                    f"q{n}",
                    part.kind,
                    part.cleaned_data["stem"].strip(),
                    part.content(),
                )
                for n, part in enumerate(self.parts, start=1)
            ),
            feedback=self.general_feedback,
        )

    @classmethod
    def initial_of(cls, content: CaseSet) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "text": content.text,
            "kinds": ",".join(one.kind for one in content.parts),
        }
        for n, one in enumerate(content.parts, start=1):
            inner = PARTS[one.kind].initial_of(one.content)
            shown[f"part{n}"] = {"stem": one.stem, **inner}
        return shown
