"""When a report is to come by itself, and what stands around its figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from records.forms.report import ReportForm
from records.kinds.report import Heading
from records.kinds.report_schedule import MOST_DAYS, Cadence


class ScheduleForm(ReportForm):
    """Unit, cadence and days; a number and sign is another on each paper."""

    PAPER = (
        "place", "addressee", "signed_for", "signer_title", "signer_name",
    )  # fmt: skip

    # Django's way of leaving a field of the form above out, which types do not know.
    at = None  # type: ignore[assignment]
    tree = None  # type: ignore[assignment]
    sign = None  # type: ignore[assignment]
    cadence = forms.ChoiceField(label=_("At the end of"), choices=Cadence)
    days = forms.IntegerField(
        label=_("Days after the end"),
        min_value=0,
        max_value=MOST_DAYS,
        initial=0,
        help_text=_(
            "The figures are those of the end of that day. 0: the last day itself."
        ),
    )
    field_order = ("cadence", "days", "unit")

    @property
    def wish(self) -> dict[str, Any]:
        """The arguments of records.services.report_schedule."""
        return {
            "unit": self.cleaned_data["unit"],
            "cadence": self.cleaned_data["cadence"],
            "days": self.cleaned_data["days"],
            "heading": Heading(**{one: self.cleaned_data[one] for one in self.PAPER}),
        }
