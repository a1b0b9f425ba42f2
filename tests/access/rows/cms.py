"""Addresses of cms."""

from tests.access.row import Row

ROWS: list[Row] = []
