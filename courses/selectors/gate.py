"""Whether a learner may open an activity now, and what stands in the way."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.kinds.activity import is_timed
from courses.models import Activity, Admission, CourseRun, Enrolment, Waiver
from kernel.prepared import Written, columns_of

# Written out: a third of the cost of the same by expressions, and a crowd that starts a
# test together asks it a thousand times a minute.
_FORMER = Written(
    "former",
    """
SELECT {columns} FROM courses_activity AS former
JOIN courses_section AS section ON section.id = former.section_id
WHERE section.course_id = %(course)s AND former.is_required
    AND (section.position, former.position) < (%(section)s, %(position)s)
    AND NOT EXISTS (
        SELECT FROM courses_progress AS progress
        WHERE progress.enrolment_id = %(enrolment)s
            AND progress.activity_id = former.id AND progress.completed_at IS NOT NULL
    )
    AND NOT EXISTS (
        SELECT FROM courses_admission AS held
        WHERE held.enrolment_id = %(enrolment)s AND held.activity_id = former.id
    )
ORDER BY section.position, former.position
LIMIT 1
""".format(columns=columns_of(Activity, "former")),  # noqa: S608 -- names of ours
    course="bigint",
    section="int",
    position="int",
    enrolment="bigint",
)


@dataclass(frozen=True)
class Closed:
    """Why an activity cannot be opened, in a sentence for the learner.

    ``former``: the required activity that is to be completed first, if that is why.
    """

    sentence: str
    former: Activity | None = None


def why_closed(
    enrolment: Enrolment, activity: Activity, now: datetime
) -> Closed | None:
    """What keeps ``enrolment`` from opening ``activity`` at ``now``; None if nothing.

    It asks as if the activity had never been opened: whoever has opened it once may go
    back to it. At most two queries when ``enrolment.run`` and ``activity.section`` are
    at hand.
    """
    if enrolment.state == Enrolment.State.WITHDRAWN:
        return Closed(_("You no longer take part in this course."))
    window = why_run_closed(enrolment.run, now)
    if window is not None:
        return window
    if activity.opens_after_id is not None:
        return _why_not_called(enrolment, activity)
    if not enrolment.run.in_order or is_timed(activity.kind):
        return None
    former = first_incomplete_before(enrolment, activity)
    if former is None or _is_waived(enrolment, activity):
        return None
    return Closed(closed_behind(former), former)


def why_run_closed(run: CourseRun, now: datetime) -> Closed | None:
    """What the run's window says to opening something at ``now``."""
    if now < run.opens_at:
        return Closed(_("The course opens on %(day)s.") % {"day": _day(run.opens_at)})
    if now >= run.closes_at:
        day = _day(run.closes_at)
        return Closed(_("The course closed on %(day)s.") % {"day": day})
    return None


def closed_behind(former: Activity) -> str:
    """The sentence that names the former activity."""
    return _("Complete “%(former)s” first.") % {"former": former.title}


def closed_until(held: Activity) -> str:
    """The sentence of what opens by itself once ``held`` is over."""
    return _("It opens by itself when “%(held)s” is over, to those who took part.") % {
        "held": held.title
    }


def first_incomplete_before(
    enrolment: Enrolment, activity: Activity
) -> Activity | None:
    """The first required activity before ``activity`` that is not complete.

    What was held with the learner there is passed over: its settlement comes later.
    """
    place = activity.section
    asked = _FORMER.call(
        course=place.course_id,
        section=place.position,
        position=activity.position,
        enrolment=enrolment.pk,
    )
    return next(iter(Activity.objects.raw(*asked)), None)


def _why_not_called(enrolment: Enrolment, activity: Activity) -> Closed | None:
    held = activity.opens_after
    assert held is not None
    was_there = Admission.objects.filter(enrolment=enrolment, activity=held).exists()
    if was_there or _is_waived(enrolment, activity):
        return None
    return Closed(closed_until(held))


def _is_waived(enrolment: Enrolment, activity: Activity) -> bool:
    return Waiver.objects.filter(enrolment=enrolment, activity=activity).exists()


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "H:i d/m/Y")
