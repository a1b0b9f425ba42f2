"""Wiring of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"

    def ready(self) -> None:
        from courses import models, receivers  # noqa: PLC0415 -- app ready
        from courses.permissions import GRANT_WAIVER, VIEW_CAMPAIGN  # noqa: PLC0415 -- app ready
        from courses.selectors.reform import stakes  # noqa: PLC0415 -- app ready
        from kernel.schedule import every  # noqa: PLC0415 -- app ready
        from people.kinds import estate, reform  # noqa: PLC0415 -- app ready
        from people.navigation import Area, Place, register  # noqa: PLC0415 -- app ready

        receivers.listen()
        reform.register(stakes)
        for owned in (
            models.Course,
            models.CourseRun,
            models.Resolution,
            models.Campaign,
        ):
            estate.register(estate.Estate(owned))
        every(minutes=60, task="courses.tasks.sync_rosters")
        register(Place(_("Learn"), "courses:study", "book-open", 20, Area.MEMBER))
        register(
            Place(
                _("Campaigns"),
                "courses:campaign_list",
                "target",
                20,
                permission=VIEW_CAMPAIGN,
                group=_("Study"),
            )
        )
        register(
            Place(
                _("Leave from the order"),
                "courses:waiver_list",
                "list-checks",
                25,
                permission=GRANT_WAIVER,
                group=_("Study"),
            )
        )
