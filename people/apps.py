"""Wiring of the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "people"

    def ready(self) -> None:
        from kernel.schedule import every  # noqa: PLC0415 -- app ready
        from people.kinds.notice import register  # noqa: PLC0415 -- app ready
        from people.kinds.second_factor import KINDS  # noqa: PLC0415 -- app ready
        from people.places import open_doors  # noqa: PLC0415 -- app ready
        from people.receivers import follow  # noqa: PLC0415 -- app ready

        follow()
        for kind in KINDS:
            register(kind)
        open_doors()
        every(minutes=60, task="people.tasks.forget_failures")
        every(minutes=60, task="people.tasks.hand_over")
        every(minutes=15, task="people.tasks.mail_notices")
