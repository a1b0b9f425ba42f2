"""Forms of the root."""
