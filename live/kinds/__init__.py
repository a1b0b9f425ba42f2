"""Pure values of live classes."""
