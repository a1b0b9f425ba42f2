"""Selectors of live."""
