"""Services of courses."""
