"""Wiring of the app."""

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class LiveConfig(AppConfig):
    name = "live"

    def ready(self) -> None:
        from courses.kinds import activity  # noqa: PLC0415 -- app ready
        from kernel.schedule import every  # noqa: PLC0415 -- app ready
        from live import checks, receivers  # noqa: F401, PLC0415 -- app ready
        from live.kinds.reminder import KIND  # noqa: PLC0415 -- app ready
        from live.places import open_doors  # noqa: PLC0415 -- app ready
        from live.selectors.readiness import missing_for  # noqa: PLC0415 -- app ready
        from people.kinds import notice  # noqa: PLC0415 -- app ready

        activity.register(
            activity.ActivityKind(
                name="live",
                title=_("Live session"),
                icon="radio",
                url=_url,
                ready_to_publish=missing_for,
                is_timed=True,
            )
        )
        every(minutes=1, task="live.tasks.settle_sessions")
        every(minutes=5, task="live.tasks.remind_sessions")
        every(minutes=1, task="live.tasks.hush_speakers_again")
        notice.register(KIND)
        receivers.listen()
        open_doors()


def _url(enrolment_uid: str, activity_uid: str) -> str:
    return reverse("live:door", args=[enrolment_uid, activity_uid])
