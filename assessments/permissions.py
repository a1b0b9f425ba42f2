"""What may be done with questions and tests, and by whom."""

from django.utils.translation import gettext_lazy as _

from people.access import declare
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
VIEW_RESULTS = declare("view_results", _("See the results of tests"), Role.LECTURER)
