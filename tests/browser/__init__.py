"""Journeys through the pages as people make them, in Chromium."""
