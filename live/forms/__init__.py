"""Forms of live."""
