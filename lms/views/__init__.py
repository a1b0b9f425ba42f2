"""Pages of the root."""
