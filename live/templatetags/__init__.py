"""Tags of live."""
