"""What every test of records stands on."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _own_key(settings: Any, tmp_path: Path) -> None:
    """The key of the ledger and the list of erasures are the test's own."""
    settings.LEDGER_KEY = tmp_path / "ledger" / "key"
    settings.ERASURE_LIST = tmp_path / "ledger" / "erasures.txt"
