"""What is asked of a report: one form a shape."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from people.models import Unit
from records.forms.evaluation import DAY, CampaignField
from records.forms.query import BoardQuery
from records.kinds.moment import AsOf
from records.kinds.report import Heading, Shape

FIRST_YEAR, LAST_YEAR = 2000, 2100
UNCHOSEN = ("required", "invalid_choice")  # nothing chosen, or what is not offered


class ReportForm(forms.Form):
    """Unit, moment and tree; what stands around the figures on paper."""

    SHAPE = Shape.ROUND
    PAPER: tuple[str, ...] = (
        "sign", "place", "addressee", "signed_for", "signer_title", "signer_name",
    )  # fmt: skip

    unit = forms.ModelChoiceField(
        label=_("Unit"),
        queryset=Unit.objects.none(),
        to_field_name="uid",
        error_messages=dict.fromkeys(UNCHOSEN, _("Choose a unit of the list.")),
    )
    at = forms.DateField(
        label=_("As of day"),
        required=False,
        help_text=_("The end of that day. Empty: now."),
        **DAY,
    )
    tree = forms.ChoiceField(
        label=_("Tree"),
        choices=BoardQuery.TREES,
        required=False,
        initial="then",
        error_messages=dict.fromkeys(UNCHOSEN, _("Choose one of the two trees.")),
    )
    sign = forms.CharField(
        label=_("Number and sign"),
        required=False,
        max_length=40,
        help_text=_("As 12-BC/ĐU. Empty: left to be filled by hand."),
    )
    place = forms.CharField(label=_("Place of issue"), required=False, max_length=80)
    addressee = forms.CharField(
        label=_("Addressed to"),
        required=False,
        max_length=200,
        help_text=_("Empty: the unit right above."),
    )
    signed_for = forms.CharField(
        label=_("Signed on behalf of"),
        required=False,
        max_length=80,
        help_text=_("As T/M BAN THƯỜNG VỤ. Empty: by the kind of the unit."),
    )
    signer_title = forms.CharField(
        label=_("Office of the signer"), required=False, max_length=80
    )
    signer_name = forms.CharField(
        label=_("Name of the signer"), required=False, max_length=80
    )

    def __init__(
        self,
        *args: Any,
        units: QuerySet[Unit],
        offered: QuerySet[Unit],
        campaigns: QuerySet[Campaign],
        **kwargs: Any,
    ) -> None:
        """``offered`` are shown; any of ``units`` may be asked for (the board links so)."""
        super().__init__(*args, **kwargs)
        self.campaigns = campaigns
        unit: Any = self.fields["unit"]
        unit.queryset = units
        shown = list(offered)
        chosen = self.initial.get("unit")
        if isinstance(chosen, Unit) and chosen not in shown:
            shown.insert(0, chosen)
        unit.choices = [(str(one.uid), one.name) for one in shown]

    @property
    def figures(self) -> list[forms.BoundField]:
        """The fields that choose figures."""
        return [one for one in self.visible_fields() if one.name not in self.PAPER]

    @property
    def paper(self) -> list[forms.BoundField]:
        """The fields of the paper around them."""
        return [self[name] for name in self.PAPER]

    @property
    def is_paper_wrong(self) -> bool:
        return any(one.errors for one in self.paper)

    def clean_at(self) -> date | None:
        day: date | None = self.cleaned_data["at"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("Choose today or a day that has passed."))
        return day

    @property
    def question(self) -> dict[str, Any]:
        """The arguments of records.services.report.ask_report."""
        day, today = self.cleaned_data["at"], timezone.localdate()
        zone: Any = timezone.get_current_timezone()
        return {
            "shape": self.SHAPE,
            "unit": self.cleaned_data["unit"],
            "as_of": AsOf(day, zone).at if day and day < today else None,
            "in_todays_tree": self.cleaned_data["tree"] == "now",
            "heading": Heading(**{one: self.cleaned_data[one] for one in self.PAPER}),
            **self.span,
        }

    @property
    def span(self) -> dict[str, Any]:
        """Which campaigns are meant."""
        raise NotImplementedError


class RoundForm(ReportForm):
    """One campaign."""

    campaign = CampaignField(
        label=_("Campaign"),
        queryset=Campaign.objects.none(),
        to_field_name="uid",
        error_messages=dict.fromkeys(UNCHOSEN, _("Choose a campaign of the list.")),
    )
    field_order = ("campaign", "unit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["campaign"].queryset = self.campaigns  # type: ignore[attr-defined]

    @property
    def span(self) -> dict[str, Any]:
        campaign = self.cleaned_data["campaign"]
        version = campaign.published
        return {
            "campaign": campaign,
            "from_on": timezone.localdate(version.opens_at),
            "until_on": timezone.localdate(version.closes_at),
        }


class ClassForm(RoundForm):
    """The same, learner by learner."""

    SHAPE = Shape.CLASS


class PeriodForm(ReportForm):
    """Any period."""

    SHAPE = Shape.PERIOD
    from_on = forms.DateField(label=_("From day"), **DAY)
    until_on = forms.DateField(label=_("Until day"), **DAY)
    field_order = ("from_on", "until_on", "unit")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        start, end = values.get("from_on"), values.get("until_on")
        if start and end and end < start:
            self.add_error("until_on", _("The period ends before it begins."))
        return dict(values)

    @property
    def span(self) -> dict[str, Any]:
        return {one: self.cleaned_data[one] for one in ("from_on", "until_on")}


class YearForm(ReportForm):
    """One calendar year."""

    SHAPE = Shape.YEAR
    year = forms.IntegerField(
        label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    field_order = ("year", "unit")

    @property
    def span(self) -> dict[str, Any]:
        year = self.cleaned_data["year"]
        return {"from_on": date(year, 1, 1), "until_on": date(year, 12, 31)}


FORMS: dict[str, type[ReportForm]] = {
    Shape.ROUND: RoundForm,
    Shape.CLASS: ClassForm,
    Shape.PERIOD: PeriodForm,
    Shape.YEAR: YearForm,
}
