"""Pure values of records."""
