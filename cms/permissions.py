"""What may be done in the editors' room, and by whom."""

from django.utils.translation import gettext_lazy as _

from people.access import declare
from people.kinds.role import Role

OPEN_EDITING = declare(
    "open_editing",
    _("Enter the editors' room"),
    Role.EDITOR,
    Role.CONTENT_APPROVER,
)
APPROVE_CONTENT = declare(
    "approve_content", _("Approve lessons and pages"), Role.CONTENT_APPROVER
)
