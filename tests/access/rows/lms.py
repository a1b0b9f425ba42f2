"""Addresses of lms."""

from tests.access.row import Row

ROWS: list[Row] = [
    Row("home"),
    Row("staff"),
    Row("live"),
    Row("ready"),
    Row("components"),
    Row("sample_units"),
]
