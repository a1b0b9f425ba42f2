"""The rubric of one answer, to be filled in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.kinds.essay import Criterion, Essay
from assessments.kinds.hand_marking import Given
from assessments.kinds.number import written
from assessments.services.hand_mark import COMMENT_MOST


class HandMarkForm(forms.Form):
    """Points for each criterion.

    Where the levels lay out the whole scale up to the full points, one of them is
    chosen; elsewhere a number is typed, and the levels stand beside it as a hint.
    """

    comment = forms.CharField(
        label=gettext_lazy("Comment on the answer"),
        help_text=gettext_lazy("The member reads it with the mark."),
        max_length=COMMENT_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, content: Essay, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content = content
        for number, one in enumerate(content.rubric):
            self.fields[f"c{number}"] = _field(one)
        self.order_fields([*(f"c{n}" for n in range(len(content.rubric))), "comment"])

    def points(self) -> dict[str, Decimal]:
        """The points by the id of the criterion; call it when the form is valid."""
        return {
            one.id: Decimal(self.cleaned_data[f"c{number}"])
            for number, one in enumerate(self.content.rubric)
        }


def initial_of(content: Essay, given: Given | None) -> Mapping[str, Any]:
    """What the form shows of a mark that was given before."""
    if given is None:
        return {}
    points = {
        f"c{number}": _plain(given.points[one.id])
        for number, one in enumerate(content.rubric)
    }
    return {**points, "comment": given.comment}


def _field(one: Criterion) -> forms.Field:
    label = _("%(title)s (up to %(points)s points)") % {
        "title": one.title,
        "points": written(one.points),
    }
    scale = {_plain(level.points): level.text for level in one.levels}
    if _plain(one.points) in scale and len(scale) == len(one.levels):
        scale.setdefault("0", _("Nothing of it"))
        choices = [
            (points, f"{written(Decimal(points))} – {text}")
            for points, text in sorted(scale.items(), key=lambda pair: Decimal(pair[0]))
        ]
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
    return forms.DecimalField(
        label=label,
        help_text="; ".join(f"{written(one.points)}: {one.text}" for one in one.levels),
        min_value=Decimal(0),
        max_value=one.points,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}),
    )


def _plain(points: Decimal) -> str:
    text = f"{points:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
