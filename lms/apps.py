"""Wiring of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LMSConfig(AppConfig):
    name = "lms"

    def ready(self) -> None:
        from people.navigation import Area, Place, register  # noqa: PLC0415 -- app ready

        register(Place(_("Today"), "home", "house", 10, Area.MEMBER))
        register(Place(_("Overview"), "staff", "house", 0))
