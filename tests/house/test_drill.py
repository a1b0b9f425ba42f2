"""The drill as it is run by hand: a server of its own, lost and brought back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.backup.drill import differences

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.real_time
def test_d14_drill_brings_each_row_back_and_finds_what_is_broken():
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "DATABASE_URL" and not name.startswith(("LMS_", "DJANGO_"))
    }

    done = subprocess.run(
        [sys.executable, "-m", "deploy.recipes", "drill"],
        cwd=ROOT, env=kept, capture_output=True, text=True, check=False,
    )  # fmt: skip

    told = done.stdout + done.stderr
    assert done.returncode == 0, told
    assert "Offline: whole" in told
    assert "Control: a base file with one changed byte is found and named" in told
    assert "Control: a segment of the log that is missing is found and named" in told
    assert "rows as at the mark; recovered in " in told.splitlines()[-1]


def test_t13_drill_tells_each_table_that_is_not_as_it_was():
    was = {"a": (2, "5"), "b": (1, "7"), "c": (1, "9")}

    assert differences(was, dict(was)) == []
    assert differences(was, {"a": (2, "6"), "b": (0, "0")}) == [
        "a: 2 rows at the mark, 2 came back",
        "b: 1 rows at the mark, 0 came back",
        "c: 1 rows at the mark, 0 came back (the table is not there)",
    ]
