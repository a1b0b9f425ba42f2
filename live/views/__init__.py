"""Views of live."""
