"""Pure values of people."""
