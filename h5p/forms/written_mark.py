"""The mark of a written answer."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from h5p.selectors.written import Written
from h5p.services.written_mark import COMMENT_MOST


class WrittenMarkForm(forms.Form):
    """Points and a comment, with the answer and the mark that were on the page."""

    points = forms.DecimalField(min_value=Decimal(0), decimal_places=2)
    comment = forms.CharField(
        label=gettext_lazy("Comment on the answer"),
        help_text=gettext_lazy("The member reads it with the mark."),
        max_length=COMMENT_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    seen = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)
    after = forms.IntegerField(
        min_value=0, max_value=1_000_000, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"] = forms.DecimalField(
            label=_("Points (from 0 to %(points)d)") % {"points": most},
            min_value=Decimal(0),
            max_value=Decimal(most),
            decimal_places=2,
            widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}),
        )
        self.order_fields(["points", "comment"])


def initial_of(one: Written, seen: str) -> dict[str, Any]:
    """What the form shows: the mark of this very answer, and what it is about."""
    mark = one.mark
    shown = {"seen": seen, "after": mark.number if mark else 0}
    if mark is None or one.is_former:
        return shown
    points = f"{mark.points.normalize():f}"
    return {"points": points, "comment": mark.comment, **shown}
