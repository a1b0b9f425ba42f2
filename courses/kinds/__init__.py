"""Pure values of courses."""
