"""Wiring of the app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"
