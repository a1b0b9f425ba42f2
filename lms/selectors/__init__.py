"""What the root reads of the apps below."""
