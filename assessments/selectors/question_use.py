"""Where a question is used: tests that may draw it, papers that did, campaigns."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from assessments.models import (
    AttemptItem,
    BlueprintLine,
    Question,
    QuestionVersion,
    Quiz,
)
from courses.models import CampaignStep

YES, NO = "✓", "✗"


@dataclass
class Use:
    """A test: whether it may draw the question today, papers by version, campaigns."""

    quiz: Quiz
    may_draw: bool
    papers: dict[int, int] = field(default_factory=dict)  # version's number: papers
    campaigns: list[str] = field(default_factory=list)

    @property
    def paper_count(self) -> int:
        return sum(self.papers.values())


def uses_of(question: Question) -> list[Use]:
    """The tests that drew the question or may draw it, in four queries."""
    drawn = (
        AttemptItem.objects.filter(version__question=question)
        .values("attempt__quiz", "version__number")
        .annotate(papers=Count("pk"))
        .order_by("version__number")
    )
    papers: dict[int, dict[int, int]] = {}
    for row in drawn:
        by_version = papers.setdefault(row["attempt__quiz"], {})
        by_version[row["version__number"]] = row["papers"]
    fits = BlueprintLine.objects.filter(
        Q(difficulty=None) | Q(difficulty=OuterRef("approved_level")),
        Q(kind="") | Q(kind=OuterRef("approved_kind")),
        quiz=OuterRef("pk"),
        point=OuterRef("approved_point"),
    )
    approved = question.versions.filter(state=QuestionVersion.State.APPROVED)
    quizzes = (
        Quiz.objects.filter(Q(bank=question.bank_id) | Q(pk__in=papers))
        .annotate(
            approved_level=approved.values("difficulty")[:1],
            approved_kind=approved.values("kind")[:1],
            approved_point=approved.values("point")[:1],
        )
        .annotate(may_draw=Exists(fits) & Q(bank=question.bank_id))
        .filter(Q(may_draw=True) | Q(pk__in=papers))
        .select_related("activity__section__course")
        .order_by("activity__title", "pk")
    )
    uses = [Use(one, one.may_draw, papers.get(one.pk, {})) for one in quizzes]
    _add_campaigns(uses)
    return uses


def _add_campaigns(uses: list[Use]) -> None:
    steps = CampaignStep.objects.filter(
        Q(activity__in=[one.quiz.pk for one in uses])
        | Q(section__in=[one.quiz.activity.section_id for one in uses]),
        version__campaign__published=F("version"),
    ).select_related("version")
    for step in steps.order_by("-version__opens_at", "pk"):
        for use in uses:
            is_here = step.activity_id == use.quiz.pk or (
                step.section_id == use.quiz.activity.section_id
            )
            if is_here and step.version.title not in use.campaigns:
                use.campaigns.append(step.version.title)


def described(version: QuestionVersion) -> list[tuple[str, str]]:
    """All that a version says, as labelled lines, whatever its type."""
    point = f"{version.point.number} {version.point.title}" if version.point else "–"
    lines = [
        (_("Question"), version.stem),
        (_("Type"), str(version.get_kind_display())),
        (_("Point"), point),
        (_("Difficulty"), str(version.get_difficulty_display())),
    ]
    for name, value in version.content.items():
        if name == "options":
            lines += [_option(n, one) for n, one in enumerate(value, start=1)]
        elif value:
            title = {"scoring": _("Scoring"), "feedback": _("Feedback")}.get(name, name)
            lines.append((title, _flat(value)))
    return lines


def _option(n: int, option: dict[str, Any]) -> tuple[str, str]:
    parts = [YES if option.get("correct") else NO, str(option.get("text", ""))]
    if option.get("feedback"):
        parts.append(f"({option['feedback']})")
    return _("Option %(n)d") % {"n": n}, " ".join(parts)


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_flat(one)}" for name, one in value.items())
    if isinstance(value, list):
        return "; ".join(_flat(one) for one in value)
    return str(value)
