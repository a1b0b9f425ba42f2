"""What a session still lacks before it may be announced."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import Activity
from live.kinds.agenda import Part, missing_discussion, taught_minutes
from live.kinds.rule import AttendanceRule
from live.models import LiveSession


def plan_of(session: LiveSession) -> list[Part]:
    """The agenda in its order, as planned."""
    rows = session.parts.order_by("position")
    return [Part(one.kind, one.title, one.minutes) for one in rows]


def problems_of(session: LiveSession) -> list[str]:
    """One sentence for each thing that is missing; none when it may be published."""
    parts = plan_of(session)
    problems: list[str] = []
    if not taught_minutes(parts):
        problems.append(_("The agenda has no part yet."))
    least = AttendanceRule.parse(session.rule).discussion
    lacking = missing_discussion(parts, least)
    if lacking:
        problems.append(
            ngettext(
                "Discussion is short of %(count)d minute to reach %(least)d %% of the time.",
                "Discussion is short of %(count)d minutes to reach %(least)d %% of the time.",
                lacking,
            )
            % {"count": lacking, "least": least}
        )
    if session.has_halls and not session.halls.exists():
        problems.append(_("A session relayed to halls needs at least one hall."))
    return problems


def missing_for(activity: object) -> list[str]:
    """For ``courses``: what keeps a campaign from asking for this session."""
    assert isinstance(activity, Activity)
    session = LiveSession.objects.filter(activity=activity).first()
    if session is None:
        return [_("The session is not planned yet.")]
    if session.state == LiveSession.State.DRAFT:
        return [_("The session “%(title)s” is not published.") % {"title": activity}]
    return []
