"""What an officer fills in of a campaign."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.kinds.audience import Audience, excluded_standings
from courses.models import CampaignVersion, Course, CourseRun, Resolution
from courses.permissions import RUN_CAMPAIGN
from courses.selectors.material import (
    courses_for,
    owners_for,
    resolutions_for,
    runs_for,
)
from courses.services.campaign import DraftContent
from people.access import units_for
from people.kinds.name import tidy
from people.models import Person, Standing, Unit, User

EARLIEST, LATEST = date(2020, 1, 1), date(2100, 12, 31)
MOST_UNITS = 500


class PercentField(forms.DecimalField):
    """A percentage with a comma or a point."""

    def to_python(self, value: Any) -> Any:
        text = str(value).replace("%", "").replace(",", ".").strip() if value else value
        return super().to_python(text)


class UnitsField(forms.ModelMultipleChoiceField[Unit]):
    """Units by their uid; empty choices (of the picker) are left out."""

    def clean(self, value: Any) -> Any:
        chosen = [one for one in value or [] if one]
        if len(chosen) > MOST_UNITS:
            raise forms.ValidationError(
                _("Choose at most %(count)d units; a unit stands for all below it."),
                params={"count": MOST_UNITS},
            )
        return super().clean(chosen)


class CampaignForm(forms.Form):
    """A draft on one page. What it returns is ``content()``."""

    title = forms.CharField(label=_("Title"), max_length=300)
    resolution = forms.ModelChoiceField[Resolution](
        Resolution.objects.none(),
        label=_("Document that is studied"),
        to_field_name="uid",
        required=False,
        empty_label=_("None of these"),
    )
    document_sign = forms.CharField(
        label=_("Sign of the plan that opens the campaign"),
        max_length=60,
        required=False,
        help_text=_("As 64-KH/TU"),
    )
    opens_on = forms.DateField(
        label=_("First day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    closes_on = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    target = PercentField(
        label=_("Target, per cent of the members counted"),
        min_value=Decimal("0.01"),
        max_value=Decimal(100),
        max_digits=5,
        decimal_places=2,
        initial="98,00",
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    units = UnitsField(Unit.objects.none(), to_field_name="uid", required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of people"),
        choices=Person.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who is not a Party member is counted apart, never in the rate."),
    )
    exclude = forms.MultipleChoiceField(
        label=_("Members who are not counted in the rate"),
        choices=[
            (state.value, state.label)
            for state in Standing.State
            if state != Standing.State.OFFICIAL
        ],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They stay on the list and are told by reason."),
    )
    course = forms.ModelChoiceField[Course](
        Course.objects.none(),
        label=_("Course"),
        to_field_name="uid",
        required=False,
        empty_label=_("Not chosen yet"),
    )
    run = forms.ModelChoiceField[CourseRun](
        CourseRun.objects.none(),
        label=_("Course run"),
        to_field_name="uid",
        required=False,
        empty_label=_("A new run with the days of the campaign"),
    )

    def __init__(
        self, *args: Any, user: User, keeps_course: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose_from("units", units_for(user, RUN_CAMPAIGN))
        self._choose_from("resolution", resolutions_for(user))
        self._choose_from("course", courses_for(user))
        self._choose_from("run", runs_for(user))
        for name in ("course", "run") if keeps_course else ():
            self.fields[name].disabled = True
            self.fields[name].help_text = _("It stays once the campaign is published.")

    def _choose_from(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    def chosen_units(self) -> list[Unit]:
        """The units that are chosen now, for the list above the picker."""
        field = self.fields["units"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        try:
            chosen = field.clean(self["units"].value())
        except forms.ValidationError:
            return []
        return sorted(chosen, key=lambda unit: (unit.name, unit.pk))

    def clean_title(self) -> str:
        return tidy(self.cleaned_data["title"])

    def clean_document_sign(self) -> str:
        return tidy(self.cleaned_data["document_sign"]).replace(" ", "")

    def clean_opens_on(self) -> date:
        return _within(self.cleaned_data["opens_on"])

    def clean_closes_on(self) -> date:
        return _within(self.cleaned_data["closes_on"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        opens, closes = given.get("opens_on"), given.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("The last day lies before the first."))
        run, course = given.get("run"), given.get("course")
        if run is not None and run.course != course:
            self.add_error("run", _("This run is of another course."))
        return given

    def content(self) -> DraftContent:
        given = self.cleaned_data
        return DraftContent(
            title=given["title"],
            document_sign=given["document_sign"],
            resolution=given["resolution"],
            opens_at=_moment(given["opens_on"], time.min),
            closes_at=_moment(given["closes_on"], time(23, 59, 59)),
            target=given["target"],
            audience=Audience(
                tuple(unit.uid for unit in given["units"]), tuple(given["kinds"])
            ),
            exclude=tuple(given["exclude"]),
            course=given["course"],
            run=given["run"],
        )


class NewCampaignForm(CampaignForm):
    """The first draft also says whose campaign it is."""

    owner = forms.ModelChoiceField[Unit](
        Unit.objects.none(), label=_("Whose campaign"), to_field_name="uid"
    )
    field_order = ("owner",)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        owners = owners_for(user)
        self._choose_from("owner", owners)
        self.fields["owner"].initial = owners.first()
        self.fields["kinds"].initial = [Person.Kind.MEMBER]
        self.fields["exclude"].initial = [
            Standing.State.EXEMPT,
            Standing.State.SUSPENDED,
        ]


def initial_of(draft: CampaignVersion) -> dict[str, Any]:
    """What the form shows of a draft."""
    audience = Audience.parse(draft.audience)
    return {
        "title": draft.title,
        "resolution": draft.resolution and draft.resolution.uid,
        "document_sign": draft.document_sign,
        "opens_on": timezone.localdate(draft.opens_at),
        "closes_on": timezone.localdate(draft.closes_at),
        "target": str(draft.target).replace(".", ","),
        "units": [str(one) for one in audience.units],
        "kinds": list(audience.kinds),
        "exclude": excluded_standings(draft.denominator),
        "course": draft.course and draft.course.uid,
        "run": draft.run and draft.run.uid,
    }


def _within(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(_("Choose a day between 2020 and 2100."))
    return day


def _moment(day: date, at: time) -> datetime:
    here = datetime.combine(day, at, tzinfo=timezone.get_default_timezone())
    return here.astimezone(UTC)
