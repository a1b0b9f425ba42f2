"""What may be done with records, and by whom."""

from django.utils.translation import gettext_lazy as _

from people.access import declare
from people.kinds.role import Role

VIEW_BOARD = declare(
    "view_board",
    _("See the board and who is missing"),
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
    Role.CAMPAIGN_OFFICER,
    Role.ORGANISATION_OFFICER,
    Role.INSPECTOR,
)
MAKE_REPORT = declare(
    "make_report",
    _("Make reports and take those that were made"),
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
    Role.CAMPAIGN_OFFICER,
    Role.ORGANISATION_OFFICER,
    Role.INSPECTOR,
)
ENTER_PARTICIPATION = declare(
    "enter_participation",
    _("Enter participations by hand"),
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
)
CONFIRM_PARTICIPATION = declare(
    "confirm_participation",
    _("Confirm participations entered by hand"),
    Role.COMMITTEE_OFFICER,
    Role.ORGANISATION_OFFICER,
)
EXPORT_EVALUATION = declare(
    "export_evaluation",
    _("Export facts for evaluation"),
    Role.ORGANISATION_OFFICER,
)
ISSUE_STATEMENT = declare(
    "issue_statement",
    _("Issue a round's statement of results"),
    Role.CAMPAIGN_OFFICER,
    Role.ORGANISATION_OFFICER,
)
ANSWER_CONTEST = declare(
    "answer_contest",
    _("Answer requests for a review"),
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
    Role.ORGANISATION_OFFICER,
)
DECIDE_CONTEST = declare(
    "decide_contest",
    _("Confirm the answer to a request for a review"),
    Role.COMMITTEE_OFFICER,
    Role.ORGANISATION_OFFICER,
)
VIEW_LEDGER = declare(
    "view_ledger",
    _("See the ledger, have it checked and, for the whole province, take it along"),
    Role.ORGANISATION_OFFICER,
    Role.INSPECTOR,
)
ERASE_FROM_LEDGER = declare(
    "erase_from_ledger",
    _("Have the ledger forget a person who asks for it, by two persons"),
    Role.ORGANISATION_OFFICER,
)
ATTEST_CELL = declare(
    "attest_cell",
    _("Confirm a cell's list and figures to the committee above"),
    Role.CELL_SECRETARY,
)
ATTEST_COMMITTEE = declare(
    "attest_committee",
    _("Confirm a committee's figures to the level above"),
    Role.COMMITTEE_OFFICER,
)
ACCEPT_ATTESTATION = declare(
    "accept_attestation",
    _("Accept or return what the units right below have confirmed"),
    Role.COMMITTEE_OFFICER,
    Role.ORGANISATION_OFFICER,
)
LOCK_ATTESTATION = declare(
    "lock_attestation",
    _("Lock the attested figures of a campaign"),
    Role.ORGANISATION_OFFICER,
)
VIEW_CERTIFICATES = declare(
    "view_certificates",
    _("See the registers of certificates"),
    Role.CAMPAIGN_OFFICER,
    Role.ORGANISATION_OFFICER,
    Role.INSPECTOR,
)
ISSUE_CERTIFICATE = declare(
    "issue_certificate",
    _("Open registers; issue, reissue and revoke certificates"),
    Role.CAMPAIGN_OFFICER,
    Role.ORGANISATION_OFFICER,
)
