"""Rows of the matrix, one module an app; certificates are a large part of records."""

from importlib import import_module

from tests.access.row import Row

APPS = (
    "lms", "people", "courses", "assessments", "h5p", "live", "records", "certificates",
    "cms",
)  # fmt: skip


def all_rows() -> dict[str, list[Row]]:
    """The rows of all apps by route; a route may have several."""
    rows: dict[str, list[Row]] = {}
    for app in APPS:
        for row in import_module(f"tests.access.rows.{app}").ROWS:
            rows.setdefault(row.route, []).append(row)
    return rows
