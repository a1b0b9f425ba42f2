"""Wiring of the app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "records"
