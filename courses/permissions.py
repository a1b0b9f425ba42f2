"""What may be done with courses and campaigns, and by whom."""

from django.utils.translation import gettext_lazy as _

from people.access import declare
from people.kinds.role import Role

VIEW_CAMPAIGN = declare(
    "view_campaign",
    _("See campaigns"),
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
    Role.CAMPAIGN_OFFICER,
    Role.ORGANISATION_OFFICER,
    Role.INSPECTOR,
)
RUN_CAMPAIGN = declare("run_campaign", _("Run campaigns"), Role.CAMPAIGN_OFFICER)
EDIT_COURSE = declare("edit_course", _("Edit courses"), Role.EDITOR)
GRANT_WAIVER = declare(
    "grant_waiver",
    _("Waive the order of lessons"),
    Role.CAMPAIGN_OFFICER,
    Role.LECTURER,
)
