"""Pure values that every app speaks."""
