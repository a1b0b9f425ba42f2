"""What may be done with questions and tests, and by whom."""

from django.utils.translation import gettext_lazy as _

from people.access import declare, declare_scope
from people.kinds.role import Role

VIEW_BANK = declare(
    "view_bank",
    _("See question banks"),
    Role.LECTURER,
    Role.QUESTION_APPROVER,
)
EDIT_QUESTION = declare("edit_question", _("Write questions"), Role.LECTURER)
APPROVE_QUESTION = declare(
    "approve_question", _("Approve questions"), Role.QUESTION_APPROVER
)
EDIT_QUIZ = declare("edit_quiz", _("Set up tests"), Role.LECTURER)
MARK_RESPONSE = declare("mark_response", _("Mark answers by hand"), Role.LECTURER)
VIEW_RESULTS = declare(
    "view_results",
    _("See the results of tests"),
    Role.LECTURER,
    Role.QUESTION_APPROVER,
)
VIEW_UNDERSTANDING = declare(
    "view_understanding",
    _("See what was understood, by point and unit"),
    Role.LECTURER,
    Role.COMMITTEE_OFFICER,
    Role.CAMPAIGN_OFFICER,
    Role.ORGANISATION_OFFICER,
    Role.INSPECTOR,
)
CARRY_POINT = declare(
    "carry_point",
    _("Note points for the next plan"),
    Role.LECTURER,
    Role.COMMITTEE_OFFICER,
    Role.CAMPAIGN_OFFICER,
)
PROPOSE_CORRECTION = declare(
    "propose_correction", _("Propose corrections of keys"), Role.LECTURER
)
APPROVE_CORRECTION = declare(
    "approve_correction", _("Decide on corrections of keys"), Role.QUESTION_APPROVER
)
EXPORT_RESPONSES = declare(
    "export_responses", _("Export responses without names"), Role.LECTURER
)
IMPORT_BY_PROGRAM = declare_scope(
    "questions:import", _("Import questions"), EDIT_QUESTION
)
ADJUST_TEST = declare(
    "adjust_test",
    _("Grant adjustments in tests"),
    Role.LECTURER,
    Role.CAMPAIGN_OFFICER,
    Role.COMMITTEE_OFFICER,
)
REVIEW_SIGNAL = declare(
    "review_signal",
    _("Decide about signals in tests"),
    Role.INSPECTOR,
    Role.CAMPAIGN_OFFICER,
)
