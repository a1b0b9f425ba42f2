"""Addresses of people."""

from tests.access.row import Row

ROWS: list[Row] = []
