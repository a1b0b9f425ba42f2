"""What each paper of a test holds: a table of points, and lines that name a type."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import QuestionVersion, Quiz
from assessments.services.quiz import BlueprintRow
from courses.models import Point

ANY = 0  # the column of any difficulty
SPARE = 2  # empty lines below those that stand


@dataclass(frozen=True)
class Cell:
    """One field of the blueprint's table, beside the size of its pool."""

    field: forms.BoundField
    pool: int


@dataclass(frozen=True)
class TypedLine:
    """The fields of a line that names a type; ``pool``: None while it names nothing."""

    fields: list[forms.BoundField]
    pool: int | None


class BlueprintForm(forms.Form):
    """A table of numbers: a row a point, a column a difficulty and one for any.

    Below it stand lines for one type of question each: ``point_3``, ``kind_3``,
    ``level_3``, ``count_3``; a line without a number is left out.
    """

    def __init__(
        self,
        *args: Any,
        points: Sequence[Point],
        pools: Mapping[tuple[int, int, str], int],
        lines: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.points = points
        self.pools = pools
        self.numbers = range(lines + SPARE)
        for point in points:
            for level in (ANY, *QuestionVersion.Difficulty):
                self.fields[_name(point, level)] = _number(
                    f"{point.number}, {_level_title(level)}"
                )
        for number in self.numbers:
            self._add_line(number)

    def _add_line(self, number: int) -> None:
        names = [(str(one.pk), f"{one.number} {one.title}") for one in self.points]
        levels = [(str(ANY), _("Any difficulty")), *QuestionVersion.Difficulty.choices]
        self.fields[f"point_{number}"] = forms.ChoiceField(
            label=_("Point"), choices=[("", "–"), *names], required=False
        )
        self.fields[f"kind_{number}"] = forms.ChoiceField(
            label=_("Type"),
            choices=[("", "–"), *QuestionVersion.Kind.choices],
            required=False,
        )
        self.fields[f"level_{number}"] = forms.TypedChoiceField(
            label=_("Difficulty"),
            choices=levels,
            coerce=int,
            empty_value=str(ANY),
            required=False,
        )
        self.fields[f"count_{number}"] = _number(_("Questions"))

    @property
    def table(self) -> list[tuple[Point, list[Cell]]]:
        return [
            (
                point,
                [
                    Cell(self[_name(point, level)], self._pool(point.pk, level))
                    for level in (ANY, *QuestionVersion.Difficulty)
                ],
            )
            for point in self.points
        ]

    @property
    def typed_lines(self) -> list[TypedLine]:
        return [
            TypedLine(
                [
                    self[f"{name}_{number}"]
                    for name in ("point", "kind", "level", "count")
                ],
                self._pool_of_line(number),
            )
            for number in self.numbers
        ]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        seen: Counter[tuple[Any, ...]] = Counter()
        for number in self.numbers:
            if not told.get(f"count_{number}"):
                continue
            for name in ("point", "kind"):
                field = f"{name}_{number}"
                if not told.get(field) and field not in self.errors:
                    self.add_error(field, _("Choose one, or empty the number."))
            line = tuple(
                told.get(f"{name}_{number}") for name in ("point", "kind", "level")
            )
            seen[line] += 1
            if all(line[:2]) and seen[line] > 1:
                self.add_error(
                    f"count_{number}",
                    _("The same line stands above: put the two numbers together."),
                )
        counts = [
            one for name, one in told.items() if name.startswith(("n_", "count_"))
        ]
        if not self.errors and not any(counts):
            raise forms.ValidationError(
                _(
                    "A test asks at least one question: type a number in one of the rows."
                )
            )
        return told

    def rows(self) -> list[BlueprintRow]:
        """The blueprint as typed; call it when the form is valid."""
        told = self.cleaned_data
        whole = [
            BlueprintRow(point, level or None, count)
            for point in self.points
            for level in (ANY, *QuestionVersion.Difficulty)
            if (count := told.get(_name(point, level)))
        ]
        by_id = {str(point.pk): point for point in self.points}
        typed = [
            BlueprintRow(
                by_id[told[f"point_{number}"]],
                int(told[f"level_{number}"] or ANY) or None,
                count,
                told[f"kind_{number}"],
            )
            for number in self.numbers
            if (count := told.get(f"count_{number}"))
        ]
        return whole + typed

    def _pool(self, point: int, level: int, kind: str = "") -> int:
        return sum(
            size
            for (at, difficulty, type_), size in self.pools.items()
            if at == point and level in {ANY, difficulty} and kind in {"", type_}
        )

    def _pool_of_line(self, number: int) -> int | None:
        if not self.initial.get(f"count_{number}"):
            return None
        point, kind, level = (
            self.initial[f"{name}_{number}"] for name in ("point", "kind", "level")
        )
        return self._pool(point, level, kind)


def blueprint_form(
    quiz: Quiz,
    told: Any,
    *,
    points: Sequence[Point],
    pools: Mapping[tuple[int, int, str], int],
) -> BlueprintForm:
    """The blueprint of ``quiz`` as a form, as it stands or as ``told``."""
    stored = list(quiz.blueprint.order_by("pk"))
    typed = [line for line in stored if line.kind]
    initial: dict[str, Any] = {
        f"n_{line.point_id}_{line.difficulty or ANY}": line.count
        for line in stored
        if not line.kind
    }
    for number, line in enumerate(typed):
        initial[f"point_{number}"] = line.point_id
        initial[f"kind_{number}"] = line.kind
        initial[f"level_{number}"] = line.difficulty or ANY
        initial[f"count_{number}"] = line.count
    return BlueprintForm(
        told, points=points, pools=pools, lines=len(typed), initial=initial
    )


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=100,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


def _name(point: Point, level: int) -> str:
    return f"n_{point.pk}_{int(level)}"


def _level_title(level: int) -> str:
    return str(QuestionVersion.Difficulty(level).label if level else _("any"))
