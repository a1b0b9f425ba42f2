"""Wiring of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LMSConfig(AppConfig):
    name = "lms"

    def ready(self) -> None:
        from kernel.events import subscribe  # noqa: PLC0415 -- app ready
        from kernel.schedule import every  # noqa: PLC0415 -- app ready
        from lms.services.retention import (  # noqa: PLC0415 -- app ready
            forget_person,
        )
        from people.events import ErasureGranted  # noqa: PLC0415 -- app ready
        from people.navigation import Area, Place, register  # noqa: PLC0415 -- app ready
        from people.permissions import RUN_JOBS  # noqa: PLC0415 -- app ready

        subscribe(ErasureGranted, forget_person)
        every(minutes=60, task="lms.tasks.ask_for_forgetting")
        register(Place(_("Today"), "home", "house", 10, Area.MEMBER))
        register(Place(_("Overview"), "staff", "house", 0))
        register(
            Place(
                title=_("Background work"),
                url_name="jobs",
                icon="list-checks",
                order=900,
                permission=RUN_JOBS,
                group=_("System"),
            )
        )
