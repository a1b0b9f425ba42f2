"""What shows that a lesson was studied, made ready to be read by people."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from courses.kinds.pinned import outline_of
from courses.kinds.rule import ClauseResult
from courses.models import ContentClip, Progress, StudyDay, StudyTrace
from courses.selectors.enrolment import progress_for
from courses.services.completion import explain_progress
from kernel.kinds.span import Span, joined, total
from people.access import Actor


@dataclass(frozen=True)
class Watched:
    """A clip and what was really played of it."""

    clip: ContentClip
    spans: tuple[Span, ...]

    @property
    def seconds(self) -> int:
        return total(self.spans)

    @property
    def percent(self) -> int:
        return 100 * self.seconds // self.clip.seconds

    @property
    def clocks(self) -> list[tuple[str, str]]:
        """From and to, as a player shows them."""
        return [(_clock(start), _clock(end)) for start, end in self.spans]


@dataclass(frozen=True)
class StudyEvidence:
    """All that is kept of one lesson.

    ``days`` with minutes and seconds; ``parts`` and ``checks``: title or question, and
    whether it was reached or answered.
    """

    progress: Progress
    clauses: tuple[ClauseResult, ...]
    trace: StudyTrace | None
    days: tuple[tuple[StudyDay, str], ...]
    parts: tuple[tuple[str, bool], ...]
    clips: tuple[Watched, ...]
    checks: tuple[tuple[str, bool], ...]

    @property
    def parts_reached(self) -> int:
        return sum(reached for _title, reached in self.parts)


def lesson_progress_for(user: Actor) -> QuerySet[Progress]:
    """Lessons under study: one's own, and those of people of the user's units."""
    days = StudyDay.objects.order_by("day", "device")
    return (
        progress_for(user)
        .filter(activity__kind="lesson")
        .select_related("activity", "content", "enrolment__person", "trace")
        .prefetch_related(
            Prefetch("trace__days", days),
            Prefetch("content__clips", ContentClip.objects.order_by("position")),
        )
    )


def evidence_of(progress: Progress) -> StudyEvidence:
    """All that is kept of one lesson; no query if ``progress`` comes from above."""
    trace = getattr(progress, "trace", None)
    content = progress.content
    outline = outline_of(content.html if content else "")
    answered = progress.evidence.get("checks", {})
    reached = set(trace.parts) if trace else set()
    played = trace.clips if trace else {}
    title = progress.activity.title
    return StudyEvidence(
        progress=progress,
        clauses=tuple(explain_progress(progress)),
        trace=trace,
        days=tuple(
            (one, _clock(one.seconds)) for one in (trace.days.all() if trace else ())
        ),
        parts=tuple(
            (one or title, number in reached)
            for number, one in enumerate(outline.parts)
        ),
        clips=tuple(
            Watched(one, tuple(joined(played.get(one.sha256, ()))))
            for one in (content.clips.all() if content else ())
        ),
        checks=tuple(
            (question, bool(answered.get(uid)))
            for uid, question in outline.checks.items()
        ),
    )


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}"
