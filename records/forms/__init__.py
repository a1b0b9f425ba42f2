"""Checking of what people type."""
