"""Settings of the test suite."""

import os

os.environ.setdefault("LMS_SECRET_KEY", "test-only-key-never-used-elsewhere-0123456789")

from lms.settings.base import *  # noqa: E402, F403
