"""Screens of assessments."""
