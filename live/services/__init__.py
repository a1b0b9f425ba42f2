"""Services of live."""
