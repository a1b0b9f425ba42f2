"""The printed table of rights is the one in force."""

from pathlib import Path
from typing import Any

from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]


def test_d01_permissions_page_is_up_to_date(capsys: Any) -> None:
    call_command("show_permissions")

    assert capsys.readouterr().out == (ROOT / "docs" / "permissions.md").read_text()
