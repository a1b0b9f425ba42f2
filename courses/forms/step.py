"""The required steps of a draft, chosen from its course."""

from collections.abc import Mapping, Sequence

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from courses.models import Activity, CampaignStep, Section
from courses.services.step import StepChoice, is_test

NONE = ""


class StepsForm(forms.Form):
    """One choice for each section and each activity of the course."""

    def __init__(
        self, data: Mapping[str, str] | None, *, sections: Sequence[Section]
    ) -> None:
        super().__init__(data)
        self.sections = sections
        for section in sections:
            self.fields[f"section-{section.uid}"] = _choice(
                (CampaignStep.Kind.STUDY, _("The whole section is studied"))
            )
            for activity in _inside(section):
                self.fields[f"activity-{activity.uid}"] = _choice(_offer(activity))

    def parts(
        self,
    ) -> list[tuple[Section, BoundField, list[tuple[Activity, BoundField]]]]:
        """Each section with its field, and its activities with theirs."""
        return [
            (
                section,
                self[f"section-{section.uid}"],
                [(one, self[f"activity-{one.uid}"]) for one in _inside(section)],
            )
            for section in self.sections
        ]

    def clean(self) -> dict[str, object]:
        given = super().clean() or self.cleaned_data
        for section in self.sections:
            if not given.get(f"section-{section.uid}"):
                continue
            for activity in _inside(section):
                if is_test(activity) and activity.is_required:
                    self.add_error(
                        f"section-{section.uid}",
                        _("This section holds a test. Choose its lessons one by one."),
                    )
        return given

    def steps(self) -> list[StepChoice]:
        chosen: list[StepChoice] = []
        for section in self.sections:
            whole = self.cleaned_data.get(f"section-{section.uid}")
            if whole:
                chosen.append(StepChoice(whole, section.title, section=section))
                continue
            for one in _inside(section):
                kind = self.cleaned_data.get(f"activity-{one.uid}")
                if kind:
                    chosen.append(StepChoice(kind, one.title, activity=one))
        return chosen


def initial_steps(steps: Sequence[CampaignStep]) -> dict[str, str]:
    """Which choice stands for each field of the form."""
    said: dict[str, str] = {}
    for one in steps:
        if one.section is not None:
            said[f"section-{one.section.uid}"] = one.kind
        elif one.activity is not None:
            said[f"activity-{one.activity.uid}"] = one.kind
    return said


def _inside(section: Section) -> list[Activity]:
    return sorted(section.activities.all(), key=lambda one: one.position)


def _offer(activity: Activity) -> tuple[str, object]:
    if is_test(activity):
        return CampaignStep.Kind.TEST, _("Test, counts as understanding")
    return CampaignStep.Kind.STUDY, _("Studied")


def _choice(offer: tuple[str, object]) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=[(NONE, _("Not required by the campaign")), offer], required=False
    )
