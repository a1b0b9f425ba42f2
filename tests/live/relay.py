"""The relay of panels as a process of its own, as it is supervised."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def start_relay(var: Path, *, is_heard: bool = False) -> subprocess.Popen[bytes]:
    """Start one on the tests' database; the caller ends it. ``is_heard``: ``stderr``."""
    told = connection.settings_dict
    place = f"postgresql://{told['USER']}@/{told['NAME']}?host={told['HOST']}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lms.settings.dev",
        "DATABASE_URL": place + (f"&port={told['PORT']}" if told["PORT"] else ""),
        "LMS_SECRET_KEY": settings.SECRET_KEY,
        "LMS_VAR": str(var),
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "relay_panels"],
        env=environment,
        cwd=ROOT,
        stderr=subprocess.PIPE if is_heard else None,
    )
