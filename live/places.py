"""The doors of live in the bar and the rail."""

from django.utils.translation import gettext_lazy as _

from live.permissions import DECIDE_ABSENCE, KEEP_HALL, PLAN_SESSION, VIEW_ATTENDANCE
from people.navigation import Area, Place, register

_GROUP = _("Live sessions")


def open_doors() -> None:
    """Register them; the app calls it once it is ready."""
    register(Place(_("Live classes"), "live:sessions", "radio", 30, Area.MEMBER))
    for title, url_name, icon, order, permission in (
        (_("Plan and lead"), "live:plans", "calendar", 26, PLAN_SESSION),
        (_("Halls"), "live:halls", "monitor", 27, KEEP_HALL),
        (_("Attendance"), "live:reports", "clipboard-check", 28, VIEW_ATTENDANCE),
        (_("Absences"), "live:absences", "clipboard-list", 29, DECIDE_ABSENCE),
    ):
        register(
            Place(title, url_name, icon, order, permission=permission, group=_GROUP)
        )
