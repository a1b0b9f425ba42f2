"""What may be done with units, people and accounts, and by whom."""

from django.utils.translation import gettext_lazy as _

from people.access import declare
from people.kinds.role import Role

VIEW_UNITS = declare(
    "view_units",
    _("See units and people"),
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
    Role.CAMPAIGN_OFFICER,
    Role.ORGANISATION_OFFICER,
    Role.INSPECTOR,
)
IMPORT_ROSTER = declare("import_roster", _("Import rosters"), Role.ORGANISATION_OFFICER)
ISSUE_SIGN_IN_CODE = declare(
    "issue_sign_in_code",
    _("Issue sign-in codes"),
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
    Role.ORGANISATION_OFFICER,
)
RESET_SECOND_FACTOR = declare(
    "reset_second_factor",
    _("Reset second factors"),
    Role.COMMITTEE_OFFICER,
    Role.ORGANISATION_OFFICER,
)
TRANSFER_PERSON = declare(
    "transfer_person",
    _("Record transfers"),
    Role.COMMITTEE_OFFICER,
    Role.ORGANISATION_OFFICER,
)
REORGANISE_UNITS = declare(
    "reorganise_units",
    _("Found, rename, move, merge, split and end units"),
    Role.ORGANISATION_OFFICER,
)
GRANT_ROLE = declare(
    "grant_role",
    _("Grant roles"),
    Role.COMMITTEE_OFFICER,
    Role.ORGANISATION_OFFICER,
    Role.ADMINISTRATOR,
)
VIEW_AUDIT = declare("view_audit", _("Read the audit trail"), Role.INSPECTOR)
ANSWER_PRIVACY = declare(
    "answer_privacy",
    _("Answer requests about personal data"),
    Role.ORGANISATION_OFFICER,
)
RUN_JOBS = declare("run_jobs", _("See and restart jobs"), Role.ADMINISTRATOR)
