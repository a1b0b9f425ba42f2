"""Addresses of assessments."""

from tests.access.row import Row

ROWS: list[Row] = []
