"""Wiring of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"

    def ready(self) -> None:
        from kernel.schedule import every  # noqa: PLC0415 -- app ready
        from people import permissions as may  # noqa: PLC0415 -- app ready
        from people.navigation import Place, register  # noqa: PLC0415 -- app ready

        every(minutes=60, task="people.tasks.forget_failures")
        group = _("People and units")
        places = (
            (_("Tree of units"), "people:unit_list", "network", 60, may.VIEW_UNITS),
            (
                _("Members and learners"),
                "people:person_list",
                "users",
                61,
                may.VIEW_UNITS,
            ),
            (
                _("Sign-in codes"),
                "people:code_list",
                "key-round",
                62,
                may.ISSUE_SIGN_IN_CODE,
            ),
            (_("Rosters"), "people:roster_list", "upload", 63, may.IMPORT_ROSTER),
            (
                _("Roles granted"),
                "people:grant_list",
                "shield-check",
                70,
                may.GRANT_ROLE,
            ),
            (_("Audit trail"), "people:audit_list", "history", 65, may.VIEW_AUDIT),
        )
        for title, url_name, icon, order, permission in places:
            register(
                Place(title, url_name, icon, order, permission=permission, group=group)
            )
