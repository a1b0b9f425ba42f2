"""Addresses of courses."""

from tests.access.row import Row

ROWS: list[Row] = []
