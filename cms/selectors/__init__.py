"""Selectors of cms."""
