"""The house's limits: files, functions, drivers."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.db.backends.postgresql.psycopg_any import is_psycopg3

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [
    "kernel", "people", "courses", "assessments", "h5p", "live", "records", "cms", "lms",
    "deploy", "bench", "tests", "static",
]  # fmt: skip
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40
MOST_LINES_OF_A_SCRIPT = 150


def test_files_have_at_most_300_lines() -> None:
    long = [
        f"{file.relative_to(ROOT)}: {count}"
        for file in _files("*.py", "*.css", "*.js")
        if (count := len(file.read_text().splitlines())) > MOST_LINES
    ]

    assert long == []


def test_scripts_have_at_most_150_lines() -> None:
    long = [
        f"{file.relative_to(ROOT)}: {count}"
        for file in _files("*.js")
        if (count := len(file.read_text().splitlines())) > MOST_LINES_OF_A_SCRIPT
    ]

    assert long == []


def test_functions_have_at_most_40_lines() -> None:
    long = [
        f"{file.relative_to(ROOT)}:{node.lineno} {node.name}"
        for file in _files("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and _length(node) > MOST_LINES_OF_A_FUNCTION
    ]

    assert long == []


def test_database_driver_is_psycopg2() -> None:
    # Pure-Python psycopg would be preferred silently and is many times slower.
    assert not is_psycopg3


def _files(*patterns: str) -> Iterator[Path]:
    if "*.py" in patterns:
        yield ROOT / "run"
    for folder in FOLDERS:
        for pattern in patterns:
            for file in sorted((ROOT / folder).rglob(pattern)):
                if "migrations" not in file.parts and "vendor" not in file.parts:
                    yield file


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, its docstring apart."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
