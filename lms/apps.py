"""Wiring of the app."""

from django.apps import AppConfig


class LMSConfig(AppConfig):
    name = "lms"
