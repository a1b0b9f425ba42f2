"""What may be done with live sessions, and by whom."""

from django.utils.translation import gettext_lazy as _

from people.access import declare
from people.kinds.role import Role

PLAN_SESSION = declare(
    "plan_session", _("Plan live sessions"), Role.CAMPAIGN_OFFICER, Role.LECTURER
)
LEAD_SESSION = declare("lead_session", _("Lead live sessions"), Role.LECTURER)
KEEP_HALL = declare(
    "keep_hall",
    _("Open halls and call the roll"),
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
)
VIEW_ATTENDANCE = declare(
    "view_attendance",
    _("See the attendance of sessions"),
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
    Role.CAMPAIGN_OFFICER,
    Role.ORGANISATION_OFFICER,
    Role.INSPECTOR,
)
TELL_ABSENCE = declare(
    "tell_absence",
    _("Give a reason for somebody's absence"),
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
)
DECIDE_ABSENCE = declare(
    "decide_absence",
    _("Excuse absences and confirm make-ups"),
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
)
