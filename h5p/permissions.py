"""What may be done with interactive content, and by whom."""

from django.utils.translation import gettext_lazy as _

from people.access import declare, declare_scope
from people.kinds.role import Role

EDIT_H5P = declare("edit_h5p", _("Make and import interactive content"), Role.LECTURER)
VIEW_PRACTICE = declare("view_practice", _("See how learners practise"), Role.LECTURER)
MARK_PRACTICE = declare(
    "mark_practice", _("Mark written answers of exercises"), Role.LECTURER
)
TRUST_H5P = declare(
    "trust_h5p", _("Install and trust libraries of H5P"), Role.ADMINISTRATOR
)
VALIDATE_BY_PROGRAM = declare_scope(
    "h5p:validate", _("Check H5P packages"), EDIT_H5P, TRUST_H5P
)
