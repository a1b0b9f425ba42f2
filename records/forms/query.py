"""What may be asked of the board and of the lists, in the query string."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.forms.attestation import STATES
from records.kinds.missing import Goal, Reason
from records.kinds.moment import AsOf
from records.selectors.missing import SORTS, Wish

FORMATS = (("csv", "CSV"), ("xlsx", "XLSX"))


class ListQuery(forms.Form):
    """Sorting, searching, paging, and the file of what is seen."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    sort = forms.CharField(required=False, max_length=30)
    format = forms.ChoiceField(choices=FORMATS, required=False)

    def asked(self, name: str) -> Any:
        """The cleaned value of a field; None where it is empty or wrong."""
        self.is_valid()
        return self.cleaned_data.get(name) or None


class BoardQuery(ListQuery):
    """How to look at the board."""

    ONLY = (("", _("All units")), ("short", _("Below the target")), ("met", _("Met")))
    TREES = (("then", _("as it was then")), ("now", _("in today's tree")))
    VIEWS = (("tree", _("Tree")), ("table", _("Figures")), ("map", _("Map")))

    at = forms.DateField(
        label=_("As of day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("Write the day as 31/12/2026.")},
    )
    tree = forms.ChoiceField(label=_("Tree"), choices=TREES, required=False)
    only = forms.ChoiceField(label=_("Show"), choices=ONLY, required=False)
    view = forms.ChoiceField(choices=VIEWS, required=False)

    def clean_at(self) -> Any:
        day = self.cleaned_data["at"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("Choose today or a day that has passed."))
        return day

    @property
    def as_of(self) -> AsOf | None:
        day = self.asked("at")
        zone: Any = timezone.get_current_timezone()
        return AsOf(day, zone) if day else None

    @property
    def in_todays_tree(self) -> bool:
        return bool(self.asked("tree") == "now")


class AttestationQuery(ListQuery):
    """Which of the units right below are shown."""

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)


class MissingQuery(ListQuery):
    """How to look at the list of those who are missing."""

    goal = forms.ChoiceField(label=_("Goal"), choices=Goal, required=False)
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("All reasons")), *Reason.choices],
        required=False,
    )

    @property
    def wish(self) -> Wish:
        reason, sort = self.asked("reason"), self.asked("sort")
        return Wish(
            goal=Goal(self.asked("goal") or Goal.PARTICIPATION),
            reason=Reason(reason) if reason else None,
            words=self.asked("q") or "",
            sort=sort if sort in SORTS else "unit",
        )
