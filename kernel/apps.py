"""Wiring of the app."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "kernel"

    def ready(self) -> None:
        from kernel.schedule import every  # noqa: PLC0415 -- app ready

        every(minutes=1, task="kernel.tasks.recover_jobs")
