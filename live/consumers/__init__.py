"""Sockets of live."""
