"""The made-up province for tests that need people, campaigns and papers together."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from tests.conftest import NOON


@contextmanager
def small_province(blocker: pytest.FixtureRequest, folder: Path) -> Iterator[None]:
    """Make it inside a transaction that is undone at the end, whatever happens.

    For fixtures of a wider scope than a test; the files lie in ``folder``.
    """
    with (
        blocker.unblock(),  # type: ignore[attr-defined]
        time_machine.travel(NOON, tick=False),
        override_settings(VAR=folder, MEDIA_ROOT=folder / "media"),
        transaction.atomic(),
    ):
        call_command(
            "make_province", size="small", seed=7, on=date(2026, 6, 1), verbosity=0
        )
        yield
        transaction.set_rollback(True)
