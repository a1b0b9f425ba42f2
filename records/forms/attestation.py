"""What is written to confirm figures, and to return them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from records.kinds.attestation import Absence
from records.kinds.missing import Missing
from records.selectors.attestation import Child
from records.services.attestation import Told, Why

LONGEST = 1000
MOST_AT_ONCE = 200
STATES = (
    ("", _("All states")),
    ("open", _("Not confirmed yet")),
    ("confirmed", _("Waiting for acceptance")),
    ("accepted", _("Accepted")),
    ("returned", _("Returned")),
)


@dataclass(frozen=True)
class AbsenceRow:
    """Somebody who is missing, with the two fields about them."""

    person: Missing
    why: forms.BoundField
    note: forms.BoundField


@dataclass(frozen=True)
class GapRow:
    """A unit that is not accepted, with the field that says why it is not waited for."""

    child: Child
    reason: forms.BoundField


class ConfirmForm(forms.Form):
    """Reasons for people and units, and the figures as they were shown.

    Its fields are made from what stands now: ``why_<uid>`` and ``note_<uid>`` of each
    person, ``gap_<uid>`` of each unit.
    """

    seen = forms.RegexField(r"^\d{1,9}(-\d{1,9}){3}\Z", widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        missing: Sequence[Missing],
        unsettled: Sequence[Child],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.missing = missing
        self.unsettled = unsettled
        for one in missing:
            self.fields[f"why_{one.person_uid}"] = _why()
            self.fields[f"note_{one.person_uid}"] = forms.CharField(
                label=_("Note"), required=False, max_length=LONGEST
            )
        for child in unsettled:
            self.fields[f"gap_{child.line.uid}"] = forms.CharField(
                label=_("Why it is not waited for"),
                max_length=LONGEST,
                error_messages={
                    "required": _("Wait for this unit, or write why it is not.")
                },
            )

    @property
    def absence_rows(self) -> list[AbsenceRow]:
        return [
            AbsenceRow(
                one, self[f"why_{one.person_uid}"], self[f"note_{one.person_uid}"]
            )
            for one in self.missing
        ]

    @property
    def gap_rows(self) -> list[GapRow]:
        return [GapRow(one, self[f"gap_{one.line.uid}"]) for one in self.unsettled]

    @property
    def told(self) -> Told:
        """What was told; the form is valid."""
        values = self.cleaned_data
        return Told(
            seen=tuple(int(one) for one in values["seen"].split("-")),
            absences={
                one.person_uid: Why(
                    Absence(values[f"why_{one.person_uid}"]),
                    values[f"note_{one.person_uid}"],
                )
                for one in self.missing
            },
            gaps={
                one.line.uid: values[f"gap_{one.line.uid}"] for one in self.unsettled
            },
        )


class ChoiceOfUnitsForm(forms.Form):
    """Attestations ticked to be accepted together."""

    chosen = forms.TypedMultipleChoiceField(
        coerce=UUID,
        error_messages={
            "required": _("Choose at least one unit."),
            "invalid_choice": _(
                "One of the units chosen is not waiting any more. Choose again."
            ),
        },
    )

    def __init__(self, *args: Any, waiting: Sequence[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one), "") for one in waiting]
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]


class ReturnToUnitForm(forms.Form):
    """Why an attestation is returned."""

    reason = forms.CharField(
        max_length=LONGEST,
        error_messages={"required": _("Write why it is returned.")},
    )


def _why() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Why missing"),
        choices=[("", _("Choose the reason")), *Absence.choices],
        error_messages={"required": _("Choose the reason of this person.")},
    )
