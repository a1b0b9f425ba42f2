"""Wiring of the app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self) -> None:
        from kernel.schedule import every  # noqa: PLC0415 -- app ready

        every(minutes=1, task="assessments.tasks.close_overdue")
