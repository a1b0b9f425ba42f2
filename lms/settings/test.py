"""Settings of the test suite."""

import os

os.environ.setdefault("LMS_SECRET_KEY", "test-only-key-never-used-elsewhere-0123456789")

from lms.settings import env
from lms.settings.base import *  # noqa: F403
from lms.settings.base import DATABASES, STORAGES, VAR

# tests/plugin.py names the run and the migrated database that it is copied from.
DATABASES["default"]["TEST"] = {
    "NAME": "test_" + env.text("TEST_RUN", "0"),
    "TEMPLATE": env.text("TEST_TEMPLATE", "template0"),
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
# The suite reads static files where they lie; collecting them has a test of its own.
LEDGER_KEY = VAR / "test" / "ledger-key"
ERASURE_LIST = VAR / "test" / "erasures.txt"
EXPORT_KEY = VAR / "test" / "export-key"
LIVE_FILES = VAR / "test" / "live"
CREDENTIAL_KEY = VAR / "test" / "credential-key"
PULSE = False  # no thread beside a test's transaction
SHOW_COMPONENTS = True
STATIC_ROOT = (
    VAR / "test" / "no-static"
)  # what a demo collected is not read with each client
STYLES_IN_ONE = False
STORAGES["private"] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": VAR / "test" / "private"},
}
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
