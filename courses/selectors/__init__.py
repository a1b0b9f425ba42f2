"""Selectors of courses."""
