"""Selectors of people."""
