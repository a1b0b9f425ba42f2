"""The doors of people in the rail."""

from django.utils.translation import gettext_lazy as _

from people import permissions as may
from people.navigation import Place, register

_PLACES = (
    (_("Tree of units"), "unit_list", "network", 60, may.VIEW_UNITS),
    (_("Members and learners"), "person_list", "users", 61, may.VIEW_UNITS),
    (_("Sign-in codes"), "code_list", "key-round", 62, may.ISSUE_SIGN_IN_CODE),
    (_("Rosters"), "roster_list", "upload", 63, may.IMPORT_ROSTER),
    (
        _("Requests about personal data"),
        "privacy_list",
        "shield-check",
        64,
        may.ANSWER_PRIVACY,
    ),
    (_("Audit trail"), "audit_list", "history", 65, may.VIEW_AUDIT),
    (_("Roles granted"), "grant_list", "shield-check", 70, may.GRANT_ROLE),
)


def open_doors() -> None:
    group = _("People and units")
    for title, url_name, icon, order, permission in _PLACES:
        register(
            Place(
                title,
                f"people:{url_name}",
                icon,
                order,
                permission=permission,
                group=group,
            )
        )
