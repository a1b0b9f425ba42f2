"""What the tests of H5P stand on."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Path) -> None:
    """Files are kept apart from those of others."""
    settings.MEDIA_ROOT = tmp_path / "media"
