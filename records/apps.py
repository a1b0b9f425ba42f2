"""Wiring of the app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "records"

    def ready(self) -> None:
        from records.receivers import follow

        follow()
