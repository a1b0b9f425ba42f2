"""Whether a learner may open an activity now, and what stands in the way."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.kinds.activity import is_timed
from courses.models import Activity, Admission, CourseRun, Enrolment, Progress, Waiver


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
    held = Admission.objects.filter(enrolment=enrolment, activity=OuterRef("pk"))
    completed = Progress.objects.filter(
        enrolment=enrolment, activity=OuterRef("pk"), completed_at__isnull=False
    )
    return (
        Activity.objects.filter(
            Q(section__position__lt=place.position)
            | Q(section__position=place.position, position__lt=activity.position),
            ~Exists(completed),
            ~Exists(held),
            section__course=place.course_id,
            is_required=True,
        )
        .order_by("section__position", "position")
        .first()
    )


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
