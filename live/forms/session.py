"""What a planner types: the session, its agenda, its halls and polls."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Section
from live.kinds.agenda import Part, PartKind
from live.kinds.rule import AttendanceRule
from live.media import backend_of, offered
from live.models import LiveSession
from live.services.planning import Plan
from people.models import Unit

ROWS = 10
FIRST_AGENDA = (
    (PartKind.TALK, 60),
    (PartKind.BREAK, 15),
    (PartKind.TALK, 45),
    (PartKind.DISCUSSION, 30),
)


class MomentField(forms.DateTimeField):
    """A day and a time of the clock here, typed or picked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"],
            widget=forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
            ),
            **kwargs,
        )


class UnitsField(forms.ModelMultipleChoiceField[Unit]):
    """Units by uid; the empty choice of a select is nobody."""

    def clean(self, value: Any) -> Any:
        return super().clean([one for one in value or [] if one])


class SessionForm(forms.Form):
    """The plan; ten rows of agenda, those without minutes are left out."""

    section = forms.ModelChoiceField(
        Section.objects.none(), label=_("Part of the course"), to_field_name="uid"
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    starts_at = MomentField(label=_("Begins at"))
    mode = forms.ChoiceField(label=_("Held"), choices=LiveSession.Mode.choices)
    source = forms.ChoiceField(
        label=_("Video and sound"),
        choices=lambda: [(one.name, one.title) for one in offered()],
    )
    source_url = forms.URLField(
        label=_("Link of the other service"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Only if video and sound come from another service."),
    )
    recorded = forms.BooleanField(
        label=_("Keep the recording for make-ups"),
        required=False,
        help_text=_("Only what goes through this system; otherwise it is deleted."),
    )
    share = forms.IntegerField(
        label=_("Present from so many per cent of the minutes"),
        min_value=1,
        max_value=100,
    )
    discussion = forms.IntegerField(
        label=_("Least share of discussion, per cent"), min_value=0, max_value=100
    )
    closing = forms.BooleanField(
        label=_("Present only with the checkpoint after the last break"), required=False
    )
    units = UnitsField(Unit.objects.none(), to_field_name="uid", required=False)

    def __init__(
        self,
        data: Any,
        *,
        sections: QuerySet[Section],
        units: QuerySet[Unit],
        session: LiveSession | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(session))
        self.fields["section"].queryset = sections  # type: ignore[attr-defined]
        self.fields["units"].queryset = units  # type: ignore[attr-defined]
        if session is not None:
            del self.fields["section"]
        for row in range(1, ROWS + 1):
            self.fields[f"kind_{row}"] = forms.ChoiceField(
                choices=PartKind.choices, label=_("Kind"), required=False
            )
            self.fields[f"name_{row}"] = forms.CharField(
                label=_("Content"), max_length=200, required=False
            )
            self.fields[f"minutes_{row}"] = forms.IntegerField(
                label=_("Minutes"), min_value=1, max_value=480, required=False
            )

    def rows(self) -> list[tuple[int, Any, Any, Any]]:
        """The fields of the agenda, row by row."""
        return [
            (row, self[f"kind_{row}"], self[f"name_{row}"], self[f"minutes_{row}"])
            for row in range(1, ROWS + 1)
        ]

    def basics(self) -> list[Any]:
        """All other fields but the units."""
        names = [
            one
            for one in self.fields
            if "_" not in one or one in {"starts_at", "source_url"}
        ]
        return [self[one] for one in names if one != "units"]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        backend = backend_of(told.get("source") or "")
        if backend.needs_link and not told.get("source_url"):
            self.add_error("source_url", _("Give the link of the other service."))
        return told

    def plan(self) -> Plan:
        """The plan as typed; call it when the form is valid."""
        told = self.cleaned_data
        return Plan(
            title=told["title"],
            mode=told["mode"],
            starts_at=told["starts_at"],
            parts=tuple(self._parts()),
            media=told["source"],
            media_url=told["source_url"],
            is_recorded=told["recorded"],
            rule=AttendanceRule(
                told["share"], told["closing"], told["discussion"]
            ).stored(),
        )

    def _parts(self) -> list[Part]:
        told, parts = self.cleaned_data, []
        for row in range(1, ROWS + 1):
            minutes = told.get(f"minutes_{row}")
            if minutes:
                kind = told[f"kind_{row}"] or PartKind.TALK
                title = told[f"name_{row}"] or str(PartKind(kind).label)
                parts.append(Part(kind, title, minutes))
        return parts


def _initial(session: LiveSession | None) -> dict[str, Any]:
    rule = AttendanceRule.parse(session.rule if session else {})
    told: dict[str, Any] = {
        "share": rule.share,
        "discussion": rule.discussion,
        "closing": rule.closing,
    }
    if session is None:
        told |= {"source": offered()[0].name, "recorded": True}
        for row, (kind, minutes) in enumerate(FIRST_AGENDA, start=1):
            told |= {f"kind_{row}": kind, f"minutes_{row}": minutes}
        return told
    told |= {
        "title": session.activity.title,
        "starts_at": timezone.localtime(session.starts_at),
        "mode": session.mode,
        "source": session.media,
        "source_url": session.media_url,
        "recorded": session.is_recorded,
        "units": [str(one.unit.uid) for one in session.invited.select_related("unit")],
    }
    for row, part in enumerate(session.parts.order_by("position"), start=1):
        told |= {
            f"kind_{row}": part.kind,
            f"name_{row}": part.title,
            f"minutes_{row}": part.minutes,
        }
    return told


class HallForm(forms.Form):
    """A hall: who keeps it, and whose people sit in it."""

    name = forms.CharField(label=_("Name of the hall"), max_length=120)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), to_field_name="uid", label=_("Unit that keeps the hall")
    )
    units = UnitsField(Unit.objects.none(), to_field_name="uid", required=False)

    def __init__(self, data: Any, *, units: QuerySet[Unit]) -> None:
        super().__init__(data)
        for name in ("unit", "units"):
            self.fields[name].queryset = units  # type: ignore[attr-defined]

    def seated(self) -> Sequence[Unit]:
        """The units whose people sit here: at least that which keeps the hall."""
        return list(self.cleaned_data["units"]) or [self.cleaned_data["unit"]]


class PollForm(forms.Form):
    """A poll, or with a right answer a quick quiz."""

    question = forms.CharField(label=_("Question"), max_length=300)
    options = forms.CharField(
        label=_("Answers, one a line"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two to six. Begin the right one with * for a quick quiz."),
    )

    def clean_options(self) -> list[str]:
        lines = [one.strip() for one in self.cleaned_data["options"].splitlines()]
        lines = [one for one in lines if one.strip("* ")]
        least, most = 2, 6
        if not least <= len(lines) <= most:
            raise forms.ValidationError(_("Give two to six answers, one a line."))
        return lines

    def parsed(self) -> Mapping[str, Any]:
        """Options and the index of the right one, None for a poll."""
        lines = self.cleaned_data["options"]
        right = [n for n, one in enumerate(lines) if one.startswith("*")]
        return {
            "question": self.cleaned_data["question"],
            "options": [one.lstrip("* ") for one in lines],
            "right": right[0] if right else None,
        }
