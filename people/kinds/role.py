"""What a person may be asked to do for a unit."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """A role is held by a grant: on a unit and all below it, between two days."""

    CELL_SECRETARY = "cell_secretary", _("Cell secretary")
    COMMITTEE_OFFICER = "committee_officer", _("Committee officer")
    CAMPAIGN_OFFICER = "campaign_officer", _("Campaign officer")
    ORGANISATION_OFFICER = "organisation_officer", _("Organisation board officer")
    INSPECTOR = "inspector", _("Inspection officer")
    EDITOR = "editor", _("Content editor")
    CONTENT_APPROVER = "content_approver", _("Content approver")
    LECTURER = "lecturer", _("Lecturer")
    QUESTION_APPROVER = "question_approver", _("Question approver")
    ADMINISTRATOR = "administrator", _("System administrator")
