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
            (_("Units"), "people:unit_list", "network", 30, may.VIEW_UNITS),
            (_("People"), "people:person_list", "users", 40, may.VIEW_UNITS),
            (
                _("Sign-in codes"),
                "people:code_list",
                "key-round",
                50,
                may.ISSUE_SIGN_IN_CODE,
            ),
            (_("Rosters"), "people:roster_list", "upload", 60, may.IMPORT_ROSTER),
            (
                _("Roles granted"),
                "people:grant_list",
                "shield-check",
                70,
                may.GRANT_ROLE,
            ),
            (_("Audit trail"), "people:audit_list", "history", 80, may.VIEW_AUDIT),
        )
        for title, url_name, icon, order, permission in places:
            register(
                Place(title, url_name, icon, order, permission=permission, group=group)
            )
