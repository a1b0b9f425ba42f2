"""The waves of a draft: a day for each, and the units that begin with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.forms.campaign import UnitsField
from courses.kinds.wave import LEAST_WAVES, MOST_WAVES, WavePlan, faults_of
from courses.models import CampaignVersion, Wave
from courses.permissions import RUN_CAMPAIGN
from people.access import units_for
from people.models import Unit, User


class WaveCount(forms.Form):
    """Into how many waves; what it does not understand is as if unsaid."""

    count = forms.TypedChoiceField(
        label=_("Number of waves"),
        coerce=int,
        choices=[(n, n) for n in range(LEAST_WAVES, MOST_WAVES + 1)],
        required=False,
    )

    def said(self) -> int:
        self.is_valid()
        return int(self.cleaned_data.get("count") or 0)


@dataclass(frozen=True)
class WavePart:
    """One wave on the page; the last has no ``units`` field."""

    number: int
    opens_on: BoundField
    units: BoundField | None
    chosen: tuple[Unit, ...]


class WavesForm(forms.Form):
    """``opens_on-1``, ``units-1``, …; the last wave has a day alone."""

    def __init__(
        self,
        data: Any,
        *,
        count: int,
        user: User,
        draft: CampaignVersion,
        waves: Sequence[Wave],
    ) -> None:
        super().__init__(data)
        self.count, self.draft = count, draft
        units = units_for(user, RUN_CAMPAIGN)
        for number in range(1, count + 1):
            self.fields[f"opens_on-{number}"] = forms.DateField(
                label=_("First day of the wave"),
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )
            if number < count:
                self.fields[f"units-{number}"] = UnitsField(
                    units, to_field_name="uid", required=False
                )
        self.initial = _initial(count, draft, waves)

    def parts(self) -> list[WavePart]:
        return [
            WavePart(
                number,
                self[f"opens_on-{number}"],
                self[f"units-{number}"] if number < self.count else None,
                self._chosen(number) if number < self.count else (),
            )
            for number in range(1, self.count + 1)
        ]

    def plans(self) -> list[WavePlan]:
        """What was filled in, wave by wave."""
        return [
            WavePlan(
                self.cleaned_data[f"opens_on-{number}"],
                tuple(one.uid for one in self.cleaned_data.get(f"units-{number}", ())),
            )
            for number in range(1, self.count + 1)
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors:
            first, last = _window(self.draft)
            for fault in faults_of(self.plans(), first, last):
                self.add_error(f"{fault.part}-{fault.number}", fault.sentence)
        return given

    def _chosen(self, number: int) -> tuple[Unit, ...]:
        """The units that are chosen now, for the list above the picker."""
        name = f"units-{number}"
        try:
            chosen = self.fields[name].clean(self[name].value())
        except forms.ValidationError:
            return ()
        return tuple(sorted(chosen, key=lambda unit: (unit.name, unit.pk)))


def _initial(
    count: int, draft: CampaignVersion, waves: Sequence[Wave]
) -> dict[str, Any]:
    """What stands by now; a new wave comes in before the last."""
    said: dict[str, Any] = {"opens_on-1": _window(draft)[0]}
    for wave in waves[:-1]:
        if wave.number < count:
            said[f"opens_on-{wave.number}"] = wave.opens_on
            said[f"units-{wave.number}"] = wave.units
    if waves:
        said[f"opens_on-{count}"] = waves[-1].opens_on
    return said


def _window(draft: CampaignVersion) -> tuple[date, date]:
    return timezone.localdate(draft.opens_at), timezone.localdate(draft.closes_at)
