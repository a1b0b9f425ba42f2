"""Wiring of the app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "records"

    def ready(self) -> None:
        from records.places import open_doors  # noqa: PLC0415 -- app ready
        from records.receivers import follow  # noqa: PLC0415 -- app ready

        follow()
        open_doors()
