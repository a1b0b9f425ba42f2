"""What is asked of a schedule of reports."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from records.forms.report import ReportForm
from records.kinds.report import Heading
from records.kinds.rhythm import Rhythm


class ScheduleForm(ReportForm):
    """How often, on which unit, and what stands around the figures on paper."""

    at = None  # type: ignore[assignment]  # Django's way to leave a field out
    tree = None  # type: ignore[assignment]
    rhythm = forms.ChoiceField(
        label=_("How often?"),
        choices=Rhythm,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often.")},
    )
    field_order = ("rhythm", "unit")

    @property
    def question(self) -> dict[str, Any]:
        """The arguments of records.services.report_schedule.lay_schedule."""
        return {
            "rhythm": Rhythm(self.cleaned_data["rhythm"]),
            "unit": self.cleaned_data["unit"],
            "heading": Heading(**{one: self.cleaned_data[one] for one in self.PAPER}),
        }
